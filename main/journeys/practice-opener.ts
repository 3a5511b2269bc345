// Loads the practice lab when it is asked for, so that neither entry carries its code (and its certificate library) at start.

import type { KistaSceneId } from '../../preload/contract/kista-scenes.ts';
import { isSceneId, sceneIds } from '../../preload/contract/scenes.ts';
import { LabProblem } from '../core/problem.ts';
import type { KistaWorld } from '../practice/kista-world.ts';
import type { Machine } from '../system/machine.ts';
import type { Outside } from './session.ts';

/** `anew`: as if nobody had practised before. `connected`: such a new practice computer is connected to the VPN. */
export interface PracticeStart {
  readonly anew?: boolean;
  readonly connected?: boolean;
}

/** How both entries open the practice lab: with this computer's platform, programs and 7-Zip, and nothing else of it. Throws `usage.badValue` for an unknown scene. */
export function practiceOpener(machine: Machine, signal: AbortSignal, more: PracticeStart = {}): Outside['openPractice'] {
  return async (folder, word = 'happy', journey) => {
    if (!isSceneId(word)) throw new LabProblem('usage.badValue', { option: '--scene', expected: sceneIds.join(', ') });
    const { openPracticeLab } = await import('../practice/lab.ts');
    const { platform, runner, sevenZip } = machine;
    return openPracticeLab({ folder, scene: word, journey, platform, runner, sevenZip, signal, ...more });
  };
}

/** The practice kista, a world of its own beside the practice lab. */
export type OpenKistaWorld = (folder: string, scene: KistaSceneId) => Promise<KistaWorld>;

/** How both entries open it: with this computer's platform and programs, and nothing else of it. */
export function kistaWorldOpener(machine: Machine): OpenKistaWorld {
  return async (folder, scene) => {
    const { openKistaWorld } = await import('../practice/kista-world.ts');
    return openKistaWorld(folder, scene, machine);
  };
}
