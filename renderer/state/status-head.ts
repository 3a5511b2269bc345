// What the status page says on top: counted from the results alone, and never more than was proved. Pure.

import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import type { Words } from './language.ts';
import { isProved, readPlaces } from './path-facts.ts';
import { standOfResult } from './step-stands.ts';

export interface Head {
  readonly kind: 'ready' | 'done' | 'partly' | 'undone' | 'partly-undone';
  readonly title: string;
  readonly lead: string;
}

/** The finding and its sentence. `time` is when the answer came. */
export function headOf(result: JourneyResult, time: string, words: Words): Head {
  const { w: { status } } = words;
  const kind = kindOf(result);
  const texts: Readonly<Record<Head['kind'], readonly [title: string, lead: string]>> = {
    'ready': [result.lab === undefined ? status.readyNoLab : fill(status.ready, { lab: result.lab.lab }), result.practice ? status.leadPractice : status.lead],
    'done': [fill(status.done, { journey: words.t.journeys[result.journey].title }), result.practice ? status.leadPractice : status.lead],
    'partly': [fill(status.partly, { done: String(countInPlace(result.steps)), all: String(result.steps.length) }), status.partlyLead],
    'undone': [status.undoneTitle, staysOnLab(result.steps) ? status.undoneStays : result.practice ? status.undonePractice : status.undoneLead],
    'partly-undone': [status.partlyUndone, status.partlyUndoneLead],
  };
  const [title, lead] = texts[kind];
  return { kind, title, lead: fill(lead, { time }) };
}

/** How many steps are in place. */
export function countInPlace(steps: readonly StepResult[]): number {
  return steps.filter((step) => isProved(standOfResult(step))).length;
}

/** How many wait for one that is not done. */
export function countWaiting(steps: readonly StepResult[]): number {
  return steps.filter((step) => standOfResult(step) === 'waits').length;
}

function kindOf(result: JourneyResult): Head['kind'] {
  const { steps } = result;
  if (steps.some(({ state }) => state === 'undone')) return steps.some(isStillThere) ? 'partly-undone' : 'undone';
  if (countInPlace(steps) < steps.length) return 'partly';
  return readPlaces(result).some(({ place, stand }) => place === 'workbench' && isProved(stand)) ? 'ready' : 'done';
}

/** Something of ours that an undo could have taken away. */
function isStillThere({ state, changes }: StepResult): boolean {
  return state === 'failed' || state === 'unknown' || (state === 'done' && changes.some(({ undo }) => undo !== 'impossible'));
}

function staysOnLab(steps: readonly StepResult[]): boolean {
  return steps.some(({ changes }) => changes.some(({ kind }) => kind === 'ssh.changePassphrase'));
}
