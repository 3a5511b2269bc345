// Makes a folder of our own, closed to other users, and remembers in it how many folders above it had to be made as well, so that removing
// lab access leaves none of them behind and takes none away that was there before.

import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { hasErrorCode } from './problem.ts';

const noteName = 'folders-made';
const mostFolders = 32;

/** Makes the folder when it is not there. Throws as the file system does. */
export function makeOwnFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const above = relative(resolve(first), resolve(folder)).split(sep).filter((part) => part !== '').length;
  if (above > 0) writeFileSync(join(folder, noteName), `${above}\n`, { mode: 0o600, flush: true });
}

/** Removes the folder when nothing but our note is in it, and the folders above it that were made for it and are empty. Answers whether it is gone. */
export function removeOwnFolder(folder: string): boolean {
  const above = readNote(folder);
  rmSync(join(folder, noteName), { force: true });
  if (!removeIfEmpty(folder)) {
    if (above > 0) writeFileSync(join(folder, noteName), `${above}\n`, { mode: 0o600, flush: true });
    return false;
  }
  for (let left = above, at = dirname(folder); left > 0 && removeIfEmpty(at); left -= 1) at = dirname(at);
  return true;
}

function readNote(folder: string): number {
  try {
    const count = Number(readFileSync(join(folder, noteName), 'utf8'));
    return Number.isInteger(count) && count > 0 && count <= mostFolders ? count : 0;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return true;
    if (hasErrorCode(error, 'ENOTEMPTY', 'EEXIST', 'EBUSY', 'EPERM', 'EACCES')) return false;
    throw error;
  }
}
