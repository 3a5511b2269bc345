// What a person can agree to although it is not the plain course of things. Each stands for one problem: without consent that problem ends
// the step; with the name in the request (`--accept NAME`) the step is planned. Names are stable.

import type { Problem, ProblemCode } from './problems.ts';

export const questionNames = ['older-certificate', 'other-lab-certificate', 'other-user-certificate', 'other-user-vpn-profile'] as const;
export type QuestionName = (typeof questionNames)[number];

/** A question with both values that do not fit together. */
export interface Question {
  readonly name: QuestionName;
  /** What the link says, or what is installed. */
  readonly expected: string;
  /** What the archive brings. */
  readonly found: string;
}

interface Asking {
  readonly name: QuestionName;
  /** Names of the problem's facts. */
  readonly expected: string;
  readonly found: string;
}

const asking: Partial<Record<ProblemCode, Asking>> = {
  'certificate.olderThanInstalled': { name: 'older-certificate', expected: 'installed', found: 'date' },
  'certificate.otherLab': { name: 'other-lab-certificate', expected: 'expected', found: 'name' },
  'certificate.otherUser': { name: 'other-user-certificate', expected: 'expected', found: 'name' },
  'vpn.otherUser': { name: 'other-user-vpn-profile', expected: 'expected', found: 'name' },
};

/** The question that a problem is, if a person may decide otherwise. */
export function questionOf({ code, facts }: Problem): Question | undefined {
  const found = asking[code];
  return found && { name: found.name, expected: facts[found.expected] ?? '', found: facts[found.found] ?? '' };
}
