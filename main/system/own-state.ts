// Removes what this program keeps for itself, once nothing is in place any more that it would be needed for. Only names of our own: a
// state folder that a person named may hold anything else. Failed logins that still count against a ban are kept.

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../core/clock.ts';
import { removeOwnFolder } from '../core/own-folder.ts';
import { isPracticeFolder } from '../core/practice-folder.ts';
import { hasErrorCode } from '../core/problem.ts';
import { sweepNotes } from './ssh/attempts.ts';

const ours = ['journal.jsonl', 'memory.json', 'settings.json', 'window.json', 'kista.json', 'phone.json', 'orders-sent.json'] as const;

/** Removes journal, memory, settings and the practice lab. The folder and the lock in it are `endState`'s. */
export async function forgetState(folder: string, clock: Clock): Promise<void> {
  const practice = join(folder, 'practice');
  if (isPracticeFolder(practice)) rmSync(practice, { recursive: true, force: true });
  // Keys that were made for a kista are the person's, in ~/.ssh, and stay.
  if (isPracticeFolder(join(folder, 'practice-kista'))) rmSync(join(folder, 'practice-kista'), { recursive: true, force: true });
  for (const name of namesIn(join(folder, 'kista')).filter((one) => one.startsWith('transfer.json'))) rmSync(join(folder, 'kista', name), { force: true });
  removeOwnFolder(join(folder, 'kista'));
  if (await sweepNotes(join(folder, 'logins'), clock) === 0) removeOwnFolder(join(folder, 'logins'));
  // The journal last: when this is cut off, the next time still knows that there is something to remove.
  for (const name of namesIn(folder).filter(isOurs).sort(journalLast)) rmSync(join(folder, name), { force: true });
}

/** Removes the folder itself and those that were made for it; answers false when something is left in it. */
export function endState(folder: string): boolean {
  return removeOwnFolder(folder);
}

function isOurs(name: string): boolean {
  return ours.some((own) => name === own || name === `${own}.previous` || name === `${own}.next`);
}

function journalLast(one: string, other: string): number {
  return Number(one === ours[0]) - Number(other === ours[0]);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}
