// Writes a file for a person to find, in a folder of theirs. It is new or it is not written: nothing is ever replaced.

import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { hasErrorCode } from '../core/problem.ts';

/** Answers false when something of that name is there. Throws the system's error; then nothing of it is left. */
export async function writeNewFile(file: string, content: string | Buffer): Promise<boolean> {
  let isOurs = false;
  try {
    const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644);
    isOurs = true;
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (isOurs) await rm(file, { force: true });
    else if (hasErrorCode(error, 'EEXIST')) return false;
    throw error;
  }
}
