// What each scene of the practice lab comes to through the headless command: the step it stops, the problem's code and the exit code. And
// no scene makes a practice machine count more than two failed logins, which is one short of the ban.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { SceneId } from '../../preload/contract/scenes.ts';
import type { ProblemCode } from '../../preload/contract/problems.ts';
import { cli, node, readPrinted } from './command-line.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'scenes-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

interface Ran {
  readonly exitCode: number;
  /** `step code` of all that failed. */
  readonly failed: readonly string[];
  readonly states: readonly string[];
}

async function labAccess(words: readonly string[], state: string): Promise<Ran> {
  const env = { HOME: folder, PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
  const run = promisify(execFile)(node, [cli, ...words, '--json', '--state-dir', join(folder, state)], { env, maxBuffer: 64 * 1024 * 1024 });
  const { stdout, code } = await run.then(({ stdout: text }) => ({ stdout: text, code: 0 }), (error: unknown) => error as { stdout: string; code: number });
  const { steps } = readPrinted(stdout);
  const failed = steps.filter((step) => step.state === 'failed').map(({ id, problem }) => `${id} ${problem?.code ?? ''}`);
  return { exitCode: code, failed, states: steps.map((step) => step.state) };
}

/** How many logins a practice machine itself has refused. */
function refusedLogins(state: string, machine: 'entry' | 'home'): number {
  const file = join(folder, state, 'servers', `ssh-${machine}-refused.json`);
  if (!existsSync(file)) return 0;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { readonly value: { readonly failedAtMs: readonly number[] } };
  return kept.value.failedAtMs.length;
}

const table: readonly (readonly [SceneId, JourneyId, string, ProblemCode, number])[] = [
  ['wrong-signal-key', 'new_user', 'unpack-bundle', 'bundle.wrongKey', 3],
  ['expired-link', 'new_user', 'unpack-bundle', 'bundle.isWebPage', 3],
  ['no-admin', 'new_user', 'edit-hosts', 'elevation.notAllowed', 4],
  ['vpn-blocked', 'new_user', 'connect-vpn', 'vpn.noAnswer', 3],
  ['clock-skew', 'new_user', 'connect-vpn', 'vpn.codeRefused', 3],
  ['old-root-certificate', 'new_user', 'install-vpn-profile', 'vpn.profileTooOld', 3],
  ['certificate-expired', 'new_user', 'install-certificate', 'certificate.expired', 3],
  ['certificate-expired', 'workbench_reissue', 'install-certificate', 'certificate.expired', 3],
];

test.concurrent.each(table)('%s in %s: %s fails with %s, exit code %i', async (...[scene, journey, step, code, exitCode]) => {
  const state = `${scene}-${journey}`;
  const ran = await labAccess(['practice', '--scene', scene, '--journey', journey], state);
  expect([ran.failed, ran.exitCode]).toEqual([[`${step} ${code}`], exitCode]);
  expect([refusedLogins(state, 'entry'), refusedLogins(state, 'home')]).toEqual([0, 0]);
}, 300_000);

test.concurrent('three-wrong-passphrases: two tries reach the machine, the third is stopped here, also with the right key', async () => {
  const scene = 'three-wrong-passphrases';
  const counted: (readonly [string | undefined, number, number])[] = [];
  for (const now of [scene, scene, scene, 'happy']) {
    const { failed, exitCode } = await labAccess(['practice', '--scene', now, '--journey', 'ssh_reset'], scene);
    counted.push([failed[0], exitCode, refusedLogins(scene, 'entry')]);
  }
  expect(counted).toEqual([
    ['change-passphrase ssh.temporaryKeyRefused', 3, 1], ['change-passphrase ssh.temporaryKeyRefused', 1, 2],
    ['change-passphrase ssh.tooManyAttempts', 1, 2], ['change-passphrase ssh.tooManyAttempts', 1, 2],
  ]);
  expect(refusedLogins(scene, 'home')).toBe(0);
}, 300_000);

test.concurrent('second-lab: the new lab works, the other one keeps its lines, and undo gives the files back as they were', async () => {
  const scene = ['--scene', 'second-lab', '--journey', 'new_lab'];
  const files = (): string[] => ['hosts', 'home/.ssh/config'].map((name) => readFileSync(join(folder, 'second-lab', 'computer', name), 'utf8'));
  await labAccess(['practice', 'plan', ...scene], 'second-lab');
  const before = files();
  const ran = await labAccess(['practice', ...scene], 'second-lab');
  expect([ran.exitCode, new Set(ran.states)]).toEqual([0, new Set(['done'])]);
  expect([refusedLogins('second-lab', 'entry'), refusedLogins('second-lab', 'home')]).toEqual([0, 0]);
  for (const [index, text] of files().entries()) {
    expect(text).toContain('# >>> HUNT Cloud lab access: demolab >>>');
    expect(text).toContain(/# >>> HUNT Cloud lab access: otherlab >>>\n[^<]*# <<< HUNT Cloud lab access: otherlab <<<\n/.exec(before[index] ?? '')?.[0] ?? 'no other lab');
  }
  await labAccess(['undo'], 'second-lab');
  expect(files()).toEqual(before);
  // That the key is gone is read from the machines' lists: no login was tried for it.
  expect([refusedLogins('second-lab', 'entry'), refusedLogins('second-lab', 'home')]).toEqual([0, 0]);
}, 300_000);
