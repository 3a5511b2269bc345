// What the page says on top: a finding, one sentence, and the problem behind it when there is one. Counts exactly, from the results alone.

import type { StepResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { fill, problemText, texts, type Language, type Texts } from '../../preload/contract/text/index.ts';
import type { Finished, PracticeState, Working } from './practice-store.ts';

export interface Finding {
  readonly title: string;
  readonly lead?: string;
  /** Its why and next are shown below; its what is the title. */
  readonly problem?: Problem;
}

/** The finding of a state in a language. */
export function findingOf(now: PracticeState, language: Language): Finding {
  const t = texts(language);
  switch (now.at) {
    case 'start': return { title: t.window.startTitle, lead: t.window.startLead };
    case 'working': return now.verb === 'run'
      ? { title: t.window.workingTitle, lead: t.window.workingLead }
      : { title: t.window.undoingTitle, lead: t.window.undoingLead };
    case 'stuck': return problemFinding(now.problem, language);
    case 'finished': return finishedFinding(now, t, language);
  }
}

/** What is going on right now, for the progress line. */
export function doingOf(now: Working, t: Texts): string {
  const step = now.begun.at(-1);
  if (step !== undefined) return t.steps[step].doing;
  return now.verb === 'run' ? t.window.preparing : t.window.undoingTitle;
}

/** What a screen reader is told when a state begins: `urgent` interrupts. */
export function announcementOf(now: PracticeState, language: Language): { readonly polite: string; readonly urgent: string } {
  const { title, lead = '', problem } = findingOf(now, language);
  if (now.at === 'start') return { polite: '', urgent: '' };
  if (now.at === 'working') return { polite: `${doingOf(now, texts(language))}. ${texts(language).window.running}.`, urgent: '' };
  return problem !== undefined && problem.code !== 'cancelled' ? { polite: '', urgent: title } : { polite: `${title}. ${lead}`.trim(), urgent: '' };
}

function problemFinding(problem: Problem, language: Language): Finding {
  return { title: asTitle(problemText(problem.code, problem.facts, language).what), problem };
}

/** One sentence loses its full stop as a title; more than one keep theirs. */
function asTitle(sentence: string): string {
  return sentence.slice(0, -1).includes('. ') ? sentence : sentence.replace(/\.$/, '');
}

function finishedFinding(now: Finished, t: Texts, language: Language): Finding {
  const failed = now.answered.find((step) => step.problem !== undefined && step.problem.code !== 'cancelled');
  if (failed?.problem) return problemFinding(failed.problem, language);
  if (now.cancelled) return problemFinding({ code: 'cancelled', retry: 'now', facts: {} }, language);
  return now.verb === 'run' ? ranFinding(now.answered, t) : undoneFinding(now.answered, t);
}

function ranFinding(steps: readonly StepResult[], t: Texts): Finding {
  const w = t.window;
  const done = countIn(steps, 'done') + countIn(steps, 'already');
  const changes = changesIn(steps, 'done');
  const unknown = countIn(steps, 'unknown');
  const sentences = [
    changes + unknown === 0 ? w.changesNone : counted(changes, w.changesOne, w.changesMany),
    counted(countIn(steps, 'skipped'), w.skippedOne, w.skippedMany),
    counted(unknown, w.unknownOne, w.unknownMany),
  ];
  return { title: fill(w.doneTitle, { done: String(done), all: String(steps.length) }), lead: join(sentences) };
}

function undoneFinding(steps: readonly StepResult[], t: Texts): Finding {
  const w = t.window;
  if (steps.length === 0) return { title: w.nothingToUndoTitle, lead: w.nothingToUndoLead };
  const isAll = steps.every((step) => step.state === 'undone');
  return { title: isAll ? w.undoneTitle : w.notUndoneTitle, lead: counted(changesIn(steps, 'undone'), w.undoneOne, w.undoneMany) };
}

function countIn(steps: readonly StepResult[], state: StepResult['state']): number {
  return steps.filter((step) => step.state === state).length;
}

function changesIn(steps: readonly StepResult[], state: StepResult['state']): number {
  return steps.filter((step) => step.state === state).reduce((sum, step) => sum + step.changes.length, 0);
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : fill(count === 1 ? one : many, { count: String(count) });
}

function join(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
