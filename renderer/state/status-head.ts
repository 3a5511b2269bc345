// What the status page says on top: counted from the results alone, and never more than was proved. Pure.

import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import type { Words } from './language.ts';
import { isDisconnected, isProved, readPlaces } from './path-facts.ts';
import { standOfResult } from './step-stands.ts';

export interface Head {
  readonly kind: 'ready' | 'done' | 'as-far-as-seen' | 'partly' | 'disconnected' | 'undone' | 'partly-undone';
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
    'as-far-as-seen': [result.lab === undefined ? status.readyNoLab : fill(status.ready, { lab: result.lab.lab }), status.seenLead],
    'disconnected': [status.disconnected, status.disconnectedLead],
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
  if (isDisconnected(steps)) return 'disconnected';
  if (steps.some(({ state }) => state === 'undone')) return steps.some(isStillThere) ? 'partly-undone' : 'undone';
  const isAnswering = readPlaces(result).some(({ place, stand }) => place === 'workbench' && isProved(stand));
  if (countInPlace(steps) < steps.length) return isAnswering && steps.every(isWellOrUnseen) ? 'as-far-as-seen' : 'partly';
  return isAnswering ? 'ready' : 'done';
}

/** These cannot be looked at without the archive, a key or a passphrase; Workbench answers without them. */
const seenWithKeysOnly: readonly StepId[] = ['unpack-bundle', 'enrol-authenticator', 'change-passphrase', 'set-up-ssh-key'];

/** Nothing is wrong with it; at most it could not be looked at. */
function isWellOrUnseen(step: StepResult): boolean {
  const isUnseen = step.state === 'unknown' || (step.state === 'skipped' && (step.reason === 'no-bundle' || step.reason === 'no-key-given'));
  return isProved(standOfResult(step)) || (isUnseen && seenWithKeysOnly.includes(step.id));
}

/** Something of ours that an undo could have taken away. */
function isStillThere({ state, changes }: StepResult): boolean {
  return state === 'failed' || state === 'unknown' || (state === 'done' && changes.some(({ undo }) => undo !== 'impossible'));
}

function staysOnLab(steps: readonly StepResult[]): boolean {
  return steps.some(({ changes }) => changes.some(({ kind }) => kind === 'ssh.changePassphrase'));
}
