// A folder for files that another program reads or writes for a moment: fresh, closed to others, removed in every outcome.

import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabProblem } from '../../core/problem.ts';
import { inWorkFolder } from '../archive/work-folder.ts';

/** Puts a file into the folder and answers its path. */
export type WriteInto = (name: string, content: string | Uint8Array) => Promise<string>;

const sizeBytes = 512 * 1024;

/** Makes the folder, lets it be used, and removes it. Throws `certificate.noSpace`, `certificate.noWorkFolder`. */
export async function inPrivateFolder<T>(use: (write: WriteInto, folder: string) => Promise<T>): Promise<T> {
  return inWorkFolder(tmpdir(), sizeBytes, (folder) => use(async (name, content) => {
    const file = join(folder, name);
    await writeFile(file, content, { mode: 0o600, flag: 'wx' });
    return file;
  }, folder)).catch((error: unknown) => { throw aboutCertificate(error); });
}

/** The folder's own problems speak of the archive that it was made for first. */
function aboutCertificate(error: unknown): unknown {
  if (!(error instanceof LabProblem)) return error;
  const { code } = error.problem;
  if (code === 'bundle.noSpace') return new LabProblem('certificate.noSpace', { place: tmpdir() }, { cause: error });
  return code === 'bundle.noWorkFolder' ? new LabProblem('certificate.noWorkFolder', {}, { cause: error }) : error;
}
