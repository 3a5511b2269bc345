// Archives beside real programs: Debian's 7zz makes them, with everything a Linux file system can hold; the disk is full; the program is
// killed; an ordinary user opens what root packed; and every process of the computer is looked at for the key.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, ftruncateSync, linkSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '../../main/system/archive/open.ts';
import type { Runner } from '../../main/system/command.ts';
import { attempt, createBench, runner, sevenZip, textOf, type Bench } from '../fixtures/archives/bench.ts';

const debian = '/usr/bin/7zz';
const nobody = 65_534;
const key = 'fake key';
let bench: Bench;
beforeAll(() => { bench = createBench(); });
afterAll(() => bench.remove());

/** Packs what `fill` put into a folder, with Debian's program. */
function packWithDebian(name: string, fill: (folder: string) => void, switches: readonly string[] = []): string {
  const source = mkdtempSync(join(bench.root, 'debian-'));
  fill(source);
  const file = join(bench.root, name);
  const { status, stderr } = spawnSync(debian, ['a', '-t7z', '-p', ...switches, file, '.'], { cwd: source, input: `${key}\n` });
  expect([status, String(stderr)]).toEqual([0, '']);
  rmSync(source, { recursive: true });
  return file;
}

const profile = (folder: string): void => writeFileSync(join(folder, 'user.ovpn'), 'client\n');

describe('an archive of Debian\'s 7zz', () => {
  it('is opened by the bundled one, names hidden or not', async () => {
    for (const switches of [['-mhe=on'], [], ['-mhc=off'], ['-mhe=on', '-mx=9', '-ms=off']]) {
      const file = packWithDebian(`good${switches.join('')}.7z`, profile, switches);
      const { outcome, bundle, traces } = await attempt(bench, file, key);
      expect([outcome, textOf(bundle, 'user.ovpn'), traces]).toEqual(['opened', 'client\n', []]);
    }
  });

  it.each<[string, (folder: string) => void]>([
    ['a link to /etc/passwd', (folder) => symlinkSync('/etc/passwd', join(folder, 'link.p12'))],
    ['a link upwards', (folder) => symlinkSync('../../../precious.txt', join(folder, 'link.p12'))],
    ['a link that leads nowhere', (folder) => symlinkSync('/nowhere', join(folder, 'readme'))],
    ['a link to a folder', (folder) => symlinkSync('/etc', join(folder, 'sub'))],
    ['a link to a neighbour', (folder) => symlinkSync('user.ovpn', join(folder, 'twin.ovpn'))],
  ])('with %s is refused', async (_what, fill) => {
    for (const switches of [['-snl'], ['-snl', '-mhe=on']]) {
      const file = packWithDebian(`link${switches.length}-${Math.abs(hash(String(_what)))}.7z`, (folder) => { profile(folder); fill(folder); }, switches);
      expect(await attempt(bench, file, key)).toMatchObject({ outcome: 'bundle.dangerousEntry', traces: [] });
    }
  });

  it('with hard links holds ordinary files and is opened', async () => {
    const file = packWithDebian('hard.7z', (folder) => { profile(folder); linkSync(join(folder, 'user.ovpn'), join(folder, 'same.ovpn')); }, ['-snh']);
    const { outcome, bundle } = await attempt(bench, file, key);
    expect([outcome, bundle?.files.length]).toEqual(['opened', 2]);
  });

  it('with names that only Linux can hold is refused', async () => {
    for (const name of ['a\\b.ovpn', 'a:b.ovpn', 'CON', 'x.ovpn.', 'tab\t.ovpn', 'line\n.ovpn', '\u001b[31m.ovpn', 'x ', 'a*.ovpn']) {
      const file = packWithDebian(`name-${Math.abs(hash(name))}.7z`, (folder) => { profile(folder); writeFileSync(join(folder, name), 'evil'); });
      expect([name, await attempt(bench, file, key)]).toMatchObject([name, { outcome: 'bundle.dangerousName', traces: [] }]);
    }
  });

  it('with 400 MB of zeros in some kB is refused', async () => {
    const file = packWithDebian('bomb.7z', (folder) => {
      const handle = openSync(join(folder, 'user.ovpn'), 'w');
      ftruncateSync(handle, 400_000_000);
      closeSync(handle);
    }, ['-mx=1']);
    expect(readFileSync(file).length).toBeLessThan(1_000_000);
    expect(await attempt(bench, file, key)).toMatchObject({ outcome: 'bundle.tooLarge', traces: [] });
  });

  it('with 2,000 real empty files is refused, by its listing', async () => {
    const file = packWithDebian('many.7z', (folder) => { for (let index = 0; index < 2_000; index += 1) writeFileSync(join(folder, String(index)), ''); }, ['-mhe=on']);
    expect(await attempt(bench, file, key)).toMatchObject({ outcome: 'bundle.tooManyFiles', traces: [] });
  });

  it('is read by it just as by the bundled one', async () => {
    const file = packWithDebian('both.7z', profile, ['-mhe=on']);
    expect(await attempt(bench, file, key, { sevenZip: debian })).toMatchObject({ outcome: 'opened', traces: [] });
    expect(await attempt(bench, file, 'another fake key', { sevenZip: debian })).toMatchObject({ outcome: 'bundle.wrongKey', traces: [] });
    expect((await attempt(bench, file.replace('both', 'missing'), key, { sevenZip: debian })).outcome).toBe('bundle.notFound');
  });
});

