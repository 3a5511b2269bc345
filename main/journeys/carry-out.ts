// Makes planned changes, or takes recorded ones back: first the intent on the disk, then the action, then what became of it, asked from
// the machine and not believed from the writer. Changes that need administrator rights go together behind one prompt.

import type { Change, StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import type { Clock } from '../core/clock.ts';
import { timestamp } from '../core/clock.ts';
import type { ElevatedAction } from '../system/elevate/elevate.ts';
import type { ChangeMaker, ChangeRecord, Direction, Run } from '../steps/step.ts';
import type { Journal } from './journal.ts';
import type { StepRegistry } from './plan-journey.ts';

export interface Engine {
  readonly registry: StepRegistry;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Whoever wants to know at once; the result says the same at the end. */
  readonly news?: StepNews;
}

/** What is told about each step of an apply, undo or verify while it goes on. */
export interface StepNews {
  began(step: StepId): void;
  ended(result: StepResult): void;
}

/** A change with its place in the journal. */
export interface Task {
  readonly id: string;
  readonly run: string;
  readonly step: StepId;
  readonly change: Pick<Change, 'kind' | 'facts' | 'place' | 'undo'>;
  readonly record: ChangeRecord;
}

/** What became of a change: it is in place, it is not, or that cannot be told. */
export type Settled = 'done' | 'undone' | 'unknown';

/** Carries one change out as this user. Throws the step's problem after having journalled how the machine stands. */
export async function carryOutOne(engine: Engine, task: Task, direction: Direction, run: Run): Promise<Settled> {
  const maker = makerOf(engine.registry, task.step);
  writeIntent(engine, task, direction);
  return settleAfter(engine, [task], run, () => maker.carryOut(task.record, direction, run));
}

/** Carries changes out behind one administrator prompt. The tasks of one step stand together and in their order. */
export async function carryOutElevated(engine: Engine, tasks: readonly Task[], direction: Direction, run: Run): Promise<Settled> {
  const actions: ElevatedAction[] = [];
  for (const [step, records] of recordsByStep(tasks)) {
    actions.push(...await makerOf(engine.registry, step).elevated(records, direction, run));
  }
  for (const task of tasks) writeIntent(engine, task, direction);
  return settleAfter(engine, tasks, run, () => run.machine.elevate(actions, run.signal));
}

function recordsByStep(tasks: readonly Task[]): Map<StepId, ChangeRecord[]> {
  const groups = new Map<StepId, ChangeRecord[]>();
  for (const task of tasks) groups.set(task.step, [...(groups.get(task.step) ?? []), task.record]);
  return groups;
}

function writeIntent({ journal, clock }: Engine, { id, run, step, change, record }: Task, direction: Direction): void {
  const at = timestamp(clock);
  const { kind, facts, place, undo } = change;
  journal.append(direction === 'undo'
    ? { type: 'undo-intent', at, id }
    : { type: 'intent', at, id, run, step, change: { kind, facts: { ...facts }, place, undo }, record: { ...record } });
}

async function settleAfter(engine: Engine, tasks: readonly Task[], run: Run, action: () => Promise<void>): Promise<Settled> {
  try {
    await action();
  } catch (error) {
    for (const task of tasks) await settle(engine, task, run);
    throw error;
  }
  const outcomes: Settled[] = [];
  for (const task of tasks) outcomes.push(await settle(engine, task, run));
  return outcomes.every((outcome) => outcome === outcomes[0]) ? outcomes[0] ?? 'unknown' : 'unknown';
}

/** Asks the machine how it stands to a change whose intent is open, and journals the answer. */
export async function settle({ registry, journal, clock }: Engine, task: Pick<Task, 'id' | 'step' | 'record'>, run: Run): Promise<Settled> {
  const observed = await makerOf(registry, task.step).observe(task.record, run);
  const outcome: Settled = observed === 'after' ? 'done' : observed === 'before' ? 'undone' : 'unknown';
  journal.append({ type: 'settled', at: timestamp(clock), id: task.id, outcome });
  return outcome;
}

/** The change maker of a step that made journalled changes. Its absence is a bug. */
export function makerOf(registry: StepRegistry, id: StepId): ChangeMaker {
  const maker = registry.get(id)?.changes;
  if (maker === undefined) throw new Error(`step ${id} has journalled changes but no change maker`);
  return maker;
}
