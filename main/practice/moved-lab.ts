// The practice lab at the address where it was before it moved: what an earlier journey left on the practice computer (hosts file, short
// names, the keys of the machines of then), and the map that says where it is now. Put there once.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabName } from '../../preload/contract/plans.ts';
import { knownHostsFile } from '../system/ssh/places.ts';
import { makeKeyPair } from '../system/ssh/key-files.ts';
import type { PracticeComputer } from './computer.ts';
import { putEarlierLab, putUnlessThere } from './other-lab.ts';
import { practiceLabName } from './practice-lab-name.ts';

/** Loopback like the practice lab's present one; nobody listens there. */
const before: LabName = { ...practiceLabName, address: '127.0.0.3' };

/** Sets it up and answers where the map lies. */
export async function putMovedLab(folder: string, computer: PracticeComputer): Promise<string> {
  await putEarlierLab(computer, before);
  await putUnlessThere(knownHostsFile(computer.home), before.address, (text) => `${text}${before.address} ${oldKey()}\n${before.lab} ${oldKey()}\n`);
  const map = join(folder, 'migration-map.yml');
  await writeFile(map, `# Practice: which labs have moved\n${before.address}: ${practiceLabName.address}\n`, { mode: 0o600 });
  return map;
}

/** As OpenSSH records it: type and key. The machine that had it is no more. */
function oldKey(): string {
  return makeKeyPair('', undefined).public.trim();
}
