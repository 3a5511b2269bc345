// A whole download over one link: what lies there, whether there is room for it here, folders, then files.

import { realpath } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import type { FileProblem } from '../../../preload/contract/kista.ts';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { freeBytesAt, makeFolder, statOf } from '../../system/bulk/local-file.ts';
import { itemsOf } from './items.ts';
import { withJob, type Job } from './job.ts';
import { jobsOf, takeUp } from './jobs.ts';
import type { Linked } from './link.ts';
import { readInOrder } from './read-in-order.ts';
import { receiveFile } from './receive-file.ts';
import { walkRemote } from './remote-walk.ts';
import { inMegabytes, remotePath } from './remote.ts';
import { noteProblems, type Outcome, type Run } from './run.ts';
import { toShownName } from './safe-name.ts';
import { openModes, Refusal, withHandle } from './session.ts';
import { runSideBySide } from './slots.ts';
import { isManifestName, parseSums } from './sums.ts';
import { keepOrder } from './unfinished.ts';
import { problemOf, type LocalEntry } from './walk.ts';

/** Fetches what was asked for, or what is left of it. Throws what ends the transfer. */
export async function fetchEverything(run: Run, jobs: Job[]): Promise<Outcome> {
  const { order, watch, pace, link, workOf } = run;
  const root = await rootOf(order.place ?? '');
  pace.phase('connecting');
  const walked = await link.persist(({ session }) => {
    pace.phase('looking');
    return walkRemote(session, root, order.names, watch);
  });
  const rows = itemsOf(walked.rows, walked.entries);
  keepOrder(watch.stateDir, { ...order, rows: [...rows] });
  pace.list(rows);
  const note = (problems: readonly FileProblem[]): void => noteProblems(problems, rows.map(({ name }) => name), run);
  note(walked.problems);
  const shut = await makeFolders(walked.entries, root, note);
  jobs.push(...jobsOf(walked.entries, run.notes).filter(({ name }) => !shut.some((folder) => name.startsWith(`${folder}/`))));
  await takeUpHere(run, jobs, note);
  const waiting = jobs.filter(({ state }) => state === 'waiting');
  await checkRoomHere(root, waiting);
  const lists = walked.entries.filter(({ name, kind }) => kind === 'file' && isManifestName(name));
  await link.persist(async (linked) => {
    pace.phase('moving');
    const work = { ...workOf(linked), sums: await readSums(lists, linked) };
    const left = waiting.filter(({ state }) => state === 'waiting');
    await runSideBySide(left, ({ sizeBytes, doneBytes = 0 }) => sizeBytes - doneBytes, (job) => withJob(job, work, () => receiveFile(job, work)));
  });
  const list = lists[0];
  // Each file was read again from the disk before it got its name.
  return { proof: jobs.some(({ state }) => state === 'moved' || state === 'there') ? 'read-back' : 'none', ...(list === undefined ? {} : { manifest: { name: list.name, place: list.path } }) };
}

async function rootOf(place: string): Promise<string> {
  return realpath(place).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP')) throw new LabProblem('kista.notWritableHere', { name: toShownName(basename(place)) }, { cause: error });
    throw error;
  });
}

/** Makes the folders. Answers those that cannot be written into: something else has their name, or a link that leads elsewhere. */
async function makeFolders(entries: readonly LocalEntry[], root: string, note: (problems: readonly FileProblem[]) => void): Promise<readonly string[]> {
  const shut: string[] = [];
  for (const { name, path, kind } of entries) {
    if (kind !== 'folder' || shut.some((folder) => name.startsWith(`${folder}/`))) continue;
    const code = await makeOne(path, root);
    if (code === undefined) continue;
    shut.push(name);
    note([problemOf(name, code)]);
  }
  return shut;
}

async function makeOne(path: string, root: string): Promise<ProblemCode | undefined> {
  if (!path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) return 'kista.outsideFolder';
  const found = await statOf(path);
  if (found?.isSymbolicLink() === true) return 'kista.outsideFolder';
  if (found !== undefined) return found.isDirectory() ? undefined : 'kista.nameTaken';
  return makeFolder(path).then(() => undefined, (error: unknown) => {
    if (hasErrorCode(error, 'EEXIST')) return 'kista.nameTaken';
    if (hasErrorCode(error, 'ENOSPC', 'ENAMETOOLONG', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'EINVAL')) return 'kista.notWritableHere';
    throw error;
  });
}

/** A file that was done and is here no more is fetched again. */
async function takeUpHere({ notes, pace, tally }: Run, jobs: readonly Job[], note: (problems: readonly FileProblem[]) => void): Promise<void> {
  const done: Job[] = [];
  const changed = takeUp(jobs, notes, (job) => { done.push(job); });
  note(changed);
  if (changed.length > 0) tally.canGoOn = true;
  for (const job of done) {
    if ((await statOf(job.as ?? job.path))?.size === job.sizeBytes) {
      pace.moved(job.row, job.sizeBytes);
      pace.fileDone(job.row);
    } else {
      Object.assign(job, { state: 'waiting', isIntended: false, isMade: false, sha256: undefined, doneBytes: undefined, as: undefined });
    }
  }
}

async function checkRoomHere(root: string, jobs: readonly Job[]): Promise<void> {
  const neededBytes = jobs.reduce((sum, { sizeBytes, doneBytes = 0 }) => sum + sizeBytes - doneBytes, 0);
  const freeBytes = await freeBytesAt(root);
  if (freeBytes === undefined || freeBytes >= neededBytes) return;
  throw new LabProblem('kista.noRoomHere', { needed: inMegabytes(neededBytes), free: inMegabytes(freeBytes) });
}

/** A list of 200,000 names; a longer one is not read. */
const listLimitBytes = 32 * 1024 * 1024;

async function readSums(lists: readonly LocalEntry[], { session, slots }: Linked): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (const { name, sizeBytes } of lists.filter((list) => list.sizeBytes <= listLimitBytes)) {
    const pieces: Buffer[] = [];
    try {
      const handle = await session.open(remotePath(name), openModes.read);
      await withHandle(session, handle, () => readInOrder({ session, slots, handle, from: 0, to: sizeBytes }, (piece) => { pieces.push(Buffer.from(piece)); }));
      await session.close(handle);
    } catch (error) {
      // A list that is not given away is no help; the file itself is refused by name later.
      if (!(error instanceof Refusal)) throw error;
    }
    for (const [file, sum] of parseSums(Buffer.concat(pieces).toString('utf8'))) sums.set(file, sum);
  }
  return sums;
}
