// The rows of the rail: what the person gave, then the steps of the journey under the four phases that IT departments know. Pure.

import { fill } from '../../preload/contract/text/fill.ts';
import type { RailRow } from '../components/rail.tsx';
import type { Mark } from '../components/state-mark.tsx';
import type { Words } from './language.ts';
import { phaseOf, type Phase } from './phases.ts';
import { firstProblem, stepStands, type Stand, type StepStand } from './step-stands.ts';
import type { Screen, Visit } from './visit.ts';

/** The mark of a stand. What the person stopped is to do again, and nobody failed. */
export function markOf(stand: Stand | 'absent'): Mark {
  if (stand === 'failed') return 'problem';
  if (stand === 'stopped') return 'todo';
  return stand === 'absent' ? 'unknown' : stand;
}

/** The word of a stand. */
export function wordOf(stand: Stand | 'absent', { w }: Words): string {
  if (stand === 'stopped') return w.running.wordStopped;
  return stand === 'absent' ? w.status.notLooked : w.components.states[markOf(stand)];
}

/** All rows, with the one that the window is at. */
export function railRows(visit: Visit, words: Words): readonly RailRow[] {
  const current = currentOf(visit);
  const given = (['keys', 'review'] as const).map((id) => givenRow(id, visit.screen, words));
  const steps = stepStands(visit).map((step) => stepRow(step, step.id === current, words));
  return [...given, ...steps];
}

/** "Step 5 of 12"; nothing when no row is the current one. */
export function positionOf(rows: readonly RailRow[], { w }: Words): string | undefined {
  const at = rows.findIndex(({ isCurrent }) => isCurrent === true);
  return at < 0 ? undefined : fill(w.frame.position, { at: String(at + 1), all: String(rows.length) });
}

function currentOf({ run, result, screen }: Visit): string | undefined {
  if (screen === 'running') return run?.current;
  return screen === 'status' ? firstProblem(result)?.id : undefined;
}

const given = ['keys', 'review'] as const;

function givenRow(id: (typeof given)[number], screen: Screen, words: Words): RailRow {
  const at = given.findIndex((one) => one === screen);
  const isCurrent = screen === id;
  const stand: Stand = isCurrent ? 'needs' : at < 0 || given.indexOf(id) < at ? 'done' : 'todo';
  const name = id === 'keys' ? words.w.running.railKeys : words.w.running.railReview;
  return rowOf({ id, name, stand, isCurrent, phase: 'keys' }, words);
}

function stepRow({ id, stand }: StepStand, isCurrent: boolean, words: Words): RailRow {
  return rowOf({ id, name: words.t.steps[id].title, stand, isCurrent, phase: phaseOf[id] }, words);
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly stand: Stand;
  readonly isCurrent: boolean;
  readonly phase: Phase;
}

function rowOf({ id, name, stand, isCurrent, phase }: Row, words: Words): RailRow {
  const { phaseKeys, phaseSystem, phaseLab, phaseWorkbench } = words.w.running;
  const phases = { keys: phaseKeys, system: phaseSystem, lab: phaseLab, workbench: phaseWorkbench };
  return { id, name, mark: markOf(stand), word: wordOf(stand, words), isQuiet: !isCurrent && isUsual(stand), isCurrent, phase: phases[phase] };
}

/** What the mark says well enough beside eleven others. */
function isUsual(stand: Stand): boolean {
  return stand === 'todo' || stand === 'done' || stand === 'already' || stand === 'waits';
}
