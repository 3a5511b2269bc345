// A problem in the words of one language, which the caller has at hand: the window loads only one.

import type { Problem } from '../problems.ts';
import type { Texts } from './en.ts';
import { fill } from './fill.ts';

export interface ProblemText {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  /** The command to run by hand, when the problem names one. */
  readonly byHand?: string;
}

/** What happened, why it usually happens and what to do next, from the texts given. */
export function problemText({ problems, phrases }: Pick<Texts, 'problems' | 'phrases'>, { code, facts }: Pick<Problem, 'code' | 'facts'>): ProblemText {
  const { what, why, next } = problems[code];
  return {
    what: fill(what, facts), why: fill(why, facts), next: fill(next, facts),
    ...(facts['command'] === undefined ? {} : { byHand: fill(phrases.byHand, facts) }),
  };
}
