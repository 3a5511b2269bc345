// Sends one file: made under its own name, because a kista may forbid to rename, and never over one that is there; then written piece by
// piece, many requests at once; after a cut from where it was. What the local file is, is checked before and after.

import type { FileHandle } from 'node:fs/promises';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { openForReading } from '../../system/bulk/local-file.ts';
import { addToSum, beginAnew, FileTrouble, sumOf, sumUpTo, type Job, type Work } from './job.ts';
import { sumThere } from './prove-file.ts';
import { checkRoom, refusalOf, remotePath } from './remote.ts';
import { toShownName, withNumber } from './safe-name.ts';
import { openModes, Refusal, withHandle } from './session.ts';

/** Sends a file or what is left of it. Throws FileTrouble, or what ends the transfer. */
export async function sendFile(job: Job, work: Work): Promise<void> {
  const local = await openForReading(job.path).catch((error: unknown) => {
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'ELOOP', 'EBUSY', 'EIO', 'EMLINK')) throw new FileTrouble(job, 'kista.notReadable', error);
    throw error;
  });
  try {
    await checkSame(job, local);
    const handle = await begin(job, local, work);
    if (handle === undefined) return;
    await withHandle(work.session, handle, () => pump(job, local, handle, work));
    // A server may keep a failure to itself until then.
    await work.session.close(handle).catch(async (error: unknown) => { throw error instanceof Refusal ? await notStored(job, error, work) : error; });
    await checkSame(job, local);
    job.sha256 = sumOf(job);
    job.state = 'moved';
    work.notes.done(job.name, job.sha256);
    work.pace.fileDone(job.row);
  } finally {
    await local.close();
  }
}

async function checkSame(job: Job, local: FileHandle): Promise<void> {
  const { size, mtimeMs } = await local.stat();
  if (size !== job.sizeBytes || Math.floor(mtimeMs) !== job.changedMs) throw new FileTrouble(job, 'kista.changedMeanwhile');
}

/** The handle to write to, with `doneBytes` set; undefined when the very same file is there already. */
async function begin(job: Job, local: FileHandle, work: Work): Promise<Buffer | undefined> {
  if (job.isMade) {
    const handle = await goOn(job, local, work);
    if (handle !== undefined) return handle;
  }
  const wasIntended = job.isIntended;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? job.as ?? job.name : withNumber(job.name, number);
    if (!job.isIntended) work.notes.intend(job.name);
    job.isIntended = true;
    try {
      const handle = await work.session.open(remotePath(name), openModes.create);
      return made(job, name, handle, work);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const decided = await decideTaken({ job, local, name, error, wasIntended }, work);
      if (decided !== 'next') return decided;
    }
  }
}

function made(job: Job, name: string, handle: Buffer, { notes, tally }: Work): Buffer {
  Object.assign(job, { isMade: true, isAnew: false, doneBytes: 0, as: name === job.name ? undefined : name });
  notes.made(job.name, job);
  tally.hasMoved = true;
  return handle;
}

interface Taken {
  readonly job: Job;
  readonly local: FileHandle;
  readonly name: string;
  readonly error: Refusal;
  readonly wasIntended: boolean;
}

const numbersTried = 99;

/** What a refusal to make a file means: its name is taken, or the kista does not want it. */
async function decideTaken({ job, local, name, error, wasIntended }: Taken, work: Work): Promise<Buffer | undefined | 'next'> {
  const found = await work.session.look(remotePath(name)).catch((reason: unknown) => {
    if (reason instanceof Refusal) return undefined;
    throw reason;
  });
  if (found === undefined) throw await refusalOf(job, error, 'upload', work);
  // Made by us just before the line was cut: the answer to that did not come through.
  if (found.kind === 'file' && found.sizeBytes === 0 && wasIntended) return made(job, name, await work.session.open(remotePath(name), openModes.goOn), work);
  if (found.kind === 'file' && found.sizeBytes === job.sizeBytes && await isSameThere(job, local, name, work)) return thereAlready(job, work);
  if (work.taken === 'keep-both' && Number(/\((\d+)\)/.exec(name)?.[1] ?? 1) < numbersTried) return 'next';
  throw new FileTrouble(job, 'kista.nameTaken', error);
}

function thereAlready(job: Job, { pace, tally }: Work): undefined {
  job.sha256 = sumOf(job);
  job.state = 'there';
  tally.alreadyThere += 1;
  pace.moved(job.row, job.sizeBytes);
  pace.fileDone(job.row);
}

