// Applies a journey that was planned, shown and agreed to: plans again, compares with what was shown, then step by step carries out and
// proves. A step that fails leaves the steps that do not need it untouched.

import type { StepResult } from '../../preload/contract/plans.ts';
import { timestamp } from '../core/clock.ts';
import { LabProblem } from '../core/problem.ts';
import type { PlannedChange, Run } from '../steps/step.ts';
import { carryOutElevated, carryOutOne, type Engine, type Task } from './carry-out.ts';
import { failedAmong, planJourney, problemOrThrow, withoutRecord, type Planned, type PlannedStep } from './plan-journey.ts';
import { recover } from './recover.ts';
import { verifyStep } from './verify-journey.ts';

/** The digest of the plan that was shown, or `as-planned-now` when the person agreed beforehand (`--yes`). */
export type Consent = { readonly digest: string } | 'as-planned-now';

/** Carries a journey out. Throws `plan.changedMeanwhile` before anything was done; later problems are in the steps' results. */
export async function applyJourney(engine: Engine, run: Run, consent: Consent): Promise<{ steps: StepResult[]; digest: string }> {
  await recover(engine, run);
  const planned = await planJourney(run, engine.registry);
  if (consent !== 'as-planned-now' && consent.digest !== planned.digest) throw new LabProblem('plan.changedMeanwhile', {}, { retry: 'now' });
  const tasks = tasksOf(planned, `${timestamp(engine.clock)}-${planned.digest.slice(0, 8)}`);
  if (tasks.length > 0) journalRun(engine, run, planned.digest, tasks);
  const elevation = elevateOnce(engine, run, tasks.filter((task) => task.needsAdministrator));
  const steps: StepResult[] = [];
  for (const step of planned.steps) {
    engine.news?.began(step.id);
    const result = await applyStep(step, { engine, run, tasks, elevation }, steps);
    steps.push(result);
    engine.news?.ended(result);
  }
  return { steps, digest: planned.digest };
}

interface PlannedTask extends Task {
  readonly needsAdministrator: boolean;
}

interface Applying {
  readonly engine: Engine;
  readonly run: Run;
  readonly tasks: readonly PlannedTask[];
  readonly elevation: () => Promise<void>;
}

function tasksOf(planned: Planned, runId: string): PlannedTask[] {
  const changes = planned.steps.flatMap((step) => (step.reading?.changes ?? []).map((change) => ({ step: step.id, change })));
  return changes.map(({ step, change }, index) => ({
    id: `${runId}-${index + 1}`, run: runId, step, change: withoutRecord(change), record: change.record, needsAdministrator: change.needsAdministrator,
  }));
}

function journalRun({ journal, clock }: Engine, run: Run, digest: string, tasks: readonly Task[]): void {
  const { journey, lab, machine, factsFile } = run;
  journal.append({
    type: 'run', at: timestamp(clock), run: tasks[0]?.run ?? '', journey, digest, practice: machine.practice, ...(lab && { lab: { ...lab } }), ...(factsFile !== undefined && { factsFile }),
  });
}

/** One prompt for everything in the journey that needs it, at the first step that does; a refusal is remembered and not asked again. */
function elevateOnce(engine: Engine, run: Run, tasks: readonly Task[]): () => Promise<void> {
  let outcome: Promise<void> | undefined;
  return () => {
    outcome ??= carryOutElevated(engine, tasks, 'apply', run).then(() => undefined);
    return outcome;
  };
}

async function applyStep(planned: PlannedStep, applying: Applying, before: readonly StepResult[]): Promise<StepResult> {
  const { engine, run } = applying;
  const { id, result, reading } = planned;
  const step = engine.registry.get(id);
  if (run.signal.aborted) return { id, state: 'skipped', reason: 'cancelled', changes: [] };
  if (failedAmong(step?.needs ?? [], before)) return { id, state: 'skipped', reason: 'earlier-step-failed', changes: [] };
  if (step === undefined || reading === undefined || reading.state === 'skipped') return result;
  run.progress(id);
  try {
    if (reading.state === 'planned') await step.ask?.(run);
    await makeChanges(id, applying);
    const performed = reading.state === 'planned' ? await step.perform?.(run) : undefined;
    return await verifyStep(step, run, { state: reading.state === 'planned' ? 'done' : 'already', changes: shown(reading.changes), found: performed ?? {} });
  } catch (error) {
    return { id, state: 'failed', changes: shown(reading.changes), problem: problemOrThrow(error) };
  } finally {
    step.leave?.(run);
  }
}

function shown(changes: readonly PlannedChange[]): StepResult['changes'] {
  return changes.map(withoutRecord);
}

async function makeChanges(id: PlannedStep['id'], { engine, run, tasks, elevation }: Applying): Promise<void> {
  const mine = tasks.filter((task) => task.step === id);
  if (mine.some((task) => task.needsAdministrator)) await elevation();
  for (const task of mine.filter((one) => !one.needsAdministrator)) {
    run.signal.throwIfAborted();
    await carryOutOne(engine, task, 'apply', run);
  }
}
