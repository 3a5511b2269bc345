// All nine journeys in the practice lab through the headless command: everything done with evidence, everything already there the second
// time, and taken back. The nine run side by side, since each waits for a one-time code that is fresh enough.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serviceJourneyIds, journeySteps } from '../../preload/contract/journeys.ts';
import { cli, node, readPrinted } from './command-line.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'journeys-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

async function labAccess(words: readonly string[], state: string): Promise<ReturnType<typeof readPrinted>> {
  const env = { HOME: folder, PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
  const run = promisify(execFile)(node, [cli, ...words, '--json', '--state-dir', join(folder, state)], { env, maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  return readPrinted(stdout);
}

const states = (printed: ReturnType<typeof readPrinted>): string[] => printed.steps.map(({ id, state, problem }) => `${id} ${state}${problem ? ` ${problem.code}` : ''}`);
const expected = (journey: (typeof serviceJourneyIds)[number], state: string): string[] => journeySteps[journey].map((id) => `${id} ${state}`);

/** Every file of the practice computer by digest and permissions. An emptied folder counts as gone: programs leave such behind. */
function photograph(state: string): Record<string, string> {
  const start = join(folder, state, 'computer');
  const files = readdirSync(start, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file, `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${String(statSync(file).mode & 0o777)}`]));
}

/** The lines of known_hosts in short: for which machine, and since when. */
function machineKeys(state: string): string[] {
  const text = readFileSync(join(folder, state, 'computer', 'home', '.ssh', 'known_hosts'), 'utf8');
  return text.trimEnd().split('\n').map((line) => line
    .replace(/^# 127\.0\.0\.3 moved to 127\.0\.0\.1, retired by HUNT Cloud lab access: (\S+) .*/, '# $1 old')
    .replace(/ ssh-ed25519 \S+$/, '').replace(/ ssh-ed25519 \S+ added by HUNT Cloud lab access after the move to .*/, ' moved')
    .replace(/:\d+ ssh-ed25519 \S+ added by HUNT Cloud lab access$/, ' new'));
}

test.concurrent.each(serviceJourneyIds)('%s: done, already, undone', async (journey) => {
  await labAccess(['practice', 'plan', '--journey', journey], journey);
  const before = photograph(journey);
  if (journey === 'lab_migration') expect(machineKeys(journey)).toEqual(['127.0.0.3', 'demolab']);
  const first = await labAccess(['practice', '--journey', journey], journey);
  expect(states(first)).toEqual(expected(journey, 'done'));
  for (const step of first.steps) expect([step.id, Object.keys(step.evidence ?? {}).length > 0]).toEqual([step.id, true]);
  expect(states(await labAccess(['practice', '--journey', journey], journey))).toEqual(expected(journey, 'already'));
  expect(states(await labAccess(['practice', 'verify', '--journey', journey], journey))).toEqual(expected(journey, 'done'));
  if (journey === 'lab_migration') expect(machineKeys(journey)).toEqual(['demolab moved', '[127.0.0.1] new', '# 127.0.0.3 old', '# demolab old']);
  const undo = await labAccess(['undo'], journey);
  // A changed passphrase stays changed: the plan said so.
  expect(states(undo).filter((line) => !line.endsWith(' undone'))).toEqual(journeySteps[journey].includes('change-passphrase') ? ['change-passphrase done'] : []);
  expect(photograph(journey)).toEqual(before);
}, 300_000);
