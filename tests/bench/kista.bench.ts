// A kista's transfers against OpenSSH's own sftp, with the same server, key and files, in turn in the same run. A table, not a timed test: it
// fails only when something did not arrive. Ratios of time: sftp is 1, below 1.11 is 0.90 of its throughput, below 1.05 is 0.95. By default
// 100 MB and 1,000 files; `LONG=1`: 500 MB and 10,000 files.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../main/core/clock.ts';
import { downloadItems, uploadItems, type TransferWatch } from '../../main/kista/transfer/transfer.ts';
import { makeKeyPair } from '../../main/system/ssh/key-files.ts';
import { atLength } from '../at-length.ts';
import { accounts, startKista, type KistaMachine } from '../peers/kista-machine.ts';
import { composeTable, measure, type Measured } from './pairs.ts';

const megabytes = atLength(100, 500);
const files = atLength(1000, 10_000);
const rounds = atLength(3, 5);
const rows: Measured[] = [];
let folder: string;
let machine: KistaMachine;
const key = makeKeyPair('bench', undefined);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-kista-'));
  machine = await startKista();
  machine.authorize(key.public);
  writeFileSync(join(folder, 'key'), key.private);
  chmodSync(join(folder, 'key'), 0o600);
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${String(machine.port)} ${readFileSync(join(machine.folder, 'host-ed25519.pub'), 'utf8')}`);
  writeFileSync(join(folder, 'large'), Buffer.concat(Array.from({ length: megabytes }, () => randomBytes(1_000_000))));
  mkdirSync(join(folder, 'small'));
  for (let number = 0; number < files; number += 1) writeFileSync(join(folder, 'small', `file-${String(number)}`), randomBytes(1000));
});
afterAll(async () => {
  console.log(composeTable(rows));
  await machine.close();
  rmSync(folder, { recursive: true, force: true });
});

function sftp(...lines: readonly string[]): void {
  const options = ['IdentitiesOnly=yes', 'StrictHostKeyChecking=yes', 'BatchMode=yes', `UserKnownHostsFile=${join(folder, 'known_hosts')}`].flatMap((one) => ['-o', one]);
  const words = ['-q', '-F', '/dev/null', '-b', '-', '-P', String(machine.port), '-i', join(folder, 'key'), ...options, `${accounts.both}@127.0.0.1`];
  expect(spawnSync('/usr/bin/sftp', words, { cwd: folder, input: `${lines.join('\n')}\n`, stdio: ['pipe', 'ignore', 'inherit'] }).status).toBe(0);
}

const target = () => ({
  information: { host: 'localhost', port: machine.port, user: accounts.both, fingerprint: machine.fingerprint }, address: '127.0.0.1',
  key: { content: Buffer.from(key.private) }, onBanner: () => undefined,
});
const watch = (readsBack: boolean): TransferWatch => ({
  signal: new AbortController().signal, progress: () => undefined, clock: systemClock, platform: 'linux', stateDir: join(folder, 'state'), readsBack,
});

function emptyThere(): void {
  for (const place of [machine.upload, join(folder, 'back')]) rmSync(place, { recursive: true, force: true });
  mkdirSync(machine.upload);
  spawnSync('/bin/chown', ['4243:4243', machine.upload]);
  mkdirSync(join(folder, 'back'));
}

const uploaded = async (name: string, readsBack: boolean, count: number): Promise<void> => {
  expect(await uploadItems(target(), [join(folder, name)], watch(readsBack))).toMatchObject({ state: 'complete', files: count });
};

test('P12 a large file up: with its SHA-256, proved by size', async () => {
  rows.push(await measure({ id: 'P12', what: `${String(megabytes)} MB up / sftp put`, goal: '<= 1.11', rounds, reset: emptyThere, raw: () => sftp('put large'), ours: () => uploaded('large', false, 1) }));
});

test('P12r the same, read back', async () => {
  rows.push(await measure({ id: 'P12r', what: `${String(megabytes)} MB up and read back / sftp put and get`, goal: 'for orientation', rounds, reset: emptyThere, raw: () => sftp('put large', 'get large back/large'), ours: () => uploaded('large', true, 1) }));
});

test('P12d a large file down: with its SHA-256, read again from the disk', async () => {
  const reset = (): void => {
    emptyThere();
    spawnSync('/bin/cp', [join(folder, 'large'), machine.upload]);
    spawnSync('/bin/chown', ['4243:4243', join(machine.upload, 'large')]);
  };
  rows.push(await measure({
    id: 'P12d', what: `${String(megabytes)} MB down / sftp get`, goal: '<= 1.11', rounds, reset, raw: () => sftp('get large back/large'),
    ours: async () => { expect(await downloadItems(target(), { place: join(folder, 'back') }, watch(true))).toMatchObject({ state: 'complete', files: 1 }); },
  }));
});

test('P13 many small files up: with their SHA-256, proved by size', async () => {
  rows.push(await measure({ id: 'P13', what: `${String(files)} x 1 kB up / sftp put -r`, goal: '<= 1.05', rounds, reset: emptyThere, raw: () => sftp('put -r small'), ours: () => uploaded('small', false, files) }));
});
