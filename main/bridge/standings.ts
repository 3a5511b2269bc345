// What this computer remembers of earlier runs, before anything is asked: in the real world and in the practice lab.

import { join } from 'node:path';
import type { z } from 'zod';
import type { journey } from '../../preload/contract/bridge/journey.ts';
import { shippedFacts } from '../core/facts.ts';
import { openJournal, type JournalEntry } from '../journeys/journal.ts';
import { readLock } from '../journeys/lock.ts';
import { openChanges, readChanges } from '../journeys/recorded-changes.ts';
import { lastRun, statusOf } from '../journeys/remembered.ts';
import { readScene } from './practice-scene.ts';
import { practiceDirOf } from './visit.ts';

type Standing = z.output<typeof journey.standings.output>[number];

/** One entry for each world in which something was ever done. Throws `journal.*`. */
export function readStandings(stateDir: string): readonly Standing[] {
  return [...standingOf(stateDir, false), ...standingOf(practiceDirOf({ stateDir }), true)];
}

function standingOf(folder: string, practice: boolean): readonly Standing[] {
  const { entries } = openJournal(join(folder, 'journal.jsonl'));
  const last = lastRun(entries);
  if (last === undefined) return [];
  const { journey, lab } = last;
  const scene = practice ? readScene(folder) : undefined;
  return [{
    practice, interrupted: wasInterrupted(folder), journey, ...(scene && { scene }), ...(lab && { lab }), ...(countLabs(entries) > 1 && { hasOtherLabs: true }),
    steps: statusOf(entries, shippedFacts().facts.vpnSessionHours),
  }];
}

function countLabs(entries: readonly JournalEntry[]): number {
  const labs = entries.flatMap((entry) => (entry.type === 'run' && entry.lab !== undefined ? [`${entry.lab.user} ${entry.lab.lab}`] : []));
  return new Set(labs).size;
}

/** A run did not come to its end: it left its lock behind, or a change without an end. One that goes on in another window counts as none. */
function wasInterrupted(folder: string): boolean {
  const lock = readLock(folder);
  const { entries } = openJournal(join(folder, 'journal.jsonl'));
  return lock === 'left-behind' || (lock === 'free' && openChanges(readChanges(entries)).length > 0);
}
