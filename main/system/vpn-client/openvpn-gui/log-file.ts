// The log file that OpenVPN writes for OpenVPN GUI (and, in other places, for Tunnelblick), read while it grows: what was written since one
// began to look. It may be begun anew at each connection, or carried on (`log_append`). Reads only.

import { open, stat } from 'node:fs/promises';
import { hasErrorCode } from '../../../core/problem.ts';

export interface LogTail {
  /** The whole lines that were written since the last call. */
  read(): Promise<readonly string[]>;
}

/** A log of years; the rest is left out. */
const limitBytes = 8 * 1024 * 1024;

/** Begins to look: what stands there now is old. A file that does not exist yet is an empty one. */
export async function openLogTail(file: string): Promise<LogTail> {
  let before = await readWhole(file);
  let rest = '';
  let seen = await stampOf(file);
  return {
    read: async () => {
      const stamp = await stampOf(file);
      if (stamp === seen) return [];
      seen = stamp;
      const now = await readWhole(file);
      const isCarriedOn = now.length >= before.length && now.subarray(0, before.length).equals(before);
      const lines = ((isCarriedOn ? rest : '') + now.subarray(isCarriedOn ? before.length : 0).toString('utf8')).split(/\r?\n/);
      before = now;
      rest = lines.pop() ?? '';
      return lines;
    },
  };
}

/** The last lines of a log as it is now, without its beginning when it is long. */
export async function readLogEnd(file: string): Promise<readonly string[]> {
  return (await readWhole(file)).subarray(-200_000).toString('utf8').split(/\r?\n/);
}

/** What tells that a file has changed. On Windows the time of a file that is being written may lag behind, its size does not. */
async function stampOf(file: string): Promise<string> {
  return stat(file).then(({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`, (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM')) return 'none';
    throw error;
  });
}

async function readWhole(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, limitBytes));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Not there yet, or not ours to read: then the log says nothing.
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EBUSY')) return Buffer.alloc(0);
    throw error;
  }
}
