// What runs out and when, from the certificates that were read. Only what is known: nothing is guessed for what was not looked at. Pure.

import type { StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';

export type Expiring = 'workbench' | 'vpn';

export interface Expiry {
  readonly of: Expiring;
  /** The name in the certificate. */
  readonly name: string;
  readonly atMs: number;
  /** Whole days; 0 and less when it has run out. */
  readonly daysLeft: number;
}

const sources: readonly { readonly of: Expiring; readonly step: StepId }[] = [
  { of: 'workbench', step: 'install-certificate' }, { of: 'workbench', step: 'open-workbench' }, { of: 'vpn', step: 'install-vpn-profile' },
];
const dayMs = 86_400_000;

/** One line for each certificate of the person that a step read. */
export function readExpiries(steps: readonly StepResult[], nowMs: number): readonly Expiry[] {
  const found = sources.flatMap(({ of, step }) => {
    const evidence = isUndone('install-certificate', steps) && of === 'workbench' ? undefined : steps.find(({ id }) => id === step)?.evidence;
    const atMs = Date.parse(String(evidence?.['notAfter'] ?? ''));
    return Number.isNaN(atMs) ? [] : [{ of, name: String(evidence?.['subject'] ?? ''), atMs, daysLeft: Math.floor((atMs - nowMs) / dayMs) }];
  });
  return found.filter((expiry, index) => found.findIndex(({ of }) => of === expiry.of) === index);
}

/** A certificate that was taken out again is nobody's any more, whatever was read before. */
function isUndone(step: StepId, steps: readonly StepResult[]): boolean {
  return steps.find(({ id }) => id === step)?.state === 'undone';
}
