// The files of a transfer as jobs, and what is known of them from an earlier run.

import type { FileProblem } from '../../../preload/contract/kista.ts';
import { createJob, type Job } from './job.ts';
import type { Notes } from './unfinished.ts';
import { problemOf, type LocalEntry } from './walk.ts';

/** The files of a walk as jobs; what is known of them from before is taken up. */
export function jobsOf(entries: readonly LocalEntry[], notes: Notes): readonly Job[] {
  return entries.filter(({ kind }) => kind === 'file').map((entry) => createJob(entry, notes.before.get(entry.name)));
}

/** Settles what is known from before: done files, and those that were changed here since. Answers the problems of the latter. */
export function takeUp(jobs: readonly Job[], { before, anew }: Notes, done: (job: Job) => void): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  for (const job of jobs) {
    const noted = before.get(job.name);
    if (noted === undefined || !noted.isMade || noted.isAnew) continue;
    if (noted.sizeBytes !== job.sizeBytes || noted.changedMs !== job.changedMs) {
      anew(job.name);
      job.state = 'failed';
      problems.push(problemOf(job.name, 'kista.changedSince'));
    } else if (noted.sha256 !== undefined) {
      Object.assign(job, { state: 'moved', sha256: noted.sha256, doneBytes: job.sizeBytes });
      done(job);
    }
  }
  return problems;
}
