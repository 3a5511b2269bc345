// Which journey a request is about: what was said, else what the link says, else what the bundle and this computer tell, else what was
// done last. A proposal that is not sure is never carried out; it is named, and the person says it.

import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { LabProblem } from '../core/problem.ts';
import type { Run } from '../steps/step.ts';
import { inferJourney, type Inference, type Signs } from '../steps/unpack-bundle/infer.ts';
import type { JourneyRequest } from './journey-request.ts';
import { problemOrThrow, type StepRegistry } from './plan-journey.ts';
import type { RecordedChange } from './recorded-changes.ts';

export interface Hints {
  readonly request: JourneyRequest;
  readonly registry: StepRegistry;
  readonly changes: readonly RecordedChange[];
  readonly linkJourney: JourneyId | undefined;
  readonly remembered: JourneyId | undefined;
}

/** Answers whether a request is about what was done before. */
export function looksBack(verb: JourneyRequest['verb']): boolean {
  return verb === 'verify' || verb === 'undo' || verb === 'remove' || verb === 'status';
}

/** The run with its journey. Throws `usage.missingOption` when only the person can tell. */
export async function withJourney(undecided: Omit<Run, 'journey'>, hints: Hints): Promise<Run> {
  const { request, linkJourney, remembered } = hints;
  const isLookingBack = looksBack(request.verb);
  const said = request.journey ?? linkJourney ?? (request.practice ? remembered ?? 'new_user' : isLookingBack ? remembered : undefined);
  if (said !== undefined) return { ...undecided, journey: said };
  const run: Run = { ...undecided, journey: 'new_user' };
  const { journey, sure } = await infer(run, hints);
  if (request.verb === 'inspect' || isLookingBack) return { ...run, journey: journey ?? 'new_user' };
  if (journey === undefined || !sure) throw new LabProblem('usage.missingOption', { option: journey === undefined ? '--journey' : `--journey ${journey}` });
  return { ...run, journey };
}

/** Opens the bundle when that is possible: what is in it tells most. */
async function infer(run: Run, { request, registry, changes, linkJourney }: Hints): Promise<Inference> {
  try {
    await registry.get('unpack-bundle')?.plan(run);
  } catch (error) {
    problemOrThrow(error);
    if (request.verb !== 'inspect') throw error; // inspect reports it as its step's problem
  }
  return inferJourney({ linkJourney, kinds: run.bundle?.files.map((file) => file.kind), alreadyOnThisComputer: inPlaceHere(changes) });
}

/** What the journal says that this computer has already. */
export function inPlaceHere(changes: readonly RecordedChange[]): Signs['alreadyOnThisComputer'] {
  const here = (step: StepId): boolean => changes.some((change) => change.step === step && change.status === 'done');
  return { vpnProfile: here('install-vpn-profile'), certificate: here('install-certificate'), hosts: here('edit-hosts') };
}
