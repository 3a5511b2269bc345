// What screen readers are told while the engine works: one text for each change of a step's state, in the order in which they happen.
// What stands in a title is not told here: the focus goes there, and it is read then.

import { fill } from '../../preload/contract/text/fill.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';
import type { Words } from './language.ts';
import { wordOf } from './rail-rows.ts';
import { stepStands, type Stand } from './step-stands.ts';
import type { Visit } from './visit.ts';

export interface Announcement {
  readonly text: string;
  /** Interrupts what is being read: for what needs the person, and for problems. */
  readonly isUrgent: boolean;
}

const told: readonly Stand[] = ['running', 'needs', 'done', 'already', 'failed', 'skipped', 'unknown', 'undone', 'stopped'];

/** The texts for what changed between two moments of a visit. */
export function announcementsOf(before: Visit, after: Visit, words: Words): readonly Announcement[] {
  if (after.run === undefined) return [];
  return [...askedAgain(before, after, words), ...stepChanges(before, after, words), ...stopping(before, after, words)];
}

function stepChanges(before: Visit, after: Visit, words: Words): readonly Announcement[] {
  if (before.run === undefined) return []; // a run begins: nothing has happened to a step yet
  const earlier = new Map(stepStands(before).map(({ id, stand }) => [id, stand]));
  return stepStands(after)
    .filter(({ id, stand }) => earlier.get(id) !== stand && told.includes(stand))
    .map(({ id, stand }) => ({
      text: fill(words.w.running.said, { step: words.t.steps[id].title, word: wordOf(stand, words) }), isUrgent: stand === 'needs' || stand === 'failed',
    }));
}

/** The answer would not do: why is told before that it needs the person again. */
function askedAgain(before: Visit, { question }: Visit, { t }: Words): readonly Announcement[] {
  if (question?.problem === undefined || question.id === before.question?.id || isFirstAsking(question.problem.code)) return [];
  return [{ text: problemText(t, question.problem).what, isUrgent: true }];
}

/** The engine gives a reason also when it asks for the first time. */
export function isFirstAsking(code: string): boolean {
  return code === 'vpn.codeMissing' || code === 'otp.codeMissing' || code === 'ssh.passphraseMissing';
}

function stopping(before: Visit, after: Visit, { w }: Words): readonly Announcement[] {
  return after.run?.cancelling === true && before.run?.cancelling === false ? [{ text: w.running.cancelling, isUrgent: false }] : [];
}
