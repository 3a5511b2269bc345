// The parts of an upload: folders and files, the proof that they arrived, and the list of their sums.

import type { TransferResult } from '../../../preload/contract/kista.ts';
import { sha256 } from '../../core/digest.ts';
import { createJob, FileTrouble, withJob, type Job, type Work } from './job.ts';
import { proveFile, sumThere, weaker, type Proof } from './prove-file.ts';
import { checkRoom, refusalOf, remotePath } from './remote.ts';
import { sendFile } from './send-file.ts';
import { openModes, Refusal } from './session.ts';
import { runSideBySide } from './slots.ts';
import { composeSums, manifestName } from './sums.ts';
import { problemOf, type LocalEntry } from './walk.ts';

/** Makes the folders and sends what is not there yet. */
export async function sendAll(folders: readonly LocalEntry[], jobs: readonly Job[], work: Work): Promise<void> {
  const waiting = jobs.filter(({ state }) => state === 'waiting');
  await checkRoom(work.session, waiting.reduce((sum, { sizeBytes, doneBytes = 0 }) => sum + sizeBytes - doneBytes, 0));
  for (const folder of folders) await makeFolder(folder, work);
  await runSideBySide(waiting, ({ sizeBytes, doneBytes = 0 }) => sizeBytes - doneBytes, (job) => withJob(job, work, () => sendFile(job, work)));
}

/** A folder that is there is taken as it is: files in it are never replaced. */
async function makeFolder({ name, path, row, changedMs }: LocalEntry, work: Work): Promise<void> {
  try {
    await work.session.makeFolder(remotePath(name));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const found = await work.session.look(remotePath(name));
    if (found?.kind === 'folder') return;
    const job = createJob({ name, path, row, sizeBytes: 0, changedMs }, undefined);
    const trouble = found === undefined ? await refusalOf(job, error, 'upload', work) : new FileTrouble(job, 'kista.nameTaken', error);
    await withJob(job, work, () => Promise.reject(trouble as Error));
  }
}

/** Proves every file that was sent. Answers the weakest proof among them, or `none` when there is none. */
export async function proveAll(jobs: readonly Job[], proofs: Map<Job, Proof>, work: Work, readsBack: boolean): Promise<Proof> {
  const unproven = jobs.filter((job) => job.state === 'moved' && !proofs.has(job));
  await runSideBySide(unproven, ({ sizeBytes }) => sizeBytes, (job) => withJob(job, work, async () => {
    proofs.set(job, await proveFile(job, work, readsBack));
    work.pace.provenFile();
  }));
  // What was there before was compared by its sum.
  const arrived = jobs.filter(({ state }) => state === 'moved' || state === 'there');
  return arrived.length === 0 ? 'none' : arrived.reduce<Proof>((weakest, job) => weaker(weakest, proofs.get(job) ?? 'read-back'), 'read-back');
}

const numbersTried = 99;

/** Puts the list of sums beside the files, under a name that is free. Undefined when the kista does not take it. */
export async function sendManifest(jobs: readonly Job[], { session, slots, tally }: Work): Promise<TransferResult['manifest']> {
  const sums = jobs.filter(({ state }) => state === 'moved' || state === 'there').map((job) => ({ name: job.as ?? job.name, sha256: job.sha256 ?? '' }));
  const content = Buffer.from(composeSums(sums));
  for (let number = 1; number <= numbersTried; number += 1) {
    const name = manifestName(number);
    const handle = await session.open(remotePath(name), openModes.create).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
    // The list of the same files that was sent before the line was cut.
    if (handle === undefined && await sumThere(name, content.length, { session, slots }) === sha256(content)) return { name, place: `upload/${name}` };
    if (handle === undefined) continue;
    for (let at = 0; at < content.length; at += session.chunkBytes) {
      const piece = content.subarray(at, at + session.chunkBytes);
      await session.write(handle, piece, piece.length, at);
    }
    await session.close(handle);
    const there = await sumThere(name, content.length, { session, slots });
    if (there === undefined || there === sha256(content)) return { name, place: `upload/${name}` };
    break;
  }
  tally.problems.push(problemOf(manifestName(1), 'kista.fileRefused'));
  return undefined;
}