describe('the surroundings', () => {
  it('may have no room: told, and nothing is left', async () => {
    const file = await bench.pack('room.7z', { 'user.ovpn': randomBytes(200_000) }, [], key);
    const { outcome, traces } = await attempt(bench, file, key, { runner: inFullDisk() });
    expect([outcome, traces]).toEqual(['bundle.noSpace', []]);
  });

  it('may be an ordinary user, and modes in the archive may close files and folders', async () => {
    const file = packWithDebian('modes.7z', (folder) => {
      profile(folder);
      mkdirSync(join(folder, 'closed'));
      writeFileSync(join(folder, 'closed', 'user.p12'), 'x');
      chmodSync(join(folder, 'closed', 'user.p12'), 0o000);
      chmodSync(join(folder, 'user.ovpn'), 0o4000);
      chmodSync(join(folder, 'closed'), 0o000);
    });
    for (const path of [bench.root, bench.workFolder, file]) chownSync(path, nobody, nobody);
    becomeOrdinary();
    const opening = await openBundle(bench.request(file, key)).then((bundle) => bundle.files.length, (error: { problem?: unknown }) => error.problem ?? error);
    becomeRoot();
    expect([opening, readdirSync(bench.workFolder)]).toEqual([2, []]);
  });

  it('may forbid reading the archive', async () => {
    const file = packWithDebian('private.7z', profile);
    chmodSync(file, 0o600);
    becomeOrdinary();
    const opening = await openBundle(bench.request(file, key)).then(() => 'opened', (error: Error) => error.message);
    becomeRoot();
    expect(opening).toBe('bundle.notReadable');
  });

  it('may kill 7-Zip: told, and nothing is left', async () => {
    const file = await slowArchive();
    const opening = attempt(bench, file, slowKey);
    const pid = await waitFor(() => findSevenZip(file));
    process.kill(pid, 'SIGKILL');
    expect(await opening).toMatchObject({ outcome: 'bundle.programStopped', traces: [] });
  });

  it('lose 7-Zip at once when the person cancels', async () => {
    const file = await slowArchive();
    const abort = new AbortController();
    const opening = attempt(bench, file, slowKey, { signal: abort.signal });
    const pid = await waitFor(() => findSevenZip(file));
    abort.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
    await waitFor(async () => (processes().includes(String(pid)) ? undefined : true));
    expect(readdirSync(bench.workFolder)).toEqual([]);
  });

  afterEach(becomeRoot);
});

describe('the key', () => {
  it('is in no process\'s arguments or environment while the archive is opened; a planted one is found', async () => {
    const file = await slowArchive();
    const planted = plant();
    const opening = attempt(bench, file, slowKey);
    const sightings: Sightings = { sevenZip: 0, found: new Set() };
    await watchUntil(opening, () => scan(file, sightings));
    planted.kill('SIGKILL');
    expect((await opening).outcome).toBe('opened');
    expect(sightings.sevenZip).toBeGreaterThan(20);
    expect([...sightings.found].sort()).toEqual([`${planted.pid}/cmdline`, `${planted.pid}/environ`]);
  });
});

// A key so long that 7-Zip computes for some seconds, which gives time to look and to kill.
const canary = 'canary-that-opens-nothing-else';
const slowKey = `${canary} ${'x'.repeat(3000)}`;

async function slowArchive(): Promise<string> {
  return bench.pack(`slow-${readdirSync(bench.root).length}.7z`, { 'user.ovpn': 'client\n' }, ['-mhe=on'], slowKey);
}

function plant(): ChildProcess {
  return spawn('/usr/bin/tail', ['-f', '/dev/null', `--pid=${process.pid}`, canary], { env: { PLANTED: canary }, stdio: 'ignore' });
}

function processes(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/u.test(name) && name !== String(process.pid));
}

/** Empty when the process ended between the listing and the reading. */
function readProc(pid: string, part: 'cmdline' | 'environ'): Promise<string> {
  return readFile(`/proc/${pid}/${part}`, 'latin1').catch(() => '');
}

interface Sightings {
  sevenZip: number;
  readonly found: Set<string>;
}

async function scan(file: string, sightings: Sightings): Promise<void> {
  for (const pid of processes()) {
    const [cmdline, environ] = await Promise.all([readProc(pid, 'cmdline'), readProc(pid, 'environ')]);
    if (cmdline.includes(canary)) sightings.found.add(`${pid}/cmdline`);
    if (environ.includes(canary)) sightings.found.add(`${pid}/environ`);
    if (cmdline.startsWith(`${sevenZip}\0`) && cmdline.includes(file)) sightings.sevenZip += 1;
  }
}

async function findSevenZip(file: string): Promise<number | undefined> {
  for (const pid of processes()) {
    const cmdline = await readProc(pid, 'cmdline');
    if (cmdline.startsWith(`${sevenZip}\0`) && cmdline.includes(file)) return Number(pid);
  }
  return undefined;
}

async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => { setTimeout(resolve, 2); });
  }
}

async function watchUntil(work: Promise<unknown>, look: () => Promise<void>): Promise<void> {
  const state = { ended: false };
  void work.finally(() => { state.ended = true; });
  await waitFor(async () => { await look(); return state.ended ? true : undefined; });
}

/** Runs 7-Zip in a mount namespace of its own, where the folder it unpacks into is a disk of 64 kB. */
function inFullDisk(): Runner {
  const script = 'mount -t tmpfs -o size=64k tmpfs "$0" && exec "$@"';
  return {
    run: (command, signal) => {
      const folder = command.args.find((arg) => arg.startsWith('-o'))?.slice(2);
      if (folder === undefined) return runner.run(command, signal);
      return runner.run({ ...command, program: '/usr/bin/unshare', args: ['-m', '/bin/sh', '-c', script, folder, command.program, ...command.args] }, signal);
    },
  };
}

function becomeOrdinary(): void {
  process.setegid?.(nobody);
  process.seteuid?.(nobody);
}

function becomeRoot(): void {
  process.seteuid?.(0);
  process.setegid?.(0);
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => Math.trunc(sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
}
