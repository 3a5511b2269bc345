// Changes a file in the person's ~/.ssh by one splice, always from the file as it is now. A file or folder that is not there is made for
// this user only (0600, 0700); one that is there keeps its mode. A file that we made and that is empty again is removed.

import { randomBytes } from 'node:crypto';
import { constants, link, mkdir, open, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '../../core/digest.ts';
import { hasErrorCode, LabProblem, toProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';
import type { Splice } from '../elevate/elevate.ts';
import { syncFolder, toFileProblem, writeAll } from '../file-parts.ts';
import { removeFile, replaceFile } from '../files.ts';
import { asBuffer, splicedPieces } from '../hosts-file/bytes.ts';
import { readHosts } from '../hosts-file/read.ts';

export interface SshFileEdit {
  /** Absolute. */
  readonly path: string;
  /** What to do with the content; undefined when there is nothing to do. May throw. */
  readonly splice: (content: Buffer) => Splice | undefined;
  /** True when file or folder were made by the change that is now taken back: they go when nothing else is in them. */
  readonly removeFileWhenEmpty?: boolean;
  readonly removeFolderWhenEmpty?: boolean;
  readonly platform: Platform;
  readonly signal: AbortSignal;
}

/** How often the whole is tried when another program writes the file at the same moment. */
const tries = 5;

/** Carries a splice out. Throws `hosts.changedMeanwhile`, `hosts.notWritable` and the like, which name the file. */
export async function spliceSshFile(edit: SshFileEdit): Promise<void> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await spliceOnce(edit);
    } catch (error) {
      if (left === 0 || toProblem(error).code !== 'hosts.changedMeanwhile') throw error;
    }
  }
}

/** The content of a file in ~/.ssh; undefined when it is not there. Throws `hosts.notReadable` and the like. */
export async function readSshFile(path: string): Promise<Buffer | undefined> {
  const content = await readHosts(path);
  return content && asBuffer(content);
}

async function spliceOnce({ path, splice, removeFileWhenEmpty, removeFolderWhenEmpty, platform, signal }: SshFileEdit): Promise<void> {
  const current = await readSshFile(path);
  const before = current ?? Buffer.alloc(0);
  const wanted = splice(before);
  if (wanted === undefined) return;
  const content = splicedPieces(before, wanted);
  if (current === undefined) return createSshFile(path, Buffer.concat(content), platform);
  const isEmpty = content.every((piece) => piece.length === 0);
  if (!isEmpty || removeFileWhenEmpty !== true) return replaceFile({ path, expectedSha256: sha256(current), content, platform, signal });
  await removeFile(path, sha256(current), platform);
  if (removeFolderWhenEmpty === true) await removeEmptyFolder(dirname(path));
}

/** Makes a new file for this user only, and its folder when that is missing. Throws `hosts.changedMeanwhile` when there is one of that name. */
export async function createSshFile(path: string, content: Uint8Array, platform: Platform): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.hunt-lab-${randomBytes(8).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await writeNew(temporary, content);
      // A link, unlike a rename, never replaces what is there.
      await link(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
    await syncFolder(folder, platform);
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) throw new LabProblem('hosts.changedMeanwhile', { file: path }, { retry: 'now', cause: error });
    throw toFileProblem(error, path);
  }
}

async function writeNew(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    await writeAll(handle, [content]);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes a folder when nothing is in it. */
export async function removeEmptyFolder(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    if (!hasErrorCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY')) throw error;
  });
}
