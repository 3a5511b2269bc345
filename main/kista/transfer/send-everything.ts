// A whole upload over one link: folders first, then the files, then the proof that they arrived, and last the list of their sums, which so
// also says to whoever receives them that everything is there.

import { basename } from 'node:path';
import { itemsOf } from './items.ts';
import type { Job } from './job.ts';
import { jobsOf, takeUp } from './jobs.ts';
import type { Proof } from './prove-file.ts';
import { noteProblems, type Outcome, type Run } from './run.ts';
import { proveAll, sendAll, sendManifest } from './send-all.ts';
import { keepOrder } from './unfinished.ts';
import { walk, type Walked } from './walk.ts';

/** Sends what was dropped, or what is left of it. Throws what ends the transfer. */
export async function sendEverything({ order, watch, pace, notes, tally, link, workOf }: Run, jobs: Job[]): Promise<Outcome> {
  const paths = order.paths ?? [];
  const walked = await walk(paths, watch.signal);
  const items = itemsOf(paths.map((path) => basename(path)), walked.entries);
  keepOrder(watch.stateDir, { ...order, rows: [...items] });
  pace.list(items);
  noteProblems(walked.problems, items.map(({ name }) => name), { pace, tally });
  jobs.push(...jobsOf(walked.entries, notes));
  const changed = takeUp(jobs, notes, (job) => {
    pace.moved(job.row, job.sizeBytes);
    pace.fileDone(job.row);
  });
  noteProblems(changed, items.map(({ name }) => name), { pace, tally });
  if (changed.length > 0) tally.canGoOn = true;
  return sendWalked(walked, jobs, { watch, pace, tally, link, workOf });
}

async function sendWalked(walked: Walked, jobs: readonly Job[], { watch, pace, tally, link, workOf }: Pick<Run, 'watch' | 'pace' | 'tally' | 'link' | 'workOf'>): Promise<Outcome> {
  const folders = walked.entries.filter(({ kind }) => kind === 'folder');
  const proofs = new Map<Job, Proof>();
  pace.phase('connecting');
  await link.persist(async (linked) => {
    pace.phase('moving');
    await sendAll(folders, jobs, workOf(linked));
  });
  const moved = jobs.filter(({ state }) => state === 'moved');
  pace.proveFrom(moved.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), moved.length);
  const proof = await link.persist((linked) => {
    pace.phase('proving');
    return proveAll(jobs, proofs, workOf(linked), watch.readsBack ?? true);
  });
  // When it goes on later, the list comes then.
  const manifest = tally.canGoOn || jobs.length === 0 ? undefined : await link.persist((linked) => sendManifest(jobs, workOf(linked)));
  return { proof, manifest };
}
