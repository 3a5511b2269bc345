// The local work of a journey against the raw programs, warm, in one process. A table, not a timed test: it fails only when work was not done.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret } from '../../main/core/secret.ts';
import { systemClock } from '../../main/core/clock.ts';
import { applyJourney } from '../../main/journeys/apply-journey.ts';
import { openJournal } from '../../main/journeys/journal.ts';
import { planJourney } from '../../main/journeys/plan-journey.ts';
import { createRegistry } from '../../main/journeys/registry.ts';
import type { Run } from '../../main/steps/step.ts';
import { openBundle } from '../../main/system/archive/open.ts';
import { programsFolder, sevenZipPath } from '../../main/system/archive/program-path.ts';
import { createRunner } from '../../main/system/run.ts';
import { createRun } from '../main/journeys/notebook.ts';
import { composeTable, measure, type Measured } from './pairs.ts';

const sevenZip = sevenZipPath('linux', process.arch, programsFolder(undefined, join(import.meta.dirname, '..', '..')));
const runner = createRunner({});
const signal = new AbortController().signal;
const key = 'bench-key';
const rows: Measured[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
  writeFileSync(join(folder, 'joetester.ovpn'), randomBytes(1_000_000));
  run(sevenZip, ['a', '-bd', '-p', '-mhe=on', join(folder, 'bundle.7z'), join(folder, 'joetester.ovpn')], `${key}\n`);
  writeFileSync(join(folder, 'hosts-100'), lines(100));
  writeFileSync(join(folder, 'hosts-1000000'), lines(1_000_000));
});
afterAll(() => {
  console.log(composeTable(rows));
  rmSync(folder, { recursive: true });
});

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `10.${index >> 16 & 255}.${index >> 8 & 255}.${index & 255}\thost-${index}.example.org\n`).join('');
}

function run(program: string, args: readonly string[], input = ''): number {
  return spawnSync(program, args, { input, stdio: ['pipe', 'ignore', 'ignore'] }).status ?? -1;
}

const bundle = (secret: string): Parameters<typeof openBundle>[0] => ({
  file: join(folder, 'bundle.7z'), key: new Secret(secret), sevenZip, runner, signal, progress: () => undefined,
});

test('P1 open a bundle of 1 MB: list, judge, extract, compare, read, wipe', async () => {
  const out = join(folder, 'out');
  rows.push(await measure({
    id: 'P1', what: 'bundle 1 MB / one 7zz x', goal: '<= 3.0 and 25 ms',
    raw: () => { expect(run(sevenZip, ['x', '-y', `-o${out}`, join(folder, 'bundle.7z')], `${key}\n`)).toBe(0); },
    ours: async () => { expect((await openBundle(bundle(key))).files).toHaveLength(1); },
    reset: () => rmSync(out, { recursive: true, force: true }),
  }));
});

test('P3 a wrong key until the problem is told', async () => {
  rows.push(await measure({
    id: 'P3', what: 'wrong key / 7zz l with a wrong key', goal: '<= 2.0 and 15 ms',
    raw: () => { expect(run(sevenZip, ['l', join(folder, 'bundle.7z')], 'wrong\n')).toBe(2); },
    ours: () => expect(openBundle(bundle('wrong'))).rejects.toThrow('bundle.wrongKey'),
  }));
});

function hostsRun(file: string): Run {
  const memory = { has: () => false, add: () => undefined };
  return createRun({ hostsFile: file, canReplace: () => Promise.resolve(true), resolver: { name: 'none', resolve: () => Promise.resolve(['10.42.1.130']) } },
    { only: ['edit-hosts'], lab: { lab: 'demolab', user: 'joetester', address: '10.42.1.130' }, memory });
}

const engine = () => ({ registry: createRegistry(), journal: openJournal(join(folder, `journal-${String(Math.random()).slice(2)}`)), clock: systemClock });

for (const [id, count, goal, rounds] of [['P6', 100, '<= 0.5 and <= 5 ms', 15], ['P7', 1_000_000, '<= 2.0', 5]] as const) {
  test(`${id} the hosts block in ${String(count)} lines, planned, journalled, written safely, read back`, async () => {
    const file = join(folder, 'hosts');
    const maker = createRegistry().get('edit-hosts')?.changes;
    rows.push(await measure({
      id, what: `hosts ${String(count)} lines: safe write / sed -i and sync`, goal, rounds,
      raw: () => { run('/bin/sed', ['-i', '$a10.42.1.130    demolab.lab.hdc.ntnu.no', file]); run('/bin/sync', [file]); },
      ours: async () => {
        const current = hostsRun(file);
        const reading = await createRegistry().get('edit-hosts')?.plan(current);
        for (const change of reading?.changes ?? []) await maker?.carryOut(change.record, 'apply', current);
        expect(reading?.changes).toHaveLength(1);
      },
      reset: () => copyFileSync(join(folder, `hosts-${String(count)}`), file),
    }));
    rows.push(await measure({
      id: `${id}e`, what: `hosts ${String(count)} lines: whole engine run / sed -i and sync`, goal: 'for orientation', rounds,
      raw: () => { run('/bin/sed', ['-i', '$a10.42.1.130    demolab.lab.hdc.ntnu.no', file]); run('/bin/sync', [file]); },
      ours: async () => { expect((await applyJourney(engine(), hostsRun(file), 'as-planned-now')).steps[0]?.state).toBe('done'); },
      reset: () => copyFileSync(join(folder, `hosts-${String(count)}`), file),
    }));
  });
}

test('P5 a second run that finds everything in place', async () => {
  const file = join(folder, 'hosts');
  copyFileSync(join(folder, 'hosts-100'), file);
  await applyJourney(engine(), hostsRun(file), 'as-planned-now');
  const before = readFileSync(file);
  const home = join(folder, 'home');
  mkdirSync(home);
  const mkcert = (): number => spawnSync('/usr/bin/mkcert', ['-install'], { env: { HOME: home, CAROOT: join(home, 'ca'), TRUST_STORES: 'nss', PATH: '/usr/bin:/bin' }, stdio: 'ignore' }).status ?? -1;
  mkdirSync(join(home, '.pki', 'nssdb'), { recursive: true });
  run('/usr/bin/certutil', ['-N', '-d', `sql:${join(home, '.pki', 'nssdb')}`, '--empty-password']);
  rows.push(await measure({
    id: 'P5', what: 'nothing to do / mkcert -install again', goal: '<= 1.5, no write',
    raw: () => { expect(mkcert()).toBe(0); },
    ours: async () => { expect((await applyJourney(engine(), hostsRun(file), 'as-planned-now')).steps[0]?.state).toBe('already'); },
  }));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('planning alone changes nothing, however often', async () => {
  const file = join(folder, 'hosts');
  const before = readFileSync(file);
  rows.push(await measure({
    id: 'plan', what: 'plan of edit-hosts, 100 lines / cat', goal: 'for orientation',
    raw: () => { run('/bin/cat', [file]); },
    ours: () => planJourney(hostsRun(file), createRegistry()),
  }));
  expect(readFileSync(file).equals(before)).toBe(true);
});
