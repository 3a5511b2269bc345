// What the journal amounts to: each change that was ever begun, and how it stands. Pure.

import type { Change, LabName } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import type { ChangeRecord, RecordedInPlace } from '../steps/step.ts';
import type { JournalEntry } from './journal.ts';

/** `open` and `undo-open`: begun, end not journalled, so the machine has to be asked. `unknown`: asked, and it could not be told. */
export type ChangeStatus = 'open' | 'done' | 'undo-open' | 'undone' | 'unknown';

export interface RecordedChange {
  readonly id: string;
  readonly run: string;
  readonly step: StepId;
  readonly change: Pick<Change, 'kind' | 'facts' | 'place' | 'undo'>;
  readonly record: ChangeRecord;
  readonly status: ChangeStatus;
  /** When it came to stand so: UTC, ISO 8601. */
  readonly at: string;
}

/** All changes in the order in which they were begun. */
export function readChanges(entries: readonly JournalEntry[]): readonly RecordedChange[] {
  const changes = new Map<string, RecordedChange>();
  for (const entry of entries) {
    if (entry.type === 'intent') {
      changes.set(entry.id, { id: entry.id, run: entry.run, step: entry.step, change: entry.change, record: entry.record, status: 'open', at: entry.at });
    } else if (entry.type === 'undo-intent') setStatus(changes, entry, 'undo-open');
    else if (entry.type === 'settled') setStatus(changes, entry, entry.outcome);
  }
  return [...changes.values()];
}

function setStatus(changes: Map<string, RecordedChange>, { id, at }: { readonly id: string; readonly at: string }, status: ChangeStatus): void {
  const known = changes.get(id);
  if (known !== undefined) changes.set(id, { ...known, status, at });
}

/** What is in place for a lab: made in its runs, and not taken back. */
export function inPlaceFor(entries: readonly JournalEntry[], lab: LabName | undefined): readonly RecordedInPlace[] {
  const runs = entries.flatMap((entry) => (entry.type === 'run' && entry.lab?.lab === lab?.lab && entry.lab?.user === lab?.user ? [entry.run] : []));
  return readChanges(entries).filter(({ status, run }) => status === 'done' && runs.includes(run)).map(({ step, record, at }) => ({ step, record, at }));
}

/** Changes whose end was not journalled: the program was killed or the computer went off in between. */
export function openChanges(changes: readonly RecordedChange[]): readonly RecordedChange[] {
  return changes.filter((change) => change.status === 'open' || change.status === 'undo-open');
}

/** Changes that are or may be in place and can be taken back, the newest first. */
export function undoableChanges(changes: readonly RecordedChange[]): readonly RecordedChange[] {
  return changes.filter((change) => change.status === 'done' || change.status === 'unknown').reverse();
}
