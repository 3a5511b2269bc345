// Takes back what the journal says we did, the newest first, and only that. What somebody else changed since is kept.

import type { LabName, StepResult } from '../../preload/contract/plans.ts';
import { stepIds, type StepId } from '../../preload/contract/steps.ts';
import type { Run } from '../steps/step.ts';
import { changesOfLab } from './changes-of-lab.ts';
import { carryOutElevated, carryOutOne, makerOf, type Engine, type Settled } from './carry-out.ts';
import { problemOrThrow } from './plan-journey.ts';
import { readChanges, undoableChanges, type RecordedChange } from './recorded-changes.ts';
import { recover } from './recover.ts';

/**
 * Undoes all recorded changes, or those of the given steps, or of one lab: what its other labs stand on stays then. Answers one result for
 * each step that had any.
 */
export async function undoJourney(engine: Engine, run: Run, only: readonly StepId[], lab?: LabName): Promise<StepResult[]> {
  await findTunnel(engine, run);
  await recover(engine, run);
  const recorded = lab === undefined ? undoableChanges(readChanges(engine.journal.entries)) : changesOfLab(engine.journal.entries, lab);
  const wanted = recorded.filter((change) => only.length === 0 || only.includes(change.step));
  const results: StepResult[] = [];
  for (const id of stepIds.filter((step) => wanted.some((change) => change.step === step)).reverse()) {
    engine.news?.began(id);
    const result: StepResult = isStillNeeded(engine, id, results)
      ? { id, state: 'skipped', reason: 'earlier-step-failed', changes: [] }
      : await undoStep(engine, run, id, wanted.filter((change) => change.step === id));
    results.push(result);
    engine.news?.ended(result);
  }
  return results;
}

/** What could not be taken back may need this step for another try: a key on entry can only be removed while the VPN is up. */
function isStillNeeded({ registry }: Engine, id: StepId, results: readonly StepResult[]): boolean {
  return results.some((result) => (result.state === 'failed' || result.state === 'unknown') && registry.get(result.id)?.needs.includes(id) === true);
}

/** Taking back what lies on a server needs the same proof as putting it there: planning the connection finds a tunnel that is up. */
async function findTunnel({ registry }: Engine, run: Run): Promise<void> {
  await registry.get('connect-vpn')?.plan(run).catch((error: unknown) => { problemOrThrow(error); });
}

async function undoStep(engine: Engine, run: Run, id: StepId, changes: readonly RecordedChange[]): Promise<StepResult> {
  const shown = changes.map(({ change }) => ({ ...change, diff: [], needsAdministrator: false }));
  const possible = changes.filter(({ change }) => change.undo !== 'impossible');
  try {
    const settled = await undoChanges(engine, run, possible);
    const taken = settled.every((outcome) => outcome === 'undone');
    return { id, state: taken ? (possible.length === changes.length ? 'undone' : 'done') : 'unknown', changes: shown };
  } catch (error) {
    return { id, state: 'failed', changes: shown, problem: problemOrThrow(error) };
  }
}

/** What became of each, asked from the machine. */
async function undoChanges(engine: Engine, run: Run, changes: readonly RecordedChange[]): Promise<Settled[]> {
  const elevated: RecordedChange[] = [];
  const settled: Settled[] = [];
  for (const change of changes) {
    const maker = makerOf(engine.registry, change.step);
    if (await maker.needsAdministrator(change.record, 'undo', run)) elevated.push(change);
    else settled.push(await carryOutOne(engine, change, 'undo', run));
  }
  if (elevated.length > 0) settled.push(await carryOutElevated(engine, elevated, 'undo', run));
  return settled;
}
