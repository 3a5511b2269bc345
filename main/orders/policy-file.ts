// Where an administrator may put another catalogue, and whether the file there is really an administrator's: whoever can write it decides the
// words of every order of this computer.

import { lstat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { Platform } from '../../preload/contract/platform.ts';
import { hasErrorCode, LabProblem } from '../core/problem.ts';
import { readSmallFile } from '../core/small-file.ts';

const limitBytes = 256 * 1024;

export interface PolicyFile {
  readonly file: string;
  /** The owner that file and folder must have; undefined on Windows, where the folder's own rights say so. */
  readonly ownerId?: number;
}

/** Folders that an ordinary user cannot write to, nor make: `C:\ProgramData` would be no such place. `systemRoot` is the folder of Windows. */
export function policyFileOf(platform: Platform, systemRoot = 'C:\\Windows'): PolicyFile {
  if (platform === 'win32') return { file: win32.join(win32.dirname(systemRoot), 'Program Files', 'HUNT Cloud lab access policy', 'orders.json') };
  const folder = platform === 'darwin' ? '/Library/Application Support/HUNT Cloud lab access policy' : '/etc/hunt-cloud-lab-access';
  return { file: posix.join(folder, 'orders.json'), ownerId: 0 };
}

/** The text of the file; undefined when there is none. Throws `order.catalogueNotTrusted`, `order.catalogueInvalid`. */
export async function readPolicyFile({ file, ownerId }: PolicyFile): Promise<string | undefined> {
  const found = await lstat(file).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw new LabProblem('order.catalogueNotTrusted', { file }, { cause: error });
  });
  if (found === undefined) return undefined;
  if (!found.isFile() || (ownerId !== undefined && !(await isOnlyOf(ownerId, file)))) throw new LabProblem('order.catalogueNotTrusted', { file });
  return readTextOf(file);
}

/** Neither the file nor its folder may be written by others: who writes the folder can put another file in its place. */
async function isOnlyOf(ownerId: number, file: string): Promise<boolean> {
  const both = await Promise.all([file, posix.dirname(file)].map((path) => lstat(path)));
  return both.every(({ uid, mode }) => uid === ownerId && (mode & 0o022) === 0);
}

/** Throws `order.catalogueInvalid` for what cannot be read, is too large or is not text. */
export async function readTextOf(file: string): Promise<string> {
  const bytes = await readSmallFile(file, limitBytes).catch((cause: unknown) => {
    throw new LabProblem('order.catalogueInvalid', { file, detail: 'read' }, { cause });
  });
  if (bytes === undefined) throw new LabProblem('order.catalogueInvalid', { file, detail: `${limitBytes} bytes` });
  const text = bytes.toString('utf8');
  if (text.includes('\uFFFD')) throw new LabProblem('order.catalogueInvalid', { file, detail: 'UTF-8' });
  return text;
}
