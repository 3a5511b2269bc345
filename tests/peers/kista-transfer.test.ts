// Transfers with a real OpenSSH server, as HUNT Cloud's external kista is one. By default 60 MB, 300 small files and a sparse file of 300 MB; `LONG=1`:
// 500 MB, 10,000 small files and a sparse file of 5 GB.

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TransferProgress } from '../../preload/contract/kista.ts';
import { systemClock } from '../../main/core/clock.ts';
import { Secret } from '../../main/core/secret.ts';
import { describeKey, loadKey, makeKistaKey } from '../../main/kista/key.ts';
import { openKista, type KistaTarget } from '../../main/kista/transfer/connect.ts';
import { downloadItems, resumeTransfer, uploadItems, type TransferWatch } from '../../main/kista/transfer/transfer.ts';
import { atLength } from '../at-length.ts';
import { accounts, startKista, type KistaMachine } from './kista-machine.ts';
import { runToEnd } from './ssh-machine.ts';

const largeBytes = atLength(60_000_000, 500_000_000);
const smallFiles = atLength(300, 10_000);
const sparseBytes = atLength(300_000_000, 5_000_000_000);
const mebibyte = 1024 * 1024;

let folder: string;
let home: string;
let machine: KistaMachine;
let key: KistaTarget['key'];
const daily = { id_rsa: 'not a real key, of every day\n', known_hosts: 'host ssh-ed25519 AAAA\n', config: 'Host x\n' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kista-transfer-'));
  home = join(folder, 'home');
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(daily)) writeFileSync(join(home, '.ssh', name), content, { mode: 0o600 });
  machine = await startKista();
  const passphrase = new Secret('obviously-fake-words');
  await makeKistaKey({ name: 'peers', kind: 'ed25519', passphrase }, { home, platform: 'linux' });
  machine.authorize((await describeKey('peers', { home, platform: 'linux' })).publicLine);
  key = { content: await loadKey({ name: 'peers' }, { home, platform: 'linux' }), passphrase };
  await writeRandom(join(folder, 'large.bin'), largeBytes);
});
afterAll(async () => {
  await machine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** By another program: what this one uses is measured. */
async function writeRandom(path: string, sizeBytes: number): Promise<void> {
  await runToEnd(['/bin/sh', '-c', `head -c ${String(sizeBytes)} /dev/urandom >"$0"`, path]);
}

const targetOf = (user: string = accounts.both, of: KistaMachine = machine, fingerprint = of.fingerprint): KistaTarget => ({
  information: { host: 'localhost', port: of.port, user, fingerprint }, address: '127.0.0.1', key, onBanner: () => undefined,
});

function watchOf(name: string, more: Partial<TransferWatch> = {}): TransferWatch {
  return { signal: new AbortController().signal, progress: () => undefined, clock: systemClock, platform: 'linux', stateDir: join(folder, `state-${name}`), ...more };
}

function writeText(name: string): string {
  writeFileSync(join(folder, name), 'content');
  return join(folder, name);
}

/** Cuts the line each time another seventh of the file is there, five times. It looks for itself: what is told of the progress comes too seldom for that. */
function cutFiveTimes(file: string): { readonly done: () => number; end(): void } {
  let cuts = 0;
  const timer = setInterval(() => {
    const sizeBytes = existsSync(file) ? statSync(file).size : 0;
    if (cuts < 5 && sizeBytes > ((cuts + 1) * largeBytes) / 7) cuts += Number(machine.cut() > 0);
  }, 5);
  return { done: () => cuts, end: () => { clearInterval(timer); } };
}

test('a large file goes up and comes down whole, each way with five cuts, and takes no more memory than it may', async () => {
  const idleBytes = process.memoryUsage().rss;
  let peakBytes = 0;
  const timer = setInterval(() => { peakBytes = Math.max(peakBytes, process.memoryUsage().rss); }, 20);
  const up = cutFiveTimes(join(machine.upload, 'large.bin'));
  const sent = await uploadItems(targetOf(), [join(folder, 'large.bin')], watchOf('up'));
  up.end();
  expect([up.done(), sent]).toMatchObject([5, { state: 'complete', proof: 'read-back', cuts: 5, files: 1, problems: [] }]);
  expect(await runToEnd(['/bin/sh', '-c', 'cd "$0" && sha256sum -c SHA256SUMS.txt', machine.upload])).toBe('large.bin: OK\n');
  mkdirSync(join(folder, 'back'));
  const down = cutFiveTimes(join(folder, 'back', 'large.bin.part'));
  const fetched = await downloadItems(targetOf(), { place: join(folder, 'back') }, watchOf('down'));
  down.end();
  clearInterval(timer);
  expect([down.done(), fetched]).toMatchObject([5, { state: 'complete', proof: 'read-back', cuts: 5, files: 2, problems: [] }]);
  expect(readdirSync(join(folder, 'back')).sort()).toEqual(['SHA256SUMS.txt', 'large.bin']);
  expect(await runToEnd(['/bin/sh', '-c', 'cd "$0" && sha256sum -c SHA256SUMS.txt', join(folder, 'back')])).toBe('large.bin: OK\n');
  console.log(`${String(largeBytes / 1e6)} MB up ${sent.seconds.toFixed(1)} s, down ${fetched.seconds.toFixed(1)} s, memory + ${String(Math.round((peakBytes - idleBytes) / mebibyte))} MiB`);
  expect((peakBytes - idleBytes) / mebibyte).toBeLessThanOrEqual(64);
});

test('a wrong fingerprint is refused before any login, by the server\'s own account; the RSA key\'s is right too', async () => {
  const before = machine.log().length;
  const wrong = `SHA256:${'A'.repeat(42)}E`;
  await expect(openKista(targetOf(accounts.both, machine, wrong), new AbortController().signal)).rejects.toThrow('kista.otherFingerprint');
  await expect.poll(() => machine.log().slice(before)).toMatch(/\[preauth\]/);
  expect(machine.log().slice(before)).toContain('Connection from 127.0.0.1');
  expect(machine.log().slice(before)).not.toMatch(/userauth-request|Accepted|Failed|Postponed/);
  const banners: string[] = [];
  const right = await openKista({ ...targetOf(accounts.both, machine, machine.rsaFingerprint), onBanner: (banner) => { banners.push(banner); } }, new AbortController().signal);
  right.close();
  expect([right.hostKeys, banners]).toEqual(['rsa', ['HUNT Cloud external kista (test)\nAll transfers are logged.\n']]);
  // What the check above looks for does stand in the log of a login.
  expect(machine.log().slice(before)).toMatch(/userauth-request[^]*Accepted publickey/);
});

test('many small files, empty ones and names of all kinds go up and come back equal', async () => {
  const batch = join(folder, 'batch');
  mkdirSync(join(batch, 'inner'), { recursive: true });
  for (let number = 0; number < smallFiles; number += 1) writeFileSync(join(batch, `file-${String(number)}`), randomBytes(1000));
  for (const name of ['empty', 'e\u0301 NFD', '\u{1F9EC} emoji', 'back\\slash', '-rf', 'inner/deep']) writeFileSync(join(batch, name), name === 'empty' ? '' : name);
  const sent = await uploadItems(targetOf(), [batch], watchOf('small'));
  expect(sent).toMatchObject({ state: 'complete', proof: 'read-back', files: smallFiles + 6, problems: [] });
  expect(await runToEnd(['/bin/sh', '-c', `cd "$0" && sha256sum --quiet -c ${sent.manifest?.name ?? ''}`, machine.upload])).toBe('');
  await runToEnd(['/usr/bin/diff', '-r', batch, join(machine.upload, 'batch')]);
  const place = join(folder, 'small-back');
  mkdirSync(place);
  const fetched = await downloadItems(targetOf(), { place, names: ['batch', sent.manifest?.name ?? ''] }, watchOf('small-back'));
  // A backslash would be a folder on another computer.
  expect(fetched.problems.map(({ name, problem }) => [name, problem.code])).toEqual([['batch/back\\slash', 'kista.nameUnusable']]);
  rmSync(join(batch, 'back\\slash'));
  await runToEnd(['/usr/bin/diff', '-r', batch, join(place, 'batch')]);
});

test('a kista that gives nothing back and renames nothing gets everything, proved by size', async () => {
  expect(await uploadItems(targetOf(accounts.blind), [writeText('blind.txt')], watchOf('blind'))).toMatchObject({ state: 'complete', proof: 'size', files: 1 });
  expect(readFileSync(join(machine.upload, 'blind.txt'), 'utf8')).toBe('content');
});

test('a kista for the other direction says so', async () => {
  expect(await uploadItems(targetOf(accounts.onlyRead), [writeText('export.txt')], watchOf('read-only'))).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.oneWay' } });
  const place = join(folder, 'blind-back');
  mkdirSync(place);
  expect(await downloadItems(targetOf(accounts.blind), { place, names: ['blind.txt'] }, watchOf('blind-back'))).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.oneWay', facts: { direction: 'download' } } });
  expect(readdirSync(place)).toEqual([]);
});

test('a full kista is told before anything is sent, or at the byte where it is full; what is there goes on when there is room', async () => {
  const small = await startKista(24);
  try {
    small.authorize((await describeKey('peers', { home, platform: 'linux' })).publicLine);
    await writeRandom(join(folder, 'thirty.bin'), 30_000_000);
    expect(await uploadItems(targetOf(accounts.both, small), [join(folder, 'thirty.bin')], watchOf('full'))).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.full', facts: { needed: '30' } } });
    expect(await small.asRoot('ls -A /run/kista/upload')).toBe('');
    const blind = targetOf(accounts.blind, small);
    expect(await uploadItems(blind, [join(folder, 'thirty.bin')], watchOf('fills'))).toMatchObject({ state: 'incomplete', files: 0, problem: { code: 'kista.notStored' } });
    expect(Number(await small.asRoot('stat -c %s /run/kista/upload/thirty.bin'))).toBeGreaterThan(20_000_000);
    await small.asRoot('mount -o remount,size=64m /run/kista/upload');
    expect(await resumeTransfer(blind, watchOf('fills'))).toMatchObject({ state: 'complete', proof: 'size' });
    expect(await small.asRoot('cd /run/kista/upload && sha256sum -c SHA256SUMS.txt')).toBe('thirty.bin: OK\n');
  } finally {
    await small.close();
  }
});

test('a sparse file (at length of 5 GB, cut beyond what 32 bits can count) arrives with its size and sum', async () => {
  const sparse = join(folder, 'sparse.bin');
  const handle = openSync(sparse, 'w');
  ftruncateSync(handle, sparseBytes);
  writeSync(handle, 'in the middle', sparseBytes * 0.9);
  closeSync(handle);
  let cuts = 0;
  const progress = ({ phase, doneBytes }: TransferProgress): void => { if (cuts === 0 && phase === 'moving' && doneBytes > sparseBytes * 0.92) cuts = machine.cut(); };
  const result = await uploadItems(targetOf(), [sparse], watchOf('sparse', { progress }));
  expect([cuts > 0, result]).toMatchObject([true, { state: 'complete', proof: 'read-back', sizeBytes: sparseBytes, cuts: 1 }]);
  expect(statSync(join(machine.upload, 'sparse.bin')).size).toBe(sparseBytes);
  console.log(`${String(sparseBytes / 1e9)} GB sparse: ${result.seconds.toFixed(1)} s`);
});

test('the daily key, known_hosts and config are byte for byte what they were', () => {
  for (const [name, content] of Object.entries(daily)) expect(readFileSync(join(home, '.ssh', name), 'utf8')).toBe(content);
  expect(readdirSync(join(home, '.ssh')).sort()).toEqual(['config', 'ekista_peers', 'ekista_peers.pub', 'id_rsa', 'known_hosts']);
  expect(existsSync(join(folder, 'state-up'))).toBe(false);
});
