// What the parts of one transfer share.

import type { FileProblem, TransferProgress, TransferResult } from '../../../preload/contract/kista.ts';
import type { Platform } from '../../../preload/contract/platform.ts';
import type { Clock } from '../../core/clock.ts';
import { createTally, type Tally, type Work } from './job.ts';
import type { Link, Linked } from './link.ts';
import type { Pace } from './pace.ts';
import type { Proof } from './prove-file.ts';
import { toShownName } from './safe-name.ts';
import type { Notes, Order } from './unfinished.ts';

export interface TransferWatch {
  readonly signal: AbortSignal;
  readonly progress: (progress: TransferProgress) => void;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly stateDir: string;
  /** What to do with a file whose name is taken by another one. Left out: `skip`. Nothing is ever replaced. */
  readonly taken?: 'skip' | 'keep-both';
  /** Whether what was sent is read again from the kista. Left out: yes, where it gives files back. */
  readonly readsBack?: boolean;
  /** For tests: waits between two tries, and how long a server may say nothing. */
  readonly pause?: (ms: number) => Promise<unknown>;
  readonly patienceMs?: number;
}

/** One transfer that is under way. */
export interface Run {
  readonly order: Order;
  readonly watch: TransferWatch;
  readonly pace: Pace;
  readonly notes: Notes;
  readonly tally: Tally;
  readonly link: Link;
  readonly workOf: (linked: Linked) => Work;
}

export interface Outcome {
  readonly proof: Proof;
  readonly manifest?: TransferResult['manifest'] | undefined;
}

/** Keeps problems of files that are no jobs, and marks their rows. */
export function noteProblems(problems: readonly FileProblem[], rows: readonly string[], { pace, tally }: Pick<Run, 'pace' | 'tally'>): void {
  const { problems: kept, moreProblems } = createTally(problems);
  for (const problem of kept) tally.problems.push(problem);
  tally.moreProblems += moreProblems;
  for (const { name } of kept) pace.fileFailed(rows.indexOf(toShownName(name.split('/')[0] ?? '')));
}
