// The privileged script by itself, as root in a private mount namespace: what it does with honest and with hostile arguments.

import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HostsSplice } from '../../main/system/elevate/elevate.ts';
import { composeLinuxElevation } from '../../main/system/elevate/linux.ts';
import { backSplices, goodWords, honestEdits, hostileSplices, hostileWords, put } from './elevated-cases.ts';
import { actionFor, block, digestOf, hosts, spliced } from './hosts-splices.ts';
import { openNamespace, type Finished } from './namespace.ts';

let space: Awaited<ReturnType<typeof openNamespace>>;
beforeAll(async () => { space = await openNamespace({ polkit: 'no-bus', etc: 'disk' }); });
afterAll(() => space.close());
beforeEach(() => setHosts(hosts));

const path = (name: string): string => space.outside(name);
const readHosts = (): string => readFileSync(path('/etc/hosts'), 'latin1');
const leftovers = (): readonly string[] => readdirSync(path('/etc')).filter((name) => name.startsWith('.hosts'));

function setHosts(text: string): void {
  rmSync(path('/etc/hosts'), { force: true });
  writeFileSync(path('/etc/hosts'), text, 'latin1');
  chmodSync(path('/etc/hosts'), 0o644);
}

const script = composeLinuxElevation([actionFor(hosts, [])], false).args.slice(1, 4);

function runWords(words: readonly string[]): Promise<Finished> {
  return space.run([...script, 'hunt-cloud-lab-access', ...words]);
}

async function exitCodeOf(...actions: readonly HostsSplice[]): Promise<number> {
  const { exitCode, stdout } = await space.run(composeLinuxElevation(actions, false).args.slice(1));
  expect(stdout).toBe('hunt-lab-elevated 1\n');
  return exitCode;
}

describe('honest edits', () => {
  test.for(honestEdits)('%s goes in and out again to the byte', async ([, text, splices]) => {
    setHosts(text);
    expect(await exitCodeOf(actionFor(text, splices))).toBe(0);
    const changed = readHosts();
    expect(changed).toBe(spliced(text, splices));
    expect(await exitCodeOf(actionFor(changed, backSplices(text, splices)))).toBe(0);
    expect(readHosts()).toBe(text);
    expect(leftovers()).toEqual([]);
  });

  test('a block that leads outside today\'s networks can still be taken out', async () => {
    const old = hosts + block('demolab', '10.9.9.9');
    setHosts(old);
    expect(await exitCodeOf(actionFor(old, [{ at: hosts.length, removeBytes: block('demolab', '10.9.9.9').length, insert: '' }]))).toBe(0);
    expect(readHosts()).toBe(hosts);
  });

  test('a missing file is made, readable for all, and can be removed again', async () => {
    rmSync(path('/etc/hosts'));
    expect(await exitCodeOf(actionFor('', [put('demolab', '')]))).toBe(0);
    expect(statSync(path('/etc/hosts')).mode & 0o7777).toBe(0o644);
    const away = { ...actionFor(block('demolab'), [{ at: 0, removeBytes: block('demolab').length, insert: '' }]), sha256After: 'absent' };
    expect(await exitCodeOf(away)).toBe(0);
    expect(readdirSync(path('/etc'))).not.toContain('hosts');
  });

  test('owner, mode and extended attributes stay, the time of change does not', async () => {
    await space.run(['/bin/sh', '-ec', 'chmod 640 /etc/hosts; chown 4242:4242 /etc/hosts; touch -d 2001-01-01 /etc/hosts']);
    await space.run(['/usr/bin/python3', '-c', 'import os; os.setxattr("/etc/hosts", "user.note", b"kept")']);
    expect(await exitCodeOf(actionFor(hosts, [put('demolab')]))).toBe(0);
    const after = statSync(path('/etc/hosts'));
    expect([after.mode & 0o7777, after.uid, after.gid]).toEqual([0o640, 4242, 4242]);
    expect(after.mtime.getFullYear()).toBeGreaterThan(2001);
    expect((await space.run(['/usr/bin/python3', '-c', 'import os; print(os.getxattr("/etc/hosts", "user.note"))'])).stdout).toBe('b\'kept\'\n');
  });

  test('a link to a file that only root can change is followed', async () => {
    mkdirSync(path('/etc/real'), { recursive: true });
    writeFileSync(path('/etc/real/names'), hosts, 'latin1');
    rmSync(path('/etc/hosts'));
    symlinkSync('real/names', path('/etc/hosts'));
    expect(await exitCodeOf(actionFor(hosts, [put('demolab')]))).toBe(0);
    expect(lstatSync(path('/etc/hosts')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path('/etc/real/names'), 'latin1')).toBe(hosts + block('demolab'));
    expect(readdirSync(path('/etc/real'))).toEqual(['names']);
  });

  test('a file that is mounted by itself is written in place', async () => {
    writeFileSync(path('/run/mounted'), hosts, 'latin1');
    await space.run(['/bin/mount', '--bind', '/run/mounted', '/etc/hosts']);
    const exitCode = await exitCodeOf(actionFor(hosts, [put('demolab')]));
    const inside = readHosts();
    await space.run(['/bin/umount', '/etc/hosts']);
    expect([exitCode, inside, readFileSync(path('/run/mounted'), 'latin1'), leftovers()]).toEqual([0, hosts + block('demolab'), hosts + block('demolab'), []]);
  });
});

