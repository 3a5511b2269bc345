// Plans a journey: asks each step what it would change, and names the whole by a digest. Changes nothing.

import { journeySteps } from '../../preload/contract/journeys.ts';
import type { Change, JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { questionOf } from '../../preload/contract/questions.ts';
import { canonicalJson, sha256 } from '../core/digest.ts';
import { toProblem } from '../core/problem.ts';
import type { PlannedChange, Run, Step, StepReading } from '../steps/step.ts';

export type StepRegistry = ReadonlyMap<StepId, Step>;

/** One step of a plan: what a person sees, and the step's own reading when it could be made. */
export interface PlannedStep {
  readonly id: StepId;
  readonly result: StepResult;
  readonly reading?: StepReading;
}

export interface Planned {
  readonly steps: readonly PlannedStep[];
  readonly digest: string;
}

/** Reads the machine and answers what the journey would do. Expected failures are in the steps' results, not thrown. */
export async function planJourney(run: Run, registry: StepRegistry): Promise<Planned> {
  const steps: PlannedStep[] = [];
  for (const id of stepsOf(run)) {
    run.signal.throwIfAborted();
    steps.push(await planStep(id, run, registry, steps));
  }
  return { steps, digest: digestOf(run, steps) };
}

/** The steps of a run: those of its journey, or the ones that were asked for. */
export function stepsOf(run: Run): readonly StepId[] {
  return journeySteps[run.journey].filter((id) => run.only.length === 0 || run.only.includes(id));
}

async function planStep(id: StepId, run: Run, registry: StepRegistry, before: readonly PlannedStep[]): Promise<PlannedStep> {
  const step = registry.get(id);
  if (step === undefined) return { id, result: { id, state: 'skipped', reason: 'not-in-this-version', changes: [] } };
  if (failedAmong(step.needs, before.map((done) => done.result))) {
    return { id, result: { id, state: 'skipped', reason: 'earlier-step-failed', changes: [] } };
  }
  try {
    const reading = await step.plan(run);
    return { id, reading, result: { id, state: reading.state, ...optional(reading), changes: reading.changes.map(withoutRecord) } };
  } catch (error) {
    run.signal.throwIfAborted();
    return { id, result: { id, state: 'failed', changes: [], ...problemAndQuestion(error) } };
  }
}

function optional({ reason, evidence, problem, prerequisites }: StepReading): Pick<StepResult, 'reason' | 'evidence' | 'problem' | 'prerequisites'> {
  return { ...(reason && { reason }), ...(evidence && { evidence }), ...(problem && { problem }), ...(prerequisites && { prerequisites }) };
}

/** A problem that the person may decide about comes with the question. */
function problemAndQuestion(error: unknown): Pick<StepResult, 'problem' | 'question'> {
  const problem = problemOrThrow(error);
  const question = questionOf(problem);
  return { problem, ...(question && { question }) };
}

/** Answers whether one of the steps a step needs has failed, or was itself left out for such a reason. */
export function failedAmong(needs: readonly StepId[], results: readonly StepResult[]): boolean {
  return results.some((result) => needs.includes(result.id)
    && (result.state === 'failed' || result.state === 'unknown' || result.reason === 'earlier-step-failed'));
}

/** A problem stays with its step; a bug must not look like one, so it is thrown on. */
export function problemOrThrow(error: unknown): NonNullable<StepResult['problem']> {
  const problem = toProblem(error);
  if (problem.code === 'internal') throw error;
  return problem;
}

/** A change as it is shown: without what the journal keeps of it. */
export function withoutRecord({ kind, facts, place, diff, needsAdministrator, undo }: PlannedChange): Change {
  return { kind, facts, place, diff, needsAdministrator, undo };
}

/**
 * What was shown is what counts: everything a person could read in the plan, and the exact bytes behind it, but no evidence, and no obstacle
 * of a planned step: taking it away is what the person was asked to do.
 */
function digestOf(run: Run, steps: readonly PlannedStep[]): string {
  const { journey, lab, facts, machine, accept = [] } = run;
  const parts = steps.map(({ result, reading }) => ({
    id: result.id, state: result.state, reason: result.reason, problem: result.state === 'failed' ? result.problem : undefined, changes: reading?.changes ?? [],
  }));
  return sha256(canonicalJson({ version: 1, journey, lab, facts, platform: machine.platform, practice: machine.practice, accept: [...new Set(accept)].sort(), steps: parts }));
}

/** The journey as one result for the window or the headless command. */
export function journeyResult(run: Run, steps: readonly StepResult[], shippedFacts: boolean, digest?: string): JourneyResult {
  return {
    journey: run.journey, ...(run.lab && { lab: run.lab }), ...(digest && { digest }), practice: run.machine.practice, shippedFacts, steps,
  };
}
