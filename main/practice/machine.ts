// The computer as a practice journey sees it: scratch copies, and named stand-ins for what an operating system cannot scratch. Programs
// run for real. Nothing here asks for administrator rights.

import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { LabProblem } from '../core/problem.ts';
import type { Platform, Runner } from '../system/command.ts';
import { canReplaceFile, type Machine } from '../system/machine.ts';
import { noBrowser } from '../system/browser/browser.ts';
import type { PageOpener } from '../system/browser/open-page.ts';
import { createPracticeStore } from './certificate-store.ts';
import { profileFile } from '../system/vpn-client/places.ts';
import { practiceStandInForPrerequisites } from './prerequisites.ts';
import type { PracticeComputer } from './computer.ts';
import type { Ports } from './folder.ts';
import { createHostsFileResolver } from './hosts-resolver.ts';
import type { Scene } from './scenes.ts';
import { vpnStandInName } from './servers/vpn-stand-in.ts';
import { createPracticeVpn } from './vpn-client.ts';

export interface PracticeMachineParts {
  readonly computer: PracticeComputer;
  readonly scene: Scene;
  readonly platform: Platform;
  readonly runner: Runner;
  readonly sevenZip: string;
  readonly ports: Ports;
}

/** Puts the practice computer together. */
export async function createPracticeMachine({ computer, scene, platform, runner, sevenZip, ports }: PracticeMachineParts): Promise<Machine> {
  const { home } = computer;
  return {
    vpn: createPracticeVpn({ port: ports[vpnStandInName] ?? 0, profileFile: (user) => profileFile(platform, home, user) }),
    certificateStore: await createPracticeStore({ platform, home, runner }), browser: noBrowser,
    prerequisites: practiceStandInForPrerequisites(platform, scene, sevenZip, () => systemClock.now()),
    platform, runner, sevenZip, practice: true, home: computer.home, hostsFile: computer.hostsFile,
    resolver: createHostsFileResolver(computer.hostsFile), pageOpener: createPageOpenerStandIn(join(dirname(dirname(home)), 'opened-pages.txt')),
    canReplace: async (path) => scene.mayChangeHosts && canReplaceFile(path, dirname(path)),
    elevate: practiceStandInForElevation,
  };
}

/** Stands in for the browser: no browser knows the practice names or trusts their authority. It notes what would have been opened. */
function createPageOpenerStandIn(file: string): PageOpener {
  return {
    async open(url) {
      await appendFile(file, `${url}\n`, { mode: 0o600 });
      return 'practice stand-in for the browser';
    },
  };
}

/** Stands in for the prompt and always answers what an organisation's computer answers: not for this user. */
function practiceStandInForElevation(): Promise<never> {
  return Promise.reject(new LabProblem('elevation.notAllowed'));
}
