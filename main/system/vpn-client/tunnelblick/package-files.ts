// A package for Tunnelblick as a folder that only its owner may read: made, kept aside, removed. Never inside Tunnelblick's own folders.

import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PackageFile } from './package.ts';

/** Writes the files of a package below a folder that does not exist yet. */
export async function writePackage(folder: string, files: readonly PackageFile[]): Promise<void> {
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, path), content, { mode: 0o600, flag: 'wx' });
  }
}

/** Copies a package to a place of its own. One that is there already, from an earlier try, is the same. */
export async function keepPackage(from: string, to: string): Promise<void> {
  if (await stat(to).then(() => true, () => false)) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await cp(from, to, { recursive: true });
}

/** Removes a copy that was kept. */
export async function removePackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
