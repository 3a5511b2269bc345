// Writes a file to a place that the person chose in the system's dialog, which has asked before it gave the name of one that is there.

import { writeFile } from 'node:fs/promises';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';

const expected = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENOSPC', 'EISDIR', 'EBUSY'] as const;

/** Readable for this user alone where it is new. Throws `programs.notSaved`. */
export async function saveFile(place: string, content: Buffer): Promise<void> {
  await writeFile(place, content, { mode: 0o600 }).catch((cause: unknown) => {
    if (hasErrorCode(cause, ...expected)) throw new LabProblem('programs.notSaved', { file: place }, { cause });
    throw cause;
  });
}
