// Fetches one file: into a part beside its place, piece by piece; then read again from the disk and compared, with the list of sums too when
// the kista has one; only then it gets its name. After a cut it goes on from where it was.

import type { FileHandle } from 'node:fs/promises';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { digestOfFile } from '../../system/file-parts.ts';
import { createPart, freeBytesAt, placePart, removePart, reopenPart, statOf } from '../../system/bulk/local-file.ts';
import { addToSum, FileTrouble, sumOf, sumUpTo, type Job, type Work } from './job.ts';
import { readInOrder } from './read-in-order.ts';
import { inMegabytes, refusalOf, remotePath } from './remote.ts';
import { toShownName, withNumber } from './safe-name.ts';
import { openModes, Refusal, withHandle } from './session.ts';

export interface Receiving extends Work {
  /** The sums that the kista's list has, by name. */
  readonly sums: ReadonlyMap<string, string>;
}

/** Fetches a file or what is left of it. Throws FileTrouble, or what ends the transfer. */
export async function receiveFile(job: Job, work: Receiving): Promise<void> {
  const path = await freePath(job, work);
  if (path === undefined) return;
  const part = `${path}.part`;
  const handle = await work.session.open(remotePath(job.name), openModes.read).catch(async (error: unknown) => {
    throw error instanceof Refusal ? await refusalOf(job, error, 'download', work) : error;
  });
  try {
    await withHandle(work.session, handle, async () => {
      const local = await openPart(job, part, work);
      await fetchRest(job, local, handle, work).finally(() => local.close());
    });
    await work.session.close(handle);
    await finish(job, part, path, work);
  } catch (error) {
    if (error instanceof Refusal && job.doneBytes === 0) await removePart(part);
    throw error instanceof Refusal ? await refusalOf(job, error, 'download', work) : await withRoom(toHereProblem(error, job), job, path);
  }
}

/** Where it will lie; undefined when the very same file is there already. */
async function freePath(job: Job, work: Receiving): Promise<string | undefined> {
  for (let number = 1; number <= numbersTried; number += 1) {
    const path = number === 1 ? job.as ?? job.path : withNumber(job.path, number);
    const found = await statOf(path);
    if (found === undefined) {
      job.as = path === job.path ? undefined : path;
      return path;
    }
    if (await isSameHere(job, path, found.isFile() && found.size === job.sizeBytes, work)) return undefined;
    if (work.taken !== 'keep-both') break;
  }
  throw new FileTrouble(job, 'kista.nameTaken');
}

const numbersTried = 99;

/** Only a listed sum tells that without fetching the file. */
async function isSameHere(job: Job, path: string, hasItsSize: boolean, { sums, tally, pace }: Receiving): Promise<boolean> {
  const listed = sums.get(job.name);
  if (!hasItsSize || listed === undefined || await digestOfFile(path) !== listed) return false;
  Object.assign(job, { state: 'there', sha256: listed });
  tally.alreadyThere += 1;
  pace.moved(job.row, job.sizeBytes);
  pace.fileDone(job.row);
  return true;
}

/** The part with `doneBytes` set: ours from before, or a new one. */
async function openPart(job: Job, part: string, work: Receiving): Promise<FileHandle> {
  const { notes, pace } = work;
  const ours = job.isIntended ? await reopenPart(part) : undefined;
  if (!job.isIntended) notes.intend(job.name);
  job.isIntended = true;
  // What somebody else put under that name is not touched: createPart refuses it.
  const sizeBytes = ours === undefined ? 0 : (await ours.stat()).size;
  const isOurs = ours !== undefined && (job.isMade || sizeBytes === 0);
  if (!isOurs) await ours?.close();
  const local = isOurs ? ours : await createPart(part);
  if (job.isAnew) await local.truncate(0);
  const before = job.doneBytes ?? 0;
  const doneBytes = job.isAnew || !isOurs ? 0 : Math.min(sizeBytes, job.doneBytes ?? Number(notes.before.get(job.name)?.doneBytes ?? 0));
  pace.moved(job.row, doneBytes - before);
  if (!job.isMade || job.isAnew) notes.made(job.name, job);
  Object.assign(job, { isMade: true, isAnew: false, doneBytes });
  return local;
}

const noteEveryBytes = 64 * 1024 * 1024;

async function fetchRest(job: Job, local: FileHandle, handle: Buffer, work: Receiving): Promise<void> {
  const { session, slots, pace, notes, tally, signal } = work;
  const from = job.doneBytes ?? 0;
  let notedBytes = from;
  await sumUpTo(job, local, from, signal);
  const end = await readInOrder({ session, slots, handle, from, to: job.sizeBytes }, async (piece, position) => {
    signal.throwIfAborted();
    tally.hasMoved = true;
    await writeWhole(local, piece, position);
    addToSum(job, piece, position);
    job.doneBytes = position + piece.length;
    pace.moved(job.row, piece.length);
    if (job.doneBytes - notedBytes < noteEveryBytes) return;
    // What is noted must be on the disk: after a power cut it is gone on from there.
    await local.datasync();
    notedBytes = job.doneBytes;
    notes.soFar(job.name, notedBytes);
  });
  if (end !== job.sizeBytes) throw new FileTrouble(job, 'kista.changedMeanwhile');
  await local.truncate(job.sizeBytes);
  if (job.sizeBytes > noteEveryBytes / 8) await local.datasync();
}

async function writeWhole(local: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let from = 0; from < piece.length;) from += (await local.write(piece, from, piece.length - from, position + from)).bytesWritten;
}

async function finish(job: Job, part: string, path: string, { session, notes, pace, platform, sums }: Receiving): Promise<void> {
  const found = await session.look(remotePath(job.name));
  if (found !== undefined && (found.sizeBytes !== job.sizeBytes || found.changedAt * 1000 !== job.changedMs)) throw new FileTrouble(job, 'kista.changedMeanwhile');
  const sum = sumOf(job);
  const listed = sums.get(job.name);
  if (await digestOfFile(part) !== sum || (listed !== undefined && listed !== sum)) {
    await removePart(part);
    throw new FileTrouble(job, 'kista.arrivedDifferent');
  }
  await placePart(part, path, platform).catch((error: unknown) => {
    throw hasErrorCode(error, 'EEXIST') ? new FileTrouble(job, 'kista.nameTaken', error) : error;
  });
  Object.assign(job, { state: 'moved', sha256: sum });
  notes.done(job.name, sum);
  pace.fileDone(job.row);
}

/** The system's errors while writing here, as problems; the disk's end the transfer, a taken name does not. */
function toHereProblem(error: unknown, job: Job): unknown {
  if (hasErrorCode(error, 'EEXIST')) return new FileTrouble(job, 'kista.nameTaken', error);
  if (!hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', 'EBUSY', 'ENAMETOOLONG', 'EFBIG', 'EISDIR')) return error;
  return new LabProblem('kista.notWritableHere', { name: toShownName(job.name) }, { cause: error });
}

/** EDQUOT has no name in libuv (122 on Linux, 69 on macOS). */
async function withRoom(error: unknown, { sizeBytes, doneBytes = 0 }: Job, path: string): Promise<unknown> {
  if (!hasErrorCode(error, 'ENOSPC', 'Unknown system error -122', 'Unknown system error -69')) return error;
  const freeBytes = await freeBytesAt(`${path}.part`);
  return new LabProblem('kista.noRoomHere', { needed: inMegabytes(sizeBytes - doneBytes), free: inMegabytes(freeBytes ?? 0) }, { cause: error });
}

