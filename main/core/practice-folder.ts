// How a practice lab's folder is told from a real state folder: by its own file. Both sides need to know it, the lab and the engine.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The file that makes a folder a practice lab's. */
export const practiceFile = 'practice.json';

/** Answers whether a state folder belongs to the practice lab. */
export function isPracticeFolder(folder: string): boolean {
  return existsSync(join(folder, practiceFile));
}

/** The home folder of the practice computer in a practice lab's folder. */
export function practiceHome(folder: string): string {
  return join(folder, 'computer', 'home');
}
