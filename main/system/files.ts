// Replaces a file that the person also owns so that at every moment, also after a power cut, it is the old one or the new one, whole
// (of the ways that were measured only temp + fsync + rename + fsync of the folder holds). Kept: mode, owner and group, and a symlink as
// a link. Not kept, because Node cannot read them: ACLs, extended attributes (SELinux labels too) and on Windows alternate streams; the
// new file has what its folder gives to new files.

import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, constants, lstat, open, realpath, rename, rm, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256OfPieces } from '../core/digest.ts';
import { hasErrorCode, LabProblem } from '../core/problem.ts';
import type { Platform } from './command.ts';
import { digestOfFile, digestOfHandle, namesBeside, syncFolder, toFileProblem, writeAll } from './file-parts.ts';
import { writeInPlace } from './in-place.ts';
import { retryWhileLocked } from './retry-locked.ts';

export interface Replacement {
  /** A symlink is followed and the file behind it replaced. */
  readonly path: string;
  /** Digest of the content that the new one was made from; undefined when there must be no file. */
  readonly expectedSha256: string | undefined;
  /** The whole new content. */
  readonly content: readonly Uint8Array[];
  readonly platform: Platform;
  readonly signal: AbortSignal;
}

interface Target {
  readonly path: string;
  /** Undefined when the file does not exist yet. */
  readonly stats: Stats | undefined;
}

/**
 * Replaces a file. Throws `hosts.changedMeanwhile` when it is not the one expected, `hosts.notWritable`, `hosts.noSpace`, `hosts.locked`,
 * `hosts.notRegular`; the file is then as it was. Can be cancelled until the new content takes its place.
 */
export async function replaceFile(replacement: Replacement): Promise<void> {
  const { path, content } = replacement;
  const sha256After = sha256OfPieces(content);
  try {
    const target = await findTarget(path);
    const temporary = join(dirname(target.path), `.${basename(target.path)}.hunt-lab-${randomBytes(8).toString('hex')}`);
    try {
      await replaceThrough(temporary, target, replacement, sha256After);
    } finally {
      // When even this fails, the next start sweeps it away.
      await rm(temporary, { force: true }).catch(() => undefined);
    }
    if (await digestOfFile(target.path) !== sha256After) throw changedMeanwhile(path);
  } catch (error) {
    throw toFileProblem(error, path);
  }
}

async function findTarget(path: string): Promise<Target> {
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    if (!stats.isFile()) throw new LabProblem('hosts.notRegular', { file: path });
    return { path: real, stats };
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
    // A link to nowhere is there although its target is not.
    if (await lstat(path).then(() => true, () => false)) throw new LabProblem('hosts.notRegular', { file: path }, { cause: error });
    return { path: join(await realpath(dirname(path)), basename(path)), stats: undefined };
  }
}

async function replaceThrough(temporary: string, target: Target, replacement: Replacement, sha256After: string): Promise<void> {
  const { content, platform, expectedSha256, signal } = replacement;
  const ownerKept = await writeTemporary(temporary, target, replacement, sha256After);
  await checkUnchanged(target.path, expectedSha256);
  signal.throwIfAborted();
  const moved = ownerKept && await moveOver(temporary, target, platform);
  if (!moved && expectedSha256 !== undefined) {
    await writeInPlace({ path: target.path, temporary, sha256Before: expectedSha256, sha256After, content, platform });
  }
  await syncFolder(dirname(target.path), platform);
}

// Node has no O_NOFOLLOW on Windows; O_EXCL alone refuses an existing link.
const createOnly = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

async function writeTemporary(temporary: string, { stats }: Target, { content, platform, signal }: Replacement, sha256After: string): Promise<boolean> {
  const handle = await open(temporary, createOnly, 0o600);
  try {
    await writeAll(handle, content, signal);
    await handle.sync();
    if (await digestOfHandle(handle) !== sha256After) throw new Error(`${temporary} does not hold what was written into it`);
    const ownerKept = platform === 'win32' || await giveMetadata(handle, stats);
    await handle.sync();
    return ownerKept;
  } finally {
    await handle.close();
  }
}

/** Answers whether the new file can have the owner of the old one. */
async function giveMetadata(handle: FileHandle, stats: Stats | undefined): Promise<boolean> {
  // The owner first: changing it clears bits of the mode.
  const ownerKept = stats === undefined || await handle.chown(stats.uid, stats.gid).then(() => true, (error: unknown) => {
    if (hasErrorCode(error, 'EPERM')) return false;
    throw error;
  });
  await handle.chmod(stats === undefined ? 0o644 : stats.mode & 0o7777);
  return ownerKept;
}

/** Fails when the file is not the one that the new content was made from. */
async function checkUnchanged(path: string, expectedSha256: string | undefined): Promise<void> {
  if (await digestOfFile(path) !== expectedSha256) throw changedMeanwhile(path);
}

function changedMeanwhile(file: string): LabProblem {
  return new LabProblem('hosts.changedMeanwhile', { file }, { retry: 'now' });
}

/** Answers false when the file is such that nothing can be renamed over it (a bind mount). */
async function moveOver(temporary: string, { path, stats }: Target, platform: Platform): Promise<boolean> {
  const readOnly = platform === 'win32' && stats !== undefined && (stats.mode & 0o200) === 0;
  if (readOnly) await chmod(path, 0o666);
  try {
    await retryWhileLocked(() => rename(temporary, path), path, platform);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EBUSY', 'EXDEV')) return false;
    throw error;
  } finally {
    if (readOnly) await chmod(path, 0o444);
  }
}

/** Removes a file that holds what is expected. Throws as `replaceFile` does. */
export async function removeFile(path: string, expectedSha256: string, platform: Platform): Promise<void> {
  try {
    const { path: real } = await findTarget(path);
    await checkUnchanged(real, expectedSha256);
    await retryWhileLocked(() => unlink(real), path, platform);
    await syncFolder(dirname(real), platform);
  } catch (error) {
    throw toFileProblem(error, path);
  }
}

/** Removes what interrupted replacements of this file left beside it. What this user may not remove stays. */
export async function sweepTemporaryFiles(path: string): Promise<void> {
  const real = await realpath(path).catch(() => path);
  const start = `.${basename(real)}.hunt-lab-`;
  for (const name of (await namesBeside(real)).filter((entry) => entry.startsWith(start) && /^[0-9a-f]{16}$/.test(entry.slice(start.length)))) {
    await rm(join(dirname(real), name), { force: true }).catch(() => undefined);
  }
}
