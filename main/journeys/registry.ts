// Which steps this version of the product can carry out. A step that is not here is reported as skipped, never as done.

import type { StepId } from '../../preload/contract/steps.ts';
import type { Step } from '../steps/step.ts';
import { createEditHosts } from '../steps/edit-hosts/edit-hosts.ts';
import { createUnpackBundle } from '../steps/unpack-bundle/unpack-bundle.ts';

/** All steps of this version by their id. */
export function createRegistry(): ReadonlyMap<StepId, Step> {
  const steps = [createUnpackBundle(), createEditHosts()];
  return new Map(steps.map((step) => [step.id, step]));
}
