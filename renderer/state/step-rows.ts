// Turns what is known about a journey into the rows that are drawn: which mark, which word, which segment of the line. Decides no layout.

import { journeySteps } from '../../preload/contract/journeys.ts';
import type { StepResult } from '../../preload/contract/plans.ts';
import type { StepId, StepState } from '../../preload/contract/steps.ts';
import type { Texts } from '../../preload/contract/text/index.ts';
import { practiceJourney, type PracticeState } from './practice-store.ts';

/** The shapes of the design; each is told apart without colour. */
export type Mark = 'done' | 'already' | 'running' | 'problem' | 'todo' | 'waits' | 'unknown' | 'skipped' | 'undone';

/** The piece of the line in front of a mark: solid is proved, dashed is not (yet), broken ends at a problem. */
export type Segment = 'solid' | 'dashed' | 'broken';

export interface StepRow {
  readonly id: StepId;
  readonly title: string;
  readonly mark: Mark;
  readonly word: string;
  /** The word is told to screen readers only: ten times "To do" says nothing to the eye. */
  readonly isQuiet: boolean;
  readonly before: Segment;
  readonly result?: StepResult;
}

const marks: Readonly<Record<StepState, Mark>> = {
  planned: 'todo', done: 'done', already: 'already', skipped: 'skipped', failed: 'problem', undone: 'undone', unknown: 'unknown',
};

/** One row for each step of the journey, in its order. */
export function stepRows(now: PracticeState, texts: Texts): readonly StepRow[] {
  const rows = journeySteps[practiceJourney].map((id) => ({ id, title: texts.steps[id].title, ...stateOf(id, now, texts) }));
  return rows.map((row, index) => ({ ...row, before: segmentBetween(rows[index - 1]?.mark, row.mark) }));
}

type RowState = Pick<StepRow, 'mark' | 'word' | 'isQuiet' | 'result'>;

function stateOf(id: StepId, now: PracticeState, texts: Texts): RowState {
  if (now.at === 'working' && now.begun.includes(id)) {
    return now.begun.at(-1) === id ? row('running', texts.window.running) : row('waits', texts.window.resultFollows);
  }
  const result = now.at === 'start' ? undefined : now.known.steps.find((step) => step.id === id);
  return result === undefined ? { ...row('todo', texts.stepStates.planned), isQuiet: true } : { ...ended(result, texts), result };
}

/** A step that the person stopped is not a problem: nobody failed. */
function ended({ state, problem }: StepResult, texts: Texts): RowState {
  return problem?.code === 'cancelled' ? row('todo', texts.window.stopped) : row(marks[state], texts.stepStates[state]);
}

function row(mark: Mark, word: string): RowState {
  return { mark, word, isQuiet: false };
}

function segmentBetween(previous: Mark | undefined, mark: Mark): Segment {
  if (mark === 'problem' && previous !== undefined) return 'broken';
  return isProved(previous) && (isProved(mark) || mark === 'running') ? 'solid' : 'dashed';
}

function isProved(mark: Mark | undefined): boolean {
  return mark === 'done' || mark === 'already';
}
