// What the journal remembers of earlier runs: for whom and which journey, so that verify, undo and status need no link again. Pure.

import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { Evidence, LabName, StepResult } from '../../preload/contract/plans.ts';
import { stepIds, type StepState } from '../../preload/contract/steps.ts';
import { sessionEvidence } from '../steps/connect-vpn/session.ts';
import type { JournalEntry } from './journal.ts';
import { openChanges, readChanges, type RecordedChange } from './recorded-changes.ts';

/** The newest run that changed something, if any. */
export function lastRun(entries: readonly JournalEntry[]): { journey: JourneyId; lab?: LabName; factsFile?: string } | undefined {
  const run = entries.findLast((entry) => entry.type === 'run');
  return run && { journey: run.journey, ...(run.lab && { lab: run.lab }), ...(run.factsFile !== undefined && { factsFile: run.factsFile }) };
}

/** How the journal says each step stands. It is memory, not proof: `verify` proves. */
export function statusOf(entries: readonly JournalEntry[], vpnSessionHours: number): StepResult[] {
  const changes = readChanges(entries);
  return stepIds.flatMap((id) => {
    const mine = changes.filter((change) => change.step === id);
    const interrupted = openChanges(mine).length > 0;
    const problem = { code: 'engine.openIntent', retry: 'now', facts: {} } as const;
    return mine.length === 0 ? [] : [{ id, state: stateOf(mine), changes: mine.filter(isInPlace).map(shown), ...sessionOf(mine, vpnSessionHours), ...(interrupted && { problem }) }];
  });
}

/** Since when a connection is up, and when the service ends it at the latest. */
function sessionOf(changes: readonly RecordedChange[], vpnSessionHours: number): { readonly evidence?: Evidence } {
  const up = changes.findLast(({ change, status }) => change.kind === 'vpn.connect' && status === 'done');
  return up === undefined ? {} : { evidence: sessionEvidence(up.at, vpnSessionHours) };
}

function isInPlace({ status }: RecordedChange): boolean {
  return status !== 'undone';
}

function shown({ change }: RecordedChange): StepResult['changes'][number] {
  return { ...change, diff: [], needsAdministrator: false };
}

function stateOf(changes: readonly RecordedChange[]): StepState {
  if (changes.some(({ status }) => status !== 'done' && status !== 'undone')) return 'unknown';
  return changes.some(({ status }) => status === 'done') ? 'done' : 'undone';
}
