// Writes a file over itself: only for files that cannot be replaced by renaming (a bind mount, an owner that we may not set). Until it is
// finished the old and the new content both lie beside it under names that carry their digests, so that an interrupted write can be told
// from an edit by somebody else, and only the former is put back.

import { constants, copyFile, open, readFile, realpath, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '../core/digest.ts';
import { LabProblem } from '../core/problem.ts';
import type { Platform } from './command.ts';
import { digestOfFile, namesBeside, syncFolder, toFileProblem, writeAll } from './file-parts.ts';

export interface InPlaceWrite {
  /** The real file, no symlink. */
  readonly path: string;
  /** The whole new content, on the disk already; it is moved. */
  readonly temporary: string;
  readonly sha256Before: string;
  readonly sha256After: string;
  readonly content: readonly Uint8Array[];
  readonly platform: Platform;
}

/** Writes the content over the file. When that fails half way, the old content is put back before the failure is thrown. Cannot be cancelled. */
export async function writeInPlace(write: InPlaceWrite): Promise<void> {
  const { path, sha256Before, sha256After } = write;
  const copies = { before: sidePath(path, 'before', sha256Before), after: sidePath(path, 'after', sha256After) };
  const handle = await openToWrite(path);
  try {
    await layCopies(write, copies).catch(async (error: unknown) => {
      await removeCopies(copies);
      throw error;
    });
    await writeOver(handle, write.content).catch(async (error: unknown) => {
      // When this fails too, the copies stay and the next start puts the old content back.
      await writeOver(handle, [await readFile(copies.before)]);
      await removeCopies(copies);
      throw error;
    });
    await removeCopies(copies);
  } finally {
    await handle.close();
  }
}

interface Copies {
  readonly before: string;
  readonly after: string;
}

async function layCopies({ path, temporary, sha256Before, platform }: InPlaceWrite, copies: Copies): Promise<void> {
  await rename(temporary, copies.after);
  await rm(copies.before, { force: true });
  await copyFile(path, copies.before, constants.COPYFILE_EXCL);
  await syncFile(copies.before);
  await syncFolder(dirname(path), platform);
  if (await digestOfFile(copies.before) !== sha256Before) throw new LabProblem('hosts.changedMeanwhile', { file: path }, { retry: 'now' });
}

function openToWrite(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
}

// Not emptied first: a kill in between leaves a mixture of old and new, never nothing.
async function writeOver(handle: FileHandle, content: readonly Uint8Array[]): Promise<void> {
  await handle.truncate(await writeAll(handle, content));
  await handle.sync();
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

function sidePath(path: string, which: 'before' | 'after', sha256: string): string {
  return join(dirname(path), `.${basename(path)}.hunt-lab-${which}-${sha256}`);
}

// The copies of a write that was done as administrator are not ours to remove; what cannot be removed harms nobody.
async function removeCopies(copies: Partial<Copies>): Promise<void> {
  for (const path of Object.values(copies)) await rm(path, { force: true }).catch(() => undefined);
}

/**
 * After a crash: answers whether a write of ours was cut off in the file, and then puts the old content back. A file that is whole, or
 * that somebody has edited since, is left alone. The copies beside it are removed. Throws as `replaceFile` does.
 */
export async function restoreFromBackup(path: string): Promise<boolean> {
  const file = await realpath(path).catch(() => path);
  try {
    const [before, after] = [await sideFile(file, 'before'), await sideFile(file, 'after')];
    const torn = before?.whole === true && after?.whole === true && isMixture(await readFile(file), before.content, after.content);
    if (torn) await writeBack(file, before.content);
    await removeCopies({ ...(before && { before: before.path }), ...(after && { after: after.path }) });
    return torn;
  } catch (error) {
    throw toFileProblem(error, path);
  }
}

async function writeBack(file: string, content: Buffer): Promise<void> {
  const handle = await openToWrite(file);
  await writeOver(handle, [content]).finally(() => handle.close());
}

interface SideFile {
  readonly path: string;
  readonly content: Buffer;
  /** False when the write of this copy was itself cut off; the file had not been touched then. */
  readonly whole: boolean;
}

async function sideFile(file: string, which: 'before' | 'after'): Promise<SideFile | undefined> {
  const start = basename(sidePath(file, which, ''));
  const name = (await namesBeside(file)).find((entry) => entry.startsWith(start));
  if (name === undefined) return undefined;
  const path = join(dirname(file), name);
  const content = await readFile(path);
  return { path, content, whole: sha256(content) === name.slice(start.length) };
}

/** Answers whether every byte is from the old or the new content and yet the whole is neither: what a cut-off write leaves. */
export function isMixture(content: Buffer, before: Buffer, after: Buffer): boolean {
  if (content.equals(before) || content.equals(after)) return false;
  if (content.length < Math.min(before.length, after.length) || content.length > Math.max(before.length, after.length)) return false;
  return content.every((byte, index) => byte === before[index] || byte === after[index]);
}
