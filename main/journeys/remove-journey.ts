// Takes back everything that was ever made, for all labs and runs: what lies on the lab's machines first, while the VPN is up, then the
// newest first, with one prompt for all that needs an administrator. What somebody else changed since is kept and named.

import type { StepResult } from '../../preload/contract/plans.ts';
import { stepIds, type StepId } from '../../preload/contract/steps.ts';
import { toProblem } from '../core/problem.ts';
import type { Run } from '../steps/step.ts';
import { carryOutElevated, carryOutOne, makerOf, type Engine } from './carry-out.ts';
import { problemOrThrow } from './plan-journey.ts';
import { readChanges, undoableChanges, type RecordedChange } from './recorded-changes.ts';
import { recover } from './recover.ts';
import { runsByLab, type RunsByLab } from './run-of-change.ts';

/** What became of one change: taken back, or why not. */
interface Answer {
  readonly change: RecordedChange;
  readonly problem?: StepResult['problem'];
  readonly state: 'undone' | 'unknown' | 'failed' | 'skipped';
}

interface Removing {
  readonly engine: Engine;
  readonly runs: RunsByLab;
  readonly answers: Map<RecordedChange, Answer>;
}

/** Takes everything back. One result for each step that had something; what can never be taken back is `done` and stays. */
export async function removeJourney(engine: Engine, run: Run): Promise<StepResult[]> {
  await recover(engine, run);
  const recorded = undoableChanges(readChanges(engine.journal.entries));
  const possible = inOrder(recorded.filter(({ change }) => change.undo !== 'impossible'));
  const runs = runsByLab(engine.journal.entries, run);
  const removing = { engine, runs, answers: new Map<RecordedChange, Answer>() };
  try {
    await findTunnels(removing, possible);
    for (const change of possible) await takeBack(change, possible, removing);
  } finally {
    runs.wipe();
  }
  const results = stepIds.toReversed().flatMap((id) => resultOf(id, recorded, removing));
  for (const result of results) engine.news?.ended(result);
  return results;
}

/** Nothing is in place any more but what can never be taken back. */
export function isAllTakenBack(steps: readonly StepResult[]): boolean {
  return steps.every(({ state }) => state === 'undone' || state === 'done');
}

/** A later run may have made the connection over which the keys of an earlier one have to be taken off. */
function inOrder(changes: readonly RecordedChange[]): readonly RecordedChange[] {
  return [...changes.filter(isOnMachine), ...changes.filter((change) => !isOnMachine(change))];
}

function isOnMachine({ change }: RecordedChange): boolean {
  return change.kind === 'ssh.installKey';
}

/** Planning the connection finds a tunnel that is up; without one no secret is sent anywhere. */
async function findTunnels({ engine, runs }: Removing, changes: readonly RecordedChange[]): Promise<void> {
  for (const run of new Set(changes.filter(isOnMachine).map((change) => runs.of(change)))) {
    await engine.registry.get('connect-vpn')?.plan(run).catch((error: unknown) => { problemOrThrow(error); });
  }
}

async function takeBack(change: RecordedChange, all: readonly RecordedChange[], removing: Removing): Promise<void> {
  const { engine, runs, answers } = removing;
  if (answers.has(change)) return;
  const run = runs.of(change);
  if (isHeldBack(change.step, removing)) return note(answers, { change, state: 'skipped' });
  engine.news?.began(change.step);
  run.progress(change.step);
  await answering([change], removing, async () => {
    if (await makerOf(engine.registry, change.step).needsAdministrator(change.record, 'undo', run)) return takeBackElevated(all, removing);
    const outcome = await carryOutOne(engine, change, 'undo', run);
    note(answers, { change, state: outcome === 'undone' ? 'undone' : 'unknown' });
  });
}

/** A key that is still on a machine can be taken off later only with its file, its machine's key, and the connection. */
function isHeldBack(id: StepId, { engine, answers }: Removing): boolean {
  const held = [...answers.values()].filter(({ change, state }) => isOnMachine(change) && state !== 'undone');
  return held.some(({ change }) => change.step === id || neededBy(change.step, engine).has(id));
}

/** All steps that a step stands on, through others too. */
function neededBy(id: StepId, engine: Engine): ReadonlySet<StepId> {
  const found = new Set<StepId>();
  const visit = (step: StepId): void => {
    for (const need of engine.registry.get(step)?.needs ?? []) {
      if (!found.has(need)) visit((found.add(need), need));
    }
  };
  visit(id);
  return found;
}

/** One prompt for all of them. One that somebody has edited since is named and does not hold the others back. */
async function takeBackElevated(all: readonly RecordedChange[], removing: Removing): Promise<void> {
  const { engine, runs, answers } = removing;
  const together: RecordedChange[] = [];
  for (const change of all.filter((one) => !answers.has(one))) {
    const maker = makerOf(engine.registry, change.step);
    const run = runs.of(change);
    if (!await maker.needsAdministrator(change.record, 'undo', run)) continue;
    await answering([change], removing, async () => {
      await maker.elevated([change.record], 'undo', run);
      together.push(change);
    });
  }
  const [first] = together;
  if (first === undefined) return;
  await answering(together, removing, async () => {
    await carryOutElevated(engine, together, 'undo', runs.of(first));
    const now = readChanges(engine.journal.entries);
    for (const change of together) note(answers, { change, state: now.find(({ id }) => id === change.id)?.status === 'undone' ? 'undone' : 'unknown' });
  });
}

async function answering(changes: readonly RecordedChange[], { answers }: Removing, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (toProblem(error).code === 'cancelled') throw error;
    const problem = problemOrThrow(error);
    for (const change of changes) note(answers, { change, state: 'failed', problem });
  }
}

function note(answers: Map<RecordedChange, Answer>, answer: Answer): void {
  answers.set(answer.change, answer);
}

function resultOf(id: StepId, recorded: readonly RecordedChange[], { answers }: Removing): StepResult[] {
  const mine = recorded.filter(({ step }) => step === id);
  if (mine.length === 0) return [];
  const changes = mine.map(({ change }) => ({ ...change, diff: [], needsAdministrator: false }));
  const given = mine.flatMap((change) => answers.get(change) ?? []);
  const problem = given.find((answer) => answer.problem !== undefined)?.problem;
  if (problem !== undefined) return [{ id, state: 'failed', changes, problem }];
  if (given.some(({ state }) => state === 'skipped')) return [{ id, state: 'skipped', reason: 'earlier-step-failed', changes }];
  if (given.some(({ state }) => state !== 'undone')) return [{ id, state: 'unknown', changes }];
  return [{ id, state: given.length === mine.length ? 'undone' : 'done', changes }];
}
