// The practice lab: everything a journey needs, with nothing real (design.md 6). It is loaded only when asked for. All it makes lies in
// one folder, which is kept: a second run finds the same lab, link, bundle and computer. No secret is stored.

import { join } from 'node:path';
import type { Facts } from '../../preload/contract/facts.ts';
import { journeySteps, type JourneyId } from '../../preload/contract/journeys.ts';
import { workbenchName } from '../../preload/contract/lab.ts';
import type { SceneId } from '../../preload/contract/scenes.ts';
import { LabProblem } from '../core/problem.ts';
import type { Secrets } from '../core/secret.ts';
import type { Platform, Runner } from '../system/command.ts';
import type { Machine } from '../system/machine.ts';
import { openComputer } from './computer.ts';
import { practiceFacts } from './facts.ts';
import { claimFolder, rememberPorts } from './folder.ts';
import { composePracticeLink } from './link.ts';
import { createPracticeMachine } from './machine.ts';
import { openMaterial } from './material.ts';
import { putMovedLab } from './moved-lab.ts';
import { putOtherLab } from './other-lab.ts';
import { practiceDomain, practiceLabName } from './practice-lab-name.ts';
import { scenes } from './scenes.ts';
import { practiceSecrets } from './secrets.ts';
import { openPracticeKista, type PracticeKista } from './servers/kista.ts';
import { openServers } from './servers/open-servers.ts';

export interface PracticeLab {
  readonly folder: string;
  readonly scene: SceneId;
  readonly machine: Machine;
  readonly facts: Facts;
  /** The Lab access link of the e-mail. */
  readonly link: string;
  readonly bundleFile: string;
  /** What HUNT Cloud's letter about the kista says. */
  readonly kista: PracticeKista;
  /** For the journey about a move: which lab has moved, as HUNT Cloud publishes it. */
  readonly migrationMap?: string;
  /** How far the clock of the person's phone is ahead of this computer's: phones have the network's time, as the servers. */
  readonly phoneAheadMs: number;
  /** What the Signal message of this scene says, and a new passphrase. New values at each call: whoever uses them may wipe them. */
  secrets(): Secrets;
  /** Stops the servers. What is in the folder stays. */
  close(): Promise<void>;
}

export interface PracticeOptions {
  /** Absolute path. Made when it is missing; taken up when it is a practice lab's; refused when it holds anything else. */
  readonly folder: string;
  readonly scene: SceneId;
  /** What the lab is made for, when it is made anew: whether the passphrase still is the temporary key. `new_user` when left out. */
  readonly journey?: JourneyId;
  readonly platform: Platform;
  readonly runner: Runner;
  /** Absolute path of the bundled 7-Zip. */
  readonly sevenZip: string;
  readonly signal: AbortSignal;
  /** The practice computer and the servers forget what was done before; certificates and bundles stay. */
  readonly anew?: boolean;
  /** With `anew`: the practice computer is connected to the VPN from the start. */
  readonly connected?: boolean;
}

/**
 * Opens the practice lab in a folder and starts its servers. Throws `state.otherWorld` for a folder with other content,
 * `practice.folderNotWritable`, `practice.damaged`, and an AbortError when cancelled.
 */
export async function openPracticeLab(options: PracticeOptions): Promise<PracticeLab> {
  const { folder, platform, runner, sevenZip, signal } = options;
  const scene = scenes[options.scene];
  const serverName = workbenchName(practiceLabName, practiceDomain);
  const { wishedPorts, material, computer } = await naming(folder, async () => ({
    wishedPorts: await claimFolder(folder, options.anew),
    material: await openMaterial(folder, practiceLabName, serverName, { runner, sevenZip, signal }),
    computer: await openComputer(folder, platform),
  }));
  if (scene.hasOtherLab) await naming(folder, () => putOtherLab(computer));
  const migrationMap = options.journey === 'lab_migration' ? await naming(folder, () => putMovedLab(folder, computer)) : undefined;
  signal.throwIfAborted();
  const servers = await openServers({
    folder: join(folder, 'servers'), scene, lab: practiceLabName, material, serverName, wishedPorts, secrets: () => practiceSecrets(material.seed, scenes.happy),
    isConnected: options.anew === true && options.connected === true,
    passphraseIsNew: journeySteps[options.journey ?? 'new_user'].includes('change-passphrase'),
  }, (ports) => rememberPorts(folder, ports));
  return {
    folder, scene: options.scene, bundleFile: material.bundleFiles[scene.bundle], link: composePracticeLink(practiceLabName, options.journey ?? 'new_user'), phoneAheadMs: scene.serverAheadMs,
    machine: await createPracticeMachine({ computer, scene, platform, runner, sevenZip, ports: servers.ports }),
    facts: practiceFacts(material, servers.ports), ...(migrationMap !== undefined && { migrationMap }),
    kista: await openPracticeKista(join(folder, 'servers')),
    secrets: () => practiceSecrets(material.seed, scene),
    close: servers.close,
  };
}

/** A refusal of the system while the folder is made (no rights, disk full) is the folder's problem. */
async function naming<T>(folder: string, work: () => Promise<T>): Promise<T> {
  return work().catch((cause: unknown) => {
    if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause;
    throw new LabProblem('practice.folderNotWritable', { file: folder, reason: String(cause.code) }, { cause });
  });
}
