// The scratch copies of the parts of a computer that journeys change: a home folder and a hosts file. Made once; later runs find them
// as the last journey left them.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceHome } from '../core/practice-folder.ts';
import type { Platform } from '../system/command.ts';
import { typicalHosts } from '../system/hosts-file/typical.ts';
import { makeOnce } from './make-once.ts';

export interface PracticeComputer {
  readonly home: string;
  readonly hostsFile: string;
}

/** Makes the scratch copies in a practice folder, or takes up what is there. */
export async function openComputer(folder: string, platform: Platform): Promise<PracticeComputer> {
  const target = join(folder, 'computer');
  await makeOnce(target, async (unfinished) => {
    await mkdir(join(unfinished, 'home'), { mode: 0o700 });
    await writeFile(join(unfinished, 'hosts'), typicalHosts[platform], { mode: 0o644 });
  });
  return { home: practiceHome(folder), hostsFile: join(target, 'hosts') };
}
