// The guard against being locked out: HUNT Cloud bans a computer for 15 minutes after three wrong passphrases, so after two we stop.
// Every login is noted on the disk before its secret is sent and struck out only when the server has accepted it; what is not known counts
// as failed. One small file for each login: nothing to tear, and window and headless can count at the same time.

import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import { sha256 } from '../../core/digest.ts';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { syncFolder } from '../file-parts.ts';
import type { Platform } from '../command.ts';

export interface LoginGuard {
  /**
   * Notes that a secret is about to be sent to a machine; it is on the disk when this returns. Throws `ssh.tooManyAttempts` when two
   * logins in the last 15 minutes failed, `journal.notWritable` when it cannot be noted.
   */
  begin(host: string): Promise<LoginAttempt>;
  /** How many logins of the last 15 minutes count as failed. */
  failed(host: string): Promise<number>;
}

export interface LoginAttempt {
  /** The server accepted it, or nothing was sent after all. */
  strikeOut(): Promise<void>;
}

const mostFailures = 2;
const banMs = 15 * 60 * 1000;
/** A note from further ahead was made before the clock was set back; a nearer one may be another program's, made this moment. */
const clockToleranceMs = 60 * 1000;

/** A guard that keeps its notes in a folder of the state folder. */
export function createLoginGuard(folder: string, clock: Clock, platform: Platform): LoginGuard {
  const notes = { folder, clock, platform };
  return { begin: (host) => begin(host, notes), failed: async (host) => (await countedNotes(host, notes)).length };
}

/** Removes the notes that no longer count, and answers how many still do: after so many failures a ban may be near. */
export async function sweepNotes(folder: string, clock: Clock): Promise<number> {
  const names = await namesIn(folder);
  const isOver = (name: string): boolean => clock.now() - Number(name.split('-')[1]) >= banMs;
  for (const name of names.filter(isOver)) await rm(join(folder, name), { force: true });
  return names.filter((name) => !isOver(name)).length;
}

interface Notes {
  readonly folder: string;
  readonly clock: Clock;
  readonly platform: Platform;
}

/** Noted first and counted then: two programs that do so at once both see the other's note. */
async function begin(host: string, notes: Notes): Promise<LoginAttempt> {
  const name = noteName(host, notes.clock.now());
  const strikeOut = (): Promise<void> => rm(join(notes.folder, name), { force: true });
  await writeNote(name, host, notes);
  const others = (await countedNotes(host, notes)).filter((note) => note.name !== name);
  if (others.length < mostFailures) return { strikeOut };
  await strikeOut();
  const waitMs = Math.min(...others.map(({ atMs }) => atMs)) + banMs - notes.clock.now();
  throw new LabProblem('ssh.tooManyAttempts', { host, minutes: String(Math.max(1, Math.ceil(waitMs / 60_000))) });
}

async function writeNote(name: string, host: string, { folder, platform }: Notes): Promise<void> {
  const file = join(folder, name);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(`${host}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(folder, platform);
  } catch (cause) {
    throw new LabProblem('journal.notWritable', { file }, { cause });
  }
}

interface Note {
  readonly name: string;
  readonly atMs: number;
}

async function countedNotes(host: string, notes: Notes): Promise<readonly Note[]> {
  const now = notes.clock.now();
  const found = (await namesIn(notes.folder)).filter((name) => name.startsWith(`${hostMark(host)}-`));
  const counted: Note[] = [];
  for (const name of found) {
    const atMs = Number(name.split('-')[1]);
    if (atMs > now + clockToleranceMs) counted.push(await datedNow(name, host, notes));
    else if (now - atMs < banMs) counted.push({ name, atMs });
    else await rm(join(notes.folder, name), { force: true });
  }
  return counted;
}

/** The ban may last as long from now as it may last at all, and no longer. */
async function datedNow(name: string, host: string, { folder, clock }: Notes): Promise<Note> {
  const renamed = noteName(host, clock.now());
  await rename(join(folder, name), join(folder, renamed)).catch((error: unknown) => {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
  });
  return { name: renamed, atMs: clock.now() };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  });
}

function noteName(host: string, atMs: number): string {
  return `${hostMark(host)}-${atMs}-${randomUUID()}`;
}

function hostMark(host: string): string {
  return sha256(host).slice(0, 16);
}
