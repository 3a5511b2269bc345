// How each step of the visit stands right now, from what was planned, what the run told so far and the last answer. Pure; decides no layout.

import { journeySteps } from '../../preload/contract/journeys.ts';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { askingClientOf } from './asking-client.ts';
import type { Visit } from './visit.ts';

/** `stopped`: the person stopped it, nobody failed. `waits`: something that it builds on is not done. */
export type Stand = 'todo' | 'running' | 'needs' | 'done' | 'already' | 'failed' | 'skipped' | 'unknown' | 'undone' | 'waits' | 'stopped';

export interface StepStand {
  readonly id: StepId;
  readonly stand: Stand;
  readonly result?: StepResult;
}

export type StandFacts = Pick<Visit, 'journey' | 'plan' | 'run' | 'result' | 'question'>;

/** The steps of the visit in the order of their journey. */
export function stepStands(visit: StandFacts): readonly StepStand[] {
  const { plan, result, journey } = visit;
  const planned = plan?.steps.map(({ id }) => id) ?? (journey === undefined ? result?.steps.map(({ id }) => id) ?? [] : journeySteps[journey]);
  return planned.map((id) => standOf(id, visit));
}

/** How a step stands that has ended. */
export function standOfResult({ state, reason, problem }: StepResult): Stand {
  if (problem?.code === 'cancelled') return 'stopped';
  if (reason === 'cancelled') return 'todo'; // the person stopped before it
  if (reason === 'earlier-step-failed') return 'waits';
  return state === 'planned' ? 'todo' : state;
}

/** The first problem among the steps that is not the person's own stop. */
export function firstProblem(result: JourneyResult | undefined): StepResult | undefined {
  return result?.steps.find(({ state, problem }) => state === 'failed' && problem !== undefined && problem.code !== 'cancelled');
}

function standOf(id: StepId, { plan, run, result, question }: StandFacts): StepStand {
  const ended = run?.ended.find((step) => step.id === id);
  if (ended !== undefined) return { id, stand: standOfResult(ended), result: ended };
  if (run?.current === id) return { id, stand: question === undefined && askingClientOf(run.phase) === undefined ? 'running' : 'needs' };
  // While a journey is carried out anew, what the last try left behind says nothing about this one.
  const known = (run?.verb === 'apply' ? undefined : find(result, id)) ?? find(plan, id);
  if (known === undefined) return { id, stand: 'todo' };
  return { id, stand: run?.verb === 'apply' && known.state !== 'skipped' ? 'todo' : standOfResult(known), result: known };
}

function find(result: JourneyResult | undefined, id: StepId): StepResult | undefined {
  return result?.steps.find((step) => step.id === id);
}
