// Proves a journey: asks each step's verifier, which reads the machine by another route than the writer used. Changes nothing.

import type { Evidence, StepResult } from '../../preload/contract/plans.ts';
import type { Run, Step } from '../steps/step.ts';
import type { StepNews } from './carry-out.ts';
import { planJourney, problemOrThrow, stepsOf, type StepRegistry } from './plan-journey.ts';

/** Answers for each step of the journey whether it stands: `done` proved, `failed` with the problem, `unknown` when it cannot be told. */
export async function verifyJourney(run: Run, registry: StepRegistry, news?: StepNews): Promise<StepResult[]> {
  const planned = await planJourney(run, registry);
  const results: StepResult[] = [];
  for (const id of stepsOf(run)) {
    const step = registry.get(id);
    const plan = planned.steps.find((one) => one.id === id)?.result;
    news?.began(id);
    const result: StepResult = step === undefined || plan?.state === 'skipped'
      ? plan ?? { id, state: 'skipped', reason: 'not-in-this-version', changes: [] }
      : await verifyOrProblem(step, run);
    results.push(result);
    news?.ended(result);
  }
  return results;
}

async function verifyOrProblem(step: Step, run: Run): Promise<StepResult> {
  try {
    return await verifyStep(step, run, { state: 'done', changes: [], found: {} });
  } catch (error) {
    return { id: step.id, state: 'failed', changes: [], problem: problemOrThrow(error) };
  }
}

/** Asks a step's verifier. A claim (`done`, `already`) stands only when the verifier says ok. */
export async function verifyStep(
  step: Step, run: Run, claim: { state: 'done' | 'already'; changes: StepResult['changes']; found: Evidence },
): Promise<StepResult> {
  const verdict = await step.verify(run);
  const state = verdict.answer === 'ok' ? claim.state : verdict.answer === 'not-ok' ? 'failed' : 'unknown';
  return {
    id: step.id, state, changes: claim.changes, evidence: { ...claim.found, ...verdict.evidence }, ...(verdict.problem && { problem: verdict.problem }),
    ...(verdict.prerequisites && { prerequisites: verdict.prerequisites }),
  };
}
