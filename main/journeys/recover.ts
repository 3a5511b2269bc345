// After a crash: every change whose end was not journalled is cleaned up after, asked from the machine, and settled. Nothing is repeated
// and nothing is taken back here; the run that follows plans anew (continue) or undoes.

import type { Run } from '../steps/step.ts';
import { makerOf, settle, type Engine } from './carry-out.ts';
import { openChanges, readChanges, type RecordedChange } from './recorded-changes.ts';
import { runsByLab } from './run-of-change.ts';

/** Settles what an interrupted run left open and answers which changes those were. */
export async function recover(engine: Engine, run: Run): Promise<readonly RecordedChange[]> {
  const open = openChanges(readChanges(engine.journal.entries));
  const runs = runsByLab(engine.journal.entries, run);
  try {
    for (const change of open) {
      await makerOf(engine.registry, change.step).sweep(change.record, runs.of(change));
      await settle(engine, change, runs.of(change));
    }
  } finally {
    runs.wipe();
  }
  return open;
}