/** Where a file goes on that this transfer made before; undefined when it is gone. */
async function goOn(job: Job, local: FileHandle, work: Work): Promise<Buffer | undefined> {
  const name = job.as ?? job.name;
  const found = await work.session.look(remotePath(name));
  if (found === undefined) {
    beginAnew(job, work);
    return undefined;
  }
  // Somebody put something else there.
  if (found.kind !== 'file' || found.sizeBytes > job.sizeBytes) throw new FileTrouble(job, 'kista.nameTaken');
  if (!job.isAnew && job.doneBytes === undefined && !await isSamePart(job, local, { name, sizeBytes: found.sizeBytes }, work)) beginAnew(job, work);
  if (job.isAnew) return made(job, name, await work.session.open(remotePath(name), openModes.anew), work);
  const doneBytes = Math.min(found.sizeBytes, job.doneBytes ?? found.sizeBytes);
  work.pace.moved(job.row, doneBytes - (job.doneBytes ?? 0));
  job.doneBytes = doneBytes;
  work.tally.hasMoved = true;
  return work.session.open(remotePath(name), openModes.goOn);
}

/** Answers whether what lies there is the beginning of the local file. A server that gives nothing back is believed: the size is all there is. */
async function isSamePart(job: Job, local: FileHandle, part: { readonly name: string; readonly sizeBytes: number }, work: Work): Promise<boolean> {
  const there = await sumThere(part.name, part.sizeBytes, work);
  await sumUpTo(job, local, part.sizeBytes, work.signal);
  return there === undefined || there === sumOf(job);
}

async function isSameThere(job: Job, local: FileHandle, name: string, work: Work): Promise<boolean> {
  const there = await sumThere(name, job.sizeBytes, work);
  if (there === undefined) return false;
  await sumUpTo(job, local, job.sizeBytes, work.signal);
  return there === sumOf(job);
}

const noteEveryBytes = 64 * 1024 * 1024;

async function pump(job: Job, local: FileHandle, handle: Buffer, work: Work): Promise<void> {
  const { session, slots, signal } = work;
  await sumUpTo(job, local, job.doneBytes ?? 0, signal);
  const answers = countAnswers(job, work);
  const running = new Set<Promise<void>>();
  for (let position = job.doneBytes ?? 0; position < job.sizeBytes && answers.failure() === undefined;) {
    const buffer = await slots.take();
    const { bytesRead } = await local.read(buffer, 0, Math.min(buffer.length, job.sizeBytes - position), position);
    if (bytesRead === 0) answers.fail(new FileTrouble(job, 'kista.changedMeanwhile'));
    if (answers.failure() !== undefined || signal.aborted) {
      slots.give(buffer);
      break;
    }
    addToSum(job, buffer.subarray(0, bytesRead), position);
    const at = position;
    position += bytesRead;
    answers.sent(at, position);
    // The library copies what it is given, but a buffer stands for what may be under way: it is free when the answer is there.
    const write: Promise<void> = session.write(handle, buffer, bytesRead, at)
      .then(() => answers.answered(at, bytesRead), answers.fail)
      .then(() => { slots.give(buffer); running.delete(write); });
    running.add(write);
  }
  await Promise.all(running);
  signal.throwIfAborted();
  answers.takeBack();
  const failure = answers.failure();
  if (failure !== undefined) throw failure instanceof Refusal ? await notStored(job, failure, work) : failure;
}

interface Answers {
  sent(position: number, next: number): void;
  answered(position: number, bytes: number): void;
  fail(this: void, reason: unknown): void;
  failure(): unknown;
  /** What was counted beyond the first gap does not count: it will be sent again. */
  takeBack(): void;
}

/** Up to where everything was answered, whatever the order in which the answers come. */
function countAnswers(job: Job, { pace, notes }: Work): Answers {
  const unanswered = new Set<number>();
  let failure: unknown;
  let next = job.doneBytes ?? 0;
  let shownBytes = next;
  let notedBytes = next;
  return {
    sent(position, end) {
      unanswered.add(position);
      next = end;
    },
    answered(position, bytes) {
      unanswered.delete(position);
      pace.moved(job.row, bytes);
      shownBytes += bytes;
      job.doneBytes = unanswered.size === 0 ? next : Math.min(...unanswered);
      if (job.doneBytes - notedBytes < noteEveryBytes) return;
      notedBytes = job.doneBytes;
      notes.soFar(job.name, notedBytes);
    },
    fail(reason) { failure ??= reason; },
    failure: () => failure,
    takeBack() { if (failure !== undefined) pace.moved(job.row, (job.doneBytes ?? 0) - shownBytes); },
  };
}

async function notStored(job: Job, cause: Refusal, { session }: Work): Promise<unknown> {
  const left = job.sizeBytes - (job.doneBytes ?? 0);
  if (/quota/i.test(cause.message)) return new LabProblem('kista.notStored', { name: toShownName(job.name) }, { cause });
  await checkRoom(session, left);
  return new LabProblem('kista.notStored', { name: toShownName(job.name) }, { cause });
}
