// The one way in which code in main says that something expected went wrong. Bugs stay ordinary errors.

import type { Problem, ProblemCode, ProblemFacts, Retry } from '../../preload/contract/problems.ts';

/** An expected failure: a code, what helps, and values for the text. `cause` is for the log, never for the screen. */
export class LabProblem extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, facts: ProblemFacts = {}, more: { retry?: Retry; cause?: unknown } = {}) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'LabProblem';
    this.problem = { code, retry: more.retry ?? 'after-fix', facts };
  }
}

/** Answers which problem a thrown value is; anything unexpected is `internal` with the bug's own message kept out of the facts. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof LabProblem) return thrown.problem;
  if (isAbort(thrown)) return { code: 'cancelled', retry: 'now', facts: {} };
  return { code: 'internal', retry: 'never', facts: {} };
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** Answers whether a thrown value is a system error of Node with this code, for example `ENOENT`. */
export function hasErrorCode(thrown: unknown, ...codes: readonly string[]): boolean {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && codes.includes(thrown.code);
}
