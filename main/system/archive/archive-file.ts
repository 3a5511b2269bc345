// Reads an archive file itself, once, from its beginning to its end: what it says about itself and its SHA-256. Needs no key and no 7-Zip.

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { readHeader, readStartHeader } from './header.ts';
import { bundleLimits, tooLarge } from './rules.ts';

/** Enough to tell a web page with a comment or blank lines in front from something else. */
const headBytes = 512;

export interface ArchiveReading {
  /** Hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** True when nothing can be listed without the key. */
  readonly namesHidden: boolean;
}

/** Reads the file. Throws `bundle.*` when it is no file, no whole 7z archive, or far too large. */
export async function readArchive(file: string, signal: AbortSignal): Promise<ArchiveReading> {
  return withFile(file, async (handle, sizeBytes) => {
    const place = readStartHeader(await readAt(handle, 0, Math.min(sizeBytes, headBytes)), sizeBytes);
    const { namesHidden } = readHeader(await readAt(handle, place.at, place.sizeBytes), place);
    return { sha256: await hashFile(handle, signal), sizeBytes, namesHidden };
  });
}

/** SHA-256 of the file as it is now, hex. */
export async function hashArchive(file: string, signal: AbortSignal): Promise<string> {
  return withFile(file, (handle) => hashFile(handle, signal));
}

async function withFile<T>(file: string, read: (handle: FileHandle, sizeBytes: number) => Promise<T>): Promise<T> {
  const handle = await openFile(file);
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new LabProblem('bundle.notSevenZip');
    if (status.size > bundleLimits.archiveBytes) throw tooLarge(status.size, bundleLimits.archiveBytes);
    return await read(handle, status.size);
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  // Without O_NONBLOCK a named pipe would be waited for; Windows has neither.
  return open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((cause: unknown) => {
    if (hasErrorCode(cause, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP')) throw new LabProblem('bundle.notFound', {}, { cause });
    if (hasErrorCode(cause, 'EACCES', 'EPERM', 'EBUSY')) throw new LabProblem('bundle.notReadable', {}, { cause });
    if (hasErrorCode(cause, 'EISDIR', 'ENXIO')) throw new LabProblem('bundle.notSevenZip', {}, { cause });
    throw cause;
  });
}

async function readAt(handle: FileHandle, at: number, sizeBytes: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(sizeBytes), 0, sizeBytes, at);
  if (bytesRead !== sizeBytes) throw new LabProblem('bundle.changedWhileReading', {}, { retry: 'now' });
  return buffer;
}

async function hashFile(handle: FileHandle, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  for (let at = 0; ;) {
    signal.throwIfAborted();
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return hash.digest('hex');
    if ((at += bytesRead) > bundleLimits.archiveBytes) throw tooLarge(at, bundleLimits.archiveBytes);
    hash.update(piece.subarray(0, bytesRead));
  }
}
