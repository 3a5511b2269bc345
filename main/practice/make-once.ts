// Folders that are made once and whole: built beside their place and moved there in one step, so that a crash, a full disk or a second
// program doing the same never leaves half of one.

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hasErrorCode } from '../core/problem.ts';

const unfinishedMark = '.making-';
const leftOverAgeMs = 10 * 60 * 1000;

/** Makes a folder (0700) unless it is there. `fill` gets the folder in which to put things; if it throws, nothing stays. */
export async function makeOnce(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await removeLeftOvers(target);
  if (await exists(target)) return;
  const unfinished = `${target}${unfinishedMark}${randomUUID()}`;
  await mkdir(unfinished, { mode: 0o700 });
  try {
    await fill(unfinished);
    await moveIntoPlace(unfinished, target);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function moveIntoPlace(from: string, to: string, delayMs = 10): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (await exists(to)) return; // somebody else was quicker: theirs is as good
    // On Windows a virus scanner holds new files open for a moment.
    if (delayMs > 640 || !hasErrorCode(error, 'EPERM', 'EBUSY', 'EACCES')) throw error;
    await wait(delayMs);
    await moveIntoPlace(from, to, delayMs * 2);
  }
}

/** What an interrupted run left. Young ones stay: they may belong to a program that is at work. */
async function removeLeftOvers(target: string): Promise<void> {
  const folder = dirname(target);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(target) + unfinishedMark));
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > leftOverAgeMs) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  });
}
