// The files that an import into NetworkManager leaves in the home folder when its connection is removed.

import { rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrorCode } from '../../../core/problem.ts';

/** Removes files, and those of the given folders (outermost first) that lie above them and are empty then. */
export async function removeCertificateFiles(files: readonly string[], folders: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
  for (const folder of [...folders].reverse()) {
    if (!files.some((file) => `${dirname(file)}/`.startsWith(`${folder}/`))) continue;
    await rmdir(folder).catch((error: unknown) => {
      // Something else is in it now, so it stays.
      if (!hasErrorCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
    });
  }
}
