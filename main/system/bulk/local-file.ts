// Large files of the person, piece by piece: read, or written as a part beside their place and moved there when they are whole. Nothing that
// is there is ever replaced, and no link is followed.

import { constants, type Stats } from 'node:fs';
import { link, lstat, mkdir, open, rename, rm, statfs, type FileHandle } from 'node:fs/promises';
import { hasErrorCode } from '../../core/problem.ts';
import type { Platform } from '../command.ts';
import { retryWhileLocked } from '../retry-locked.ts';

// Windows has neither: a link is then noticed by who walks, and there are no named pipes in folders.
const noFollow = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a regular file for reading. Throws the system's error, and `ELOOP` in the system's words for a link. */
export function openForReading(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | noFollow);
}

/** Makes a new file for writing. Throws `EEXIST` in the system's words when there is anything of that name. */
export function createPart(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o600);
}

/** Opens a part that is there. Undefined when it is not, or when it is no file of its own: a link, or one with a second name. */
export async function reopenPart(path: string): Promise<FileHandle | undefined> {
  const found = await statOf(path);
  if (found === undefined || !found.isFile() || found.nlink > 1) return undefined;
  return open(path, constants.O_RDWR | noFollow);
}

/** Gives a finished part its name. Throws `EEXIST` in the system's words when there is anything of that name. */
export async function placePart(part: string, path: string, platform: Platform): Promise<void> {
  try {
    // A link, unlike a rename, never replaces what is there.
    await retryWhileLocked(() => link(part, path), path, platform);
  } catch (error) {
    // No second names on this disk (FAT, exFAT, some network folders).
    if (!hasErrorCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EISDIR', 'UNKNOWN')) throw error;
    if (await statOf(path) !== undefined) throw Object.assign(new Error('there is a file of this name'), { code: 'EEXIST', cause: error });
    return retryWhileLocked(() => rename(part, path), path, platform);
  }
  await retryWhileLocked(() => rm(part), part, platform);
}

/** Makes a folder for this user. Throws the system's error. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 });
}

/** Removes a part of ours. */
export function removePart(path: string): Promise<void> {
  return rm(path, { force: true });
}

/** What stands at a path, links not followed; undefined when nothing does. */
export async function statOf(path: string): Promise<Stats | undefined> {
  return lstat(path).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  });
}

/** Free space for this user, in bytes; undefined where the system does not tell. */
export async function freeBytesAt(folder: string): Promise<number | undefined> {
  return statfs(folder).then(({ bavail, bsize }) => bavail * bsize, () => undefined);
}
