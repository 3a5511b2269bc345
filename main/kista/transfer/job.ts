// One file on its way: how far it is, what of its SHA-256 sum is computed, and whether it is done. It outlives the connection, so that after
// a cut nothing is read or sent twice that need not be.

import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { FileProblem } from '../../../preload/contract/kista.ts';
import type { Platform } from '../../../preload/contract/platform.ts';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Pace } from './pace.ts';
import { toShownName } from './safe-name.ts';
import type { Session } from './session.ts';
import type { Slots } from './slots.ts';
import type { Noted, Notes } from './unfinished.ts';

export interface Job {
  /** In the kista, below the upload folder, with `/`; under this name it is noted. */
  readonly name: string;
  /** Here. Absolute. */
  readonly path: string;
  readonly row: number;
  readonly sizeBytes: number;
  readonly changedMs: number;
  state: 'waiting' | 'moved' | 'there' | 'failed';
  /** Its other name, there for an upload and here for a download, when its own was taken. */
  as?: string | undefined;
  /** It was about to be made, by this transfer: what lies there empty is ours. */
  isIntended: boolean;
  /** It was made by this transfer. */
  isMade: boolean;
  /** It is to be begun from nothing, although it was made. */
  isAnew: boolean;
  /** In this process: up to here everything is known to be there. Undefined after a restart. */
  doneBytes: number | undefined;
  hash: Hash;
  hashedBytes: number;
  sha256?: string | undefined;
}

/** What the work on each file shares. */
export interface Work {
  readonly session: Session;
  readonly slots: Slots;
  readonly notes: Notes;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly platform: Platform;
  readonly taken: 'skip' | 'keep-both';
  readonly tally: Tally;
}

/** What is counted over all files. */
export interface Tally {
  readonly problems: FileProblem[];
  moreProblems: number;
  alreadyThere: number;
  /** Something was transferred: the direction is allowed. */
  hasMoved: boolean;
  /** Another try may help. */
  canGoOn: boolean;
}

export function createTally(problems: readonly FileProblem[]): Tally {
  const tally: Tally = { problems: [], moreProblems: 0, alreadyThere: 0, hasMoved: false, canGoOn: false };
  for (const problem of problems) addProblem(tally, problem);
  return tally;
}

const problemsKept = 100;

/** Keeps a problem of one file. */
function addProblem(tally: Tally, problem: FileProblem): void {
  if (tally.problems.length < problemsKept) tally.problems.push(problem);
  else tally.moreProblems += 1;
}

/** The problem of one file: the others go on. Any other problem ends the transfer, or is a cut. */
export class FileTrouble extends Error {
  readonly problem: LabProblem;

  constructor(job: Job, code: ProblemCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'FileTrouble';
    this.problem = new LabProblem(code, { name: toShownName(job.name) }, { cause });
  }
}

/** A file that nothing is known of, or what was noted of it before. */
export function createJob(place: Pick<Job, 'name' | 'path' | 'row' | 'sizeBytes' | 'changedMs'>, noted: Noted | undefined): Job {
  return {
    ...place, state: 'waiting', as: noted?.as, isIntended: noted !== undefined, isMade: noted?.isMade ?? false, isAnew: noted?.isAnew ?? false,
    doneBytes: undefined, hash: createHash('sha256'), hashedBytes: 0,
  };
}

/** Forgets how far a file is. */
export function beginAnew(job: Job, { notes, pace }: Pick<Work, 'notes' | 'pace'>): void {
  pace.moved(job.row, -(job.doneBytes ?? 0));
  if (job.isMade) notes.anew(job.name);
  Object.assign(job, { isAnew: true, doneBytes: 0, hash: createHash('sha256'), hashedBytes: 0, sha256: undefined });
}

/** Adds a piece to the sum: what was added before is left out. */
export function addToSum(job: Job, piece: Buffer, position: number): void {
  const known = job.hashedBytes - position;
  if (known >= piece.length) return;
  job.hash.update(known <= 0 ? piece : piece.subarray(known));
  job.hashedBytes = position + piece.length;
}

/** Adds what lies in a local file up to a place. */
export async function sumUpTo(job: Job, local: FileHandle, endBytes: number, signal: AbortSignal): Promise<void> {
  const piece = Buffer.allocUnsafe(256 * 1024);
  while (job.hashedBytes < endBytes) {
    signal.throwIfAborted();
    const { bytesRead } = await local.read(piece, 0, Math.min(piece.length, endBytes - job.hashedBytes), job.hashedBytes);
    if (bytesRead === 0) throw new FileTrouble(job, 'kista.changedMeanwhile');
    addToSum(job, piece.subarray(0, bytesRead), job.hashedBytes);
  }
}

/** The sum of what was added so far. */
export function sumOf({ hash }: Job): string {
  return hash.copy().digest('hex');
}

/** Does something with one file; its own trouble is noted and the others go on. */
export async function withJob(job: Job, work: Work, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    const { problem } = error.problem;
    if (['kista.changedMeanwhile', 'kista.arrivedDifferent'].includes(problem.code)) beginAnew(job, work);
    if (!['kista.nameTaken', 'kista.fileRefused', 'kista.outsideFolder'].includes(problem.code)) work.tally.canGoOn = true;
    job.state = 'failed';
    work.pace.fileFailed(job.row);
    addProblem(work.tally, { name: toShownName(job.name), problem });
  }
}
