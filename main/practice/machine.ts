// The computer as a practice journey sees it: scratch copies, and named stand-ins for what an operating system cannot scratch. Programs
// run for real. Nothing here asks for administrator rights.

import { dirname } from 'node:path';
import { LabProblem } from '../core/problem.ts';
import type { Platform, Runner } from '../system/command.ts';
import { canReplaceFile, type Machine } from '../system/machine.ts';
import { noBrowser } from '../system/browser/browser.ts';
import { createPracticeStore } from './certificate-store.ts';
import { profileFile } from '../system/vpn-client/places.ts';
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
    platform, runner, sevenZip, practice: true, home: computer.home, hostsFile: computer.hostsFile,
    resolver: createHostsFileResolver(computer.hostsFile),
    canReplace: async (path) => scene.mayChangeHosts && canReplaceFile(path, dirname(path)),
    elevate: practiceStandInForElevation,
  };
}

/** Stands in for the prompt and always answers what an organisation's computer answers: not for this user. */
function practiceStandInForElevation(): Promise<never> {
  return Promise.reject(new LabProblem('elevation.notAllowed'));
}
