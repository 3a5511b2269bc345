// A profile as a file that only its owner may read: put there, and taken back. A profile that was there is kept beside it under a name
// that no VPN client takes for a profile. The writing itself is main/system/files.ts.

import { chmod, mkdir, open, readFile, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { sha256 } from '../../core/digest.ts';
import { hasErrorCode, LabProblem, toProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';
import { removeFile, replaceFile } from '../files.ts';
import { toFileProblem } from '../file-parts.ts';

export interface FileChange {
  readonly file: string;
  /** What was there; undefined when nothing was. */
  readonly sha256Before: string | undefined;
  readonly sha256After: string;
  /** Permission bits of the file that was there. */
  readonly modeBefore: number;
  /** How many folders, counted from the file upwards, did not exist. */
  readonly newFolders: number;
}

const ownerOnly = 0o600;
const limitBytes = 1024 * 1024;

/** The content and permission bits of a placed profile, or undefined. Throws `vpn.notReadable`. */
export async function readProfileFile(file: string): Promise<{ content: Buffer; mode: number } | undefined> {
  try {
    const status = await stat(file);
    if (!status.isFile() || status.size > limitBytes) throw new LabProblem('vpn.notReadable', { file });
    return { content: await readFile(file), mode: status.mode & 0o777 };
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'ELOOP', 'ENOTDIR')) throw new LabProblem('vpn.notReadable', { file }, { cause: error });
    throw error;
  }
}

/** How many of the folders above a file are missing. */
export async function countMissingFolders(file: string): Promise<number> {
  let missing = 0;
  for (let folder = dirname(file); !await isThere(folder); folder = dirname(folder)) missing += 1;
  return missing;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}

/** Where the profile that was there is kept. It does not end in `.ovpn`: OpenVPN GUI takes every such file for a profile. */
export function keptFile({ file, sha256Before }: FileChange): string | undefined {
  return sha256Before === undefined ? undefined : `${file}.before-${sha256Before.slice(0, 8)}`;
}

/** Puts the profile there. Throws `vpn.changedMeanwhile`, `vpn.notWritable`; the old profile is then still there. */
export async function placeProfile(change: FileChange, content: Uint8Array, platform: Platform, signal: AbortSignal): Promise<void> {
  const { file, sha256Before } = change;
  await asVpnProblem(file, async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    if (sha256Before === undefined) await createEmpty(file);
    else await keepOld(change);
    await setMode(file, ownerOnly, platform);
    // The new content takes over the permission bits of what is there, so they come first.
    await replaceFile({ path: file, expectedSha256: sha256Before ?? sha256(''), content: [content], platform, signal }).catch(async (error: unknown) => {
      if (sha256Before !== undefined) await setMode(file, change.modeBefore, platform);
      throw error;
    });
  });
}

/** Windows has no such bits: there the folder's own access list counts. */
async function setMode(file: string, mode: number, platform: Platform): Promise<void> {
  if (platform !== 'win32') await chmod(file, mode);
}

/** An empty file is what a run that was interrupted here leaves; it counts as nothing. */
async function createEmpty(file: string): Promise<void> {
  await open(file, 'wx', ownerOnly).then((handle) => handle.close(), (error: unknown) => {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  });
}

async function keepOld(change: FileChange): Promise<void> {
  const kept = keptFile(change);
  const old = await readProfileFile(change.file);
  if (kept === undefined || old === undefined || sha256(old.content) !== change.sha256Before) throw new LabProblem('vpn.changedMeanwhile', { file: change.file }, { retry: 'now' });
  // Left by an earlier try, it has the same content: its name is the content's digest.
  if (sha256(await readFile(kept).catch(() => '')) === change.sha256Before) return;
  await writeFile(kept, old.content, { mode: ownerOnly, flush: true });
}

/** Takes the profile away again and puts back what was there. Throws `undo.changedSince` when somebody else has changed it since. */
export async function takeBackProfile(change: FileChange, platform: Platform, signal: AbortSignal): Promise<void> {
  const { file, sha256After, sha256Before } = change;
  const state = await observeProfile(change);
  if (state === 'other') throw new LabProblem('undo.changedSince', { file });
  const kept = keptFile(change);
  await asVpnProblem(file, async () => {
    if (state === 'after' && kept === undefined) await removeFile(file, sha256After, platform);
    if (state === 'after' && kept !== undefined) await replaceFile({ path: file, expectedSha256: sha256After, content: [await readFile(kept)], platform, signal });
    if (kept !== undefined) await setMode(file, change.modeBefore, platform);
    if (kept !== undefined && sha256(await readFile(file)) === sha256Before) await unlink(kept).catch(ignoreMissing);
    if (kept === undefined) await removeEmptyFile(file);
    await removeFolders(dirname(file), change.newFolders);
  });
}

async function removeEmptyFile(file: string): Promise<void> {
  const left = await readProfileFile(file);
  if (left?.content.length === 0) await unlink(file);
}

/** Removes the folders we made, from the innermost, as long as they are empty. */
async function removeFolders(innermost: string, count: number): Promise<void> {
  for (let folder = innermost, left = count; left > 0; folder = dirname(folder), left -= 1) {
    const isGone = await rmdir(folder).then(() => true, (error: unknown) => {
      if (hasErrorCode(error, 'ENOENT')) return true;
      if (hasErrorCode(error, 'ENOTEMPTY', 'EEXIST', 'EBUSY', 'EPERM', 'EACCES')) return false;
      throw error;
    });
    if (!isGone) return;
  }
}

/** How the file stands to a change. An empty file in the place of none is an interrupted beginning. */
export async function observeProfile({ file, sha256Before, sha256After }: FileChange): Promise<'before' | 'after' | 'other'> {
  const found = await readProfileFile(file);
  const digest = found && sha256(found.content);
  if (digest === sha256After) return 'after';
  return digest === sha256Before || (sha256Before === undefined && found?.content.length === 0) ? 'before' : 'other';
}

function ignoreMissing(error: unknown): void {
  if (!hasErrorCode(error, 'ENOENT')) throw error;
}

/** The writer speaks of the hosts file, for which it was made; here the same refusals are about a profile. */
async function asVpnProblem(file: string, work: () => Promise<void>): Promise<void> {
  return work().catch((thrown: unknown) => {
    const error = toFileProblem(thrown, file);
    const { code } = toProblem(error);
    if (!code.startsWith('hosts.')) throw error;
    const facts = { file: basename(file) };
    throw code === 'hosts.changedMeanwhile'
      ? new LabProblem('vpn.changedMeanwhile', facts, { retry: 'now', cause: error })
      : new LabProblem('vpn.notWritable', { ...facts, detail: code.slice('hosts.'.length) }, { cause: error });
  });
}