test('where two files cannot be exchanged in one moment, the new one is put over the old one', async () => {
  await space.run(['/bin/mount', '--bind', '/dev/null', '/usr/bin/perl']);
  const exitCode = await exitCodeOf(actionFor(hosts, [put('demolab')]));
  await space.run(['/bin/umount', '/usr/bin/perl']);
  expect([exitCode, readHosts(), leftovers()]).toEqual([0, hosts + block('demolab'), []]);
});

describe('hostile arguments', () => {
  test.for(hostileSplices)('%s: nothing is changed and the exit code is 2', async ([, splices]) => {
    expect(await exitCodeOf(actionFor(hosts, splices))).toBe(2);
    expect(readHosts()).toBe(hosts);
    expect(leftovers()).toEqual([]);
  });

  test.for(hostileWords)('%s: nothing is changed and the exit code is 2', async ([, words]) => {
    expect(await runWords(words)).toMatchObject({ exitCode: 2 });
    expect(readHosts()).toBe(hosts);
    expect(readdirSync(path('/etc'))).not.toContain('x');
    expect(leftovers()).toEqual([]);
  });

  test('the unchanged words would have done it', async () => {
    expect(await runWords(goodWords)).toMatchObject({ exitCode: 0 });
    expect(readHosts()).toBe(hosts + block('demolab'));
  });

  test('a lab line of another file is not taken for the expected file', async () => {
    setHosts(`${hosts}# new\n`);
    expect(await exitCodeOf(actionFor(hosts, [put('demolab')]))).toBe(20);
    expect(readHosts()).toBe(`${hosts}# new\n`);
  });

  test('a result other than the announced one is not put in place', async () => {
    expect(await exitCodeOf({ ...actionFor(hosts, [put('demolab')]), sha256After: digestOf('x') })).toBe(22);
    expect(await exitCodeOf({ ...actionFor(hosts, [put('demolab')]), sha256After: 'absent' })).toBe(22);
    expect(readHosts()).toBe(hosts);
    expect(leftovers()).toEqual([]);
  });

  test('a link into a folder that an ordinary user can write is refused', async () => {
    writeFileSync(path('/run/home/names'), hosts, 'latin1');
    rmSync(path('/etc/hosts'));
    symlinkSync('/run/home/names', path('/etc/hosts'));
    expect(await exitCodeOf(actionFor(hosts, [put('demolab')]))).toBe(25);
    expect(readFileSync(path('/run/home/names'), 'latin1')).toBe(hosts);
  });

  test('a folder in place of the file is refused', async () => {
    rmSync(path('/etc/hosts'));
    mkdirSync(path('/etc/hosts'));
    const exitCode = await exitCodeOf(actionFor('', [put('demolab', '')]));
    rmSync(path('/etc/hosts'), { recursive: true });
    expect(exitCode).toBe(25);
  });
});
