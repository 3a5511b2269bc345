// The practice kista as a world of its own: a scratch home folder, a real SFTP server on this computer, and somebody who plays HUNT Cloud: takes
// the key and answers with the transfer information. Nothing of it is real, and nobody outside this computer is asked.

import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from '../../preload/contract/facts.ts';
import type { TransferInformation } from '../../preload/contract/kista.ts';
import type { KistaSceneId } from '../../preload/contract/kista-scenes.ts';
import { shippedFacts } from '../core/facts.ts';
import type { Machine } from '../system/machine.ts';
import { claimFolder, rememberPorts } from './folder.ts';
import { kistaScenes } from './kista-scenes.ts';
import { practiceLabName } from './practice-lab-name.ts';
import { kistaServerName, openKista, openPracticeKista } from './servers/kista.ts';

/** What of a computer an outsider's transfer needs. */
export type KistaMachine = Pick<Machine, 'platform' | 'home' | 'runner' | 'resolver' | 'systemRoot'>;

export interface KistaWorld {
  readonly scene: KistaSceneId;
  readonly machine: KistaMachine;
  readonly facts: Facts['kista'];
  /** Absolute; what is remembered of this world. */
  readonly stateDir: string;
  /** What HUNT Cloud's letter says. */
  readonly information: TransferInformation;
  /** HUNT Cloud gets the public key. */
  takeKey(publicLine: string): Promise<void>;
  close(): Promise<void>;
}

/** The reserved ending of RFC 2606: such a name never has an address. */
const unknownName = 'kista.practice.invalid';
const otherFingerprint = `SHA256:${'Practice'.repeat(5)}AAA`.slice(0, 50);

/** Opens the world in a folder of its own and starts its server. Throws `state.otherWorld`, `journal.notWritable`. */
export async function openKistaWorld(folder: string, sceneId: KistaSceneId, machine: KistaMachine): Promise<KistaWorld> {
  const scene = kistaScenes[sceneId];
  const ports = await claimFolder(folder, true);
  const [home, servers] = [join(folder, 'computer', 'home'), join(folder, 'servers')];
  for (const made of [join(home, 'Downloads'), join(home, 'Desktop'), servers]) await mkdir(made, { recursive: true, mode: 0o700 });
  const kista = await openPracticeKista(servers);
  const server = await openKista(servers, ports[kistaServerName], scene);
  rememberPorts(folder, { [kistaServerName]: server.port });
  if (!scene.isUp) await server.close();
  const host = scene.hasName ? practiceLabName.address : unknownName;
  return {
    scene: sceneId, stateDir: folder,
    machine: { ...machine, home, resolver: { name: 'practice stand-in for the resolver', resolve: () => Promise.resolve([]) } },
    facts: { ...shippedFacts().facts.kista, host, addresses: [practiceLabName.address], portFrom: server.port, portTo: server.port },
    information: { host, port: server.port, user: kista.user, fingerprint: scene.fingerprint === 'right' ? kista.fingerprint : otherFingerprint },
    takeKey: async (publicLine) => { if (scene.addsKey) await addOnce(kista.authorizedKeysFile, publicLine); },
    close: async () => { if (scene.isUp) await server.close(); },
  };
}

async function addOnce(file: string, line: string): Promise<void> {
  if (!(await readFile(file, 'utf8')).split('\n').includes(line)) await appendFile(file, `${line}\n`);
}
