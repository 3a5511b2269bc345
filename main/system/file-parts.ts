// The single acts of safe writing: whole writes, digests read back from the disk, folders forced to the disk, system errors as problems.
// The order in which they are safe is in files.ts and in-place.ts.

import { createHash } from 'node:crypto';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrorCode, LabProblem } from '../core/problem.ts';
import type { Platform } from './command.ts';

/** Small enough to notice a cancel within half a second on a slow disk. */
const chunkBytes = 1024 * 1024;

/** Writes pieces one after the other from the start of a file. One write may take less than it was given, so it goes on until all is there. */
export async function writeAll(handle: FileHandle, pieces: readonly Uint8Array[], signal?: AbortSignal): Promise<number> {
  let position = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length;) {
      signal?.throwIfAborted();
      const { bytesWritten } = await handle.write(piece, from, Math.min(chunkBytes, piece.length - from), position);
      from += bytesWritten;
      position += bytesWritten;
    }
  }
  return position;
}

/** SHA-256 of what a file holds now, hex; undefined when there is no file. */
export async function digestOfFile(path: string): Promise<string | undefined> {
  const handle = await openExisting(path);
  return handle && digestOfHandle(handle).finally(() => handle.close());
}

/** The same for an open file, read from its start. */
export async function digestOfHandle(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  for (let position = 0; ;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, bytesRead));
    position += bytesRead;
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  return open(path, 'r').catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  });
}

/** The names in a file's folder; none when there is no folder. */
export async function namesBeside(path: string): Promise<readonly string[]> {
  return readdir(dirname(path)).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  });
}

/** Forces a folder's names to the disk; without it a finished rename can be gone after a power cut. Windows has no such call. */
export async function syncFolder(folder: string, platform: Platform): Promise<void> {
  if (platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const problemOfCode: Readonly<Record<string, 'hosts.noSpace' | 'hosts.notWritable' | 'hosts.locked' | 'hosts.notRegular'>> = {
  ENOSPC: 'hosts.noSpace',
  // EDQUOT, a full quota: libuv has no name for it (122 on Linux, 69 on macOS).
  'Unknown system error -122': 'hosts.noSpace', 'Unknown system error -69': 'hosts.noSpace',
  EACCES: 'hosts.notWritable', EPERM: 'hosts.notWritable', EROFS: 'hosts.notWritable', EIO: 'hosts.notWritable',
  EBUSY: 'hosts.locked', ETXTBSY: 'hosts.locked',
  ELOOP: 'hosts.notRegular', EISDIR: 'hosts.notRegular', ENOTDIR: 'hosts.notRegular', ENOENT: 'hosts.notWritable',
};

/** The problem behind a system error while writing `file`; anything else comes back as it is. */
export function toFileProblem(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const problem = problemOfCode[code];
  return problem === undefined ? error : new LabProblem(problem, { file, detail: code }, { cause: error });
}
