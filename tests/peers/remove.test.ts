// Removing lab access for real: the practice lab through the headless command, and two labs of one person in a real NSS database. A listing
// of everything before the first use and one after are equal.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyJourney } from '../../main/journeys/apply-journey.ts';
import { removeJourney } from '../../main/journeys/remove-journey.ts';
import { undoJourney } from '../../main/journeys/undo-journey.ts';
import { noBrowser } from '../../main/system/browser/browser.ts';
import { createNssStore } from '../../main/system/certificate-store/nss/nss-store.ts';
import { createRunner } from '../../main/system/run.ts';
import { sha256Of } from '../fixtures/certificates/issue.ts';
import { makeMaterial } from '../fixtures/profiles/material.ts';
import { labs, makeWorld, people, root } from '../main/journeys/remove-world.ts';
import { listing } from '../main/steps/install-certificate/scratch-store.ts';
import { cli, node, readPrinted } from './command-line.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'remove-'));
  for (const name of ['.local', 'Documents']) mkdirSync(join(home, name));
});
afterAll(() => { rmSync(home, { recursive: true, force: true }); });

/** Path, type, permissions, owner, size and digest of everything; not the times. */
function list(start: string): readonly string[] {
  return readdirSync(start, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const { mode, uid, gid, size } = lstatSync(path);
    return [relative(start, path), (mode & 0o177777).toString(8), uid, gid, entry.isFile() ? `${size} ${createHash('sha256').update(readFileSync(path)).digest('hex')}` : ''].join(' ');
  }).sort();
}

interface Removal extends ReturnType<typeof readPrinted> { readonly removed?: boolean; readonly removal?: { readonly labs: readonly { readonly changes: readonly unknown[] }[]; readonly remains: readonly string[] } }

async function labAccess(...words: readonly string[]): Promise<{ printed: Removal; code: number }> {
  const run = promisify(execFile)(node, [cli, ...words, '--json'], { env: { HOME: home, PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' }, maxBuffer: 64 * 1024 * 1024 });
  const { stdout, code = 0 } = await run.catch((error: unknown) => error as { stdout: string; code: number }) as { stdout: string; code?: number };
  return { printed: readPrinted(stdout), code };
}

test('a new user and then a second journey, and all of it away: the practice computer and the home folder are as before', async () => {
  const untouched = list(home);
  const computer = join(home, '.local', 'state', 'hunt-cloud-lab-access', 'practice', 'computer');
  await labAccess('practice', 'plan', '--journey', 'new_user');
  const before = list(computer);
  const done = await labAccess('practice', '--journey', 'new_user');
  expect(done.printed.steps.filter(({ state }) => state !== 'done')).toEqual([]);
  await labAccess('practice', '--journey', 'workbench_reissue');
  const shown = await labAccess('practice', 'remove');
  expect([shown.code, shown.printed.removed, (shown.printed.removal?.labs.flatMap(({ changes }) => changes).length ?? 0) > 8]).toEqual([0, false, true]);
  expect(shown.printed.removal?.remains).toEqual(['passphrase', 'authenticator', 'keys-need-vpn', 'vpn-account']);
  expect(list(computer)).not.toEqual(before);
  const removed = await labAccess('practice', 'remove', '--yes');
  expect([removed.code, removed.printed.removed, removed.printed.problem]).toEqual([0, true, undefined]);
  expect(list(computer)).toEqual(before);
  expect((await labAccess('remove', '--yes')).printed.removed).toBe(true);
  expect(list(home)).toEqual(untouched);
}, 240_000);

test('two labs in a real NSS database: one alone leaves the trusted root to the other, and the last leaves nothing', async () => {
  const material = await makeMaterial();
  const world = makeWorld(material, (scratch) => createNssStore({ home: scratch, runner: createRunner({}), browser: noBrowser }));
  try {
    const before = list(world.home);
    for (const lab of ['demolab', 'otherlab'] as const) await applyJourney(world.engine(), world.run(lab), 'as-planned-now');
    await undoJourney(world.engine(), world.run('demolab'), ['install-certificate'], labs.demolab);
    const left = (await listing(world.store)).join('\n');
    expect([left.includes(sha256Of(people.otherlab)), left.includes(sha256Of(people.demolab)), new RegExp(`${sha256Of(root)} no key C`).test(left)]).toEqual([true, false, true]);
    const steps = await removeJourney(world.engine(), world.run('otherlab'));
    expect(steps.filter(({ state }) => state !== 'undone')).toEqual([]);
    expect(list(world.home)).toEqual(before);
  } finally {
    world.remove();
  }
}, 120_000);
