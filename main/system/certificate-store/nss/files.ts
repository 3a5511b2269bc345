// The files of an NSS database: whether they are there, making them, and removing those of an empty database.

import { mkdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrorCode } from '../../../core/problem.ts';
import { createDatabase } from './commands.ts';
import { toStoreProblem, type Tools } from './tool.ts';

/** The journals are there only when a change was cut off. */
const names = ['cert9.db', 'key4.db', 'pkcs11.txt', 'cert9.db-journal', 'key4.db-journal'] as const;

/** Answers whether there is a database in a folder. */
export async function hasDatabase(db: string): Promise<boolean> {
  return stat(join(db, names[0])).then(() => true, (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw toStoreProblem(error, db);
  });
}

/** How many folders on the way to a database are missing, its own included. */
export async function countMissingFolders(db: string): Promise<number> {
  const isThere = await stat(db).then(() => true, (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw toStoreProblem(error, db);
  });
  return isThere ? 0 : 1 + await countMissingFolders(dirname(db));
}

/** Makes an empty database, and its folder (0700) when that is missing too. One that is there stays as it is. */
export async function makeDatabase(db: string, { look }: Tools): Promise<void> {
  if (await hasDatabase(db)) return;
  const missing = await countMissingFolders(db);
  await mkdir(db, { recursive: true, mode: 0o700 }).catch((error: unknown) => { throw toStoreProblem(error, db); });
  try {
    await look(createDatabase(db));
  } catch (error) {
    await removeDatabase(db, missing);
    throw error;
  }
}

/** Removes the files, and so many of the folders that hold them, the innermost first. A folder with somebody else's files stays. */
export async function removeDatabase(db: string, folders: number): Promise<void> {
  try {
    for (const name of names) await rm(join(db, name), { force: true });
    for (let folder = db, left = folders; left > 0; folder = dirname(folder), left -= 1) await rmdir(folder);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY')) throw toStoreProblem(error, db);
  }
}
