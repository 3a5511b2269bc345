// What a plan comes to, for the person who is to agree to it: the changes by whom they concern, counted exactly, and where the person is
// needed. Pure; the words are the screen's.

import type { Change, JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';

export const reviewGroups = ['everyone', 'you', 'store', 'lab'] as const;
export type ReviewGroup = (typeof reviewGroups)[number];

/** The steps that wait for the person, each with its own sentence. */
export const stopSteps = ['enrol-authenticator', 'connect-vpn', 'change-passphrase', 'set-up-ssh-key'] as const;
export type StopStep = (typeof stopSteps)[number];

export interface Review {
  /** In the order of `reviewGroups`; empty ones are left out. */
  readonly groups: readonly { readonly id: ReviewGroup; readonly changes: readonly Change[] }[];
  readonly changeCount: number;
  /** One for all changes that need it together. */
  readonly promptCount: 0 | 1;
  readonly stops: readonly StopStep[];
  readonly already: readonly StepId[];
  readonly skipped: readonly StepResult[];
  /** Steps that could not be planned, and planned ones with an obstacle that may be gone by then. */
  readonly failed: readonly StepResult[];
  /** Something is left that Apply would do. */
  readonly canApply: boolean;
}

/** Reads a plan. */
export function reviewOf({ steps }: Pick<JourneyResult, 'steps'>): Review {
  const planned = steps.filter(({ state }) => state === 'planned');
  const changes = planned.flatMap((step) => step.changes);
  const groups = reviewGroups.map((id) => ({ id, changes: changes.filter((change) => groupOf(change) === id) }));
  return {
    groups: groups.filter((group) => group.changes.length > 0), changeCount: changes.length,
    promptCount: changes.some(({ needsAdministrator }) => needsAdministrator) ? 1 : 0, stops: stopsOf(planned.map(({ id }) => id)),
    already: steps.filter(({ state }) => state === 'already').map(({ id }) => id), skipped: steps.filter(({ state }) => state === 'skipped'),
    failed: steps.filter(({ state, problem }) => state === 'failed' || (state === 'planned' && problem !== undefined)), canApply: planned.some(doesSomething),
  };
}

/** Opening the archive alone brings nobody anywhere. */
function doesSomething({ id }: StepResult): boolean {
  return id !== 'unpack-bundle';
}

/** Whoever chooses the passphrase in this run is not asked for it again. */
function stopsOf(planned: readonly StepId[]): readonly StopStep[] {
  const stops = stopSteps.filter((id) => planned.includes(id));
  return planned.includes('change-passphrase') ? stops.filter((id) => id !== 'set-up-ssh-key') : stops;
}

function groupOf({ kind, needsAdministrator }: Change): ReviewGroup {
  if (needsAdministrator) return 'everyone';
  if (kind === 'ssh.changePassphrase' || kind === 'ssh.installKey') return 'lab';
  return kind.startsWith('certificate.') ? 'store' : 'you';
}

/** The lines that somebody else could put into the file instead of us; undefined for what is no text. */
export function linesByHand({ place, diff }: Change): string | undefined {
  return diff.length === 0 ? undefined : [place, ...diff].join('\n');
}
