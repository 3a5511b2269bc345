// The privileged script by itself, as root in a private mount namespace: what it does with honest and with hostile arguments.

import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HostsSplice, Splice } from '../../main/system/elevate/elevate.ts';
import { composeElevation } from '../../main/system/elevate/linux.ts';
import { actionFor, block, digestOf, hosts, spliced, within } from './hosts-splices.ts';
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

const script = composeElevation([actionFor(hosts, [])]).args.slice(1, 4);

function runWords(words: readonly string[]): Promise<Finished> {
  return space.run([...script, 'hunt-cloud-lab-access', ...words]);
}

async function exitCodeOf(...actions: readonly HostsSplice[]): Promise<number> {
  const { exitCode, stdout } = await space.run(composeElevation(actions).args.slice(1));
  expect(stdout).toBe('hunt-lab-elevated 1\n');
  return exitCode;
}

function put(lab: string, text = hosts): Splice {
  return { at: text.length, removeBytes: 0, insert: block(lab) };
}

const disabled = '# disabled by HUNT Cloud lab access: ';
const labLine = hosts.indexOf('10.42.9.9');

describe('honest edits', () => {
  test.for<[string, string, readonly Splice[]]>([
    ['a block at the end', hosts, [put('demolab')]],
    ['a block in an empty file', '', [put('demolab', '')]],
    ['a block after a last line without line end', 'x', [{ at: 1, removeBytes: 0, insert: `\n${block('demolab').trimEnd()}` }]],
    ['a block in a file with CRLF', 'x\r\n', [{ at: 3, removeBytes: 0, insert: block('demolab').replaceAll('\n', '\r\n') }]],
    ['a block with CRLF after a last line without line end', 'x\r\ny', [{ at: 4, removeBytes: 0, insert: `\r\n${block('demolab').trimEnd().replaceAll('\n', '\r\n')}` }]],
    ['a person\'s line that becomes a comment, and a block', hosts, [{ at: labLine, removeBytes: 0, insert: disabled }, put('demolab')]],
    ['another address in a block', block('demolab'), [{ at: 41, removeBytes: 37, insert: '10.42.0.8    demolab.lab.hdc.ntnu.no\n' }]],
    ['the longest name of a lab', hosts, [put('a'.repeat(63))]],
    ['nothing at all', hosts, []],
  ])('%s goes in and out again to the byte', async ([, text, splices]) => {
    setHosts(text);
    expect(await exitCodeOf(actionFor(text, splices))).toBe(0);
    const changed = readHosts();
    expect(changed).toBe(spliced(text, splices));
    let shift = 0;
    const back = splices.map(({ at, removeBytes, insert }) => {
      const splice = { at: at + shift, removeBytes: insert.length, insert: text.slice(at, at + removeBytes) };
      shift += insert.length - removeBytes;
      return splice;
    });
    expect(await exitCodeOf(actionFor(changed, back))).toBe(0);
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
  const at = hosts.length;
  const insert = (text: string): readonly Splice[] => [{ at, removeBytes: 0, insert: text }];
  const local = hosts.indexOf('::1');

  test.for<[string, readonly Splice[]]>([
    ['a bank', insert('127.0.0.1 bank.no\n')],
    ['a bank with the line\'s four blanks', insert('10.42.0.7    bank.no\n')],
    ['a bank beside a lab', insert('10.42.0.7    demolab.lab.hdc.ntnu.no bank.no\n')],
    ['a bank behind a line end inside a block', insert(block('demolab').replace('no\n', 'no\n10.42.0.7 bank.no\n'))],
    ['a bank behind a carriage return', insert(block('demolab').replace('no\n', 'no\r10.42.0.7 bank.no\n'))],
    ['a bank behind a NUL', insert(block('demolab').replace('no\n', 'no\0 bank.no\n'))],
    ['an address outside the lab networks', insert(block('demolab', '10.43.0.7'))],
    ['this computer\'s own address', insert(block('demolab', '127.0.0.1'))],
    ['an address with a leading zero', insert(block('demolab', '10.042.0.7'))],
    ['an address of three numbers', insert(block('demolab', '10.42.7'))],
    ['an address of five numbers', insert(block('demolab', '10.42.0.0.7'))],
    ['an octet of 256', insert(block('demolab', '10.42.0.256'))],
    ['an IPv6 address', insert(block('demolab', 'fd00::7'))],
    ['the bare domain', insert('10.42.0.7    lab.hdc.ntnu.no\n')],
    ['a name one level deeper', insert(block('www.demolab'))],
    ['a domain with another letter for its dots', insert('10.42.0.7    demolab.labxhdc.ntnu.no\n')],
    ['a lab with a blank', insert(block('demo lab'))],
    ['a lab in capitals', insert(block('Demolab'))],
    ['a lab that begins with a dash', insert(block('-demolab'))],
    ['a lab of two letters', insert(block('ab'))],
    ['a lab of 64 letters', insert(block('a'.repeat(64)))],
    ['a lab of shell words', insert(block('$(id>/etc/x)'))],
    ['a marker of another program', insert('# >>> Other lab access: demolab >>>\n')],
    ['a marker with more behind it', insert('# >>> HUNT Cloud lab access: demolab >>> x\n')],
    ['a comment of any kind', insert('# hello\n')],
    ['an empty line', [{ at: local, removeBytes: 0, insert: '\n' }]],
    ['Latin-1', insert('# >>> HUNT Cloud lab access: dem\xf8lab >>>\n')],
    ['a block in the middle of a line', [{ at: 4, removeBytes: 0, insert: block('demolab') }]],
    ['a line of ours that ends in a person\'s line', [{ at: local, removeBytes: 0, insert: block('demolab').trimEnd() }]],
    ['our comment mark before a line without a lab name', [{ at: local, removeBytes: 0, insert: disabled }]],
    ['our comment mark inside a line', [{ at: labLine + 3, removeBytes: 0, insert: disabled }]],
    ['our comment mark twice in one piece', [{ at: labLine, removeBytes: 0, insert: disabled + disabled }]],
    ['our comment mark without its blank', [{ at: labLine, removeBytes: 0, insert: disabled.trimEnd() }]],
    ['a person\'s line away', [{ at: local, removeBytes: '::1 localhost\n'.length, insert: '' }]],
    ['a person\'s line away for a block', [{ at: local, removeBytes: '::1 localhost\n'.length, insert: block('demolab') }]],
    ['a person\'s lab line away', [{ at: labLine, removeBytes: '10.42.9.9 Demolab.lab.hdc.ntnu.no\n'.length, insert: '' }]],
    ['one letter away', [{ at: 2, removeBytes: 1, insert: '' }]],
    ['a line end away', [{ at: local - 1, removeBytes: 1, insert: '' }]],
    ['an offset behind the end', [{ at: at + 1, removeBytes: 0, insert: block('demolab') }]],
    ['more bytes than there are', [{ at: at - 3, removeBytes: 4, insert: '' }]],
    ['overlapping pieces', [{ at, removeBytes: 0, insert: block('demolab') }, { at: 5, removeBytes: 0, insert: '' }]],
    ['a huge insert', insert(block('demolab').repeat(600))],
  ])('%s: nothing is changed and the exit code is 2', async ([, splices]) => {
    expect(await exitCodeOf(actionFor(hosts, splices))).toBe(2);
    expect(readHosts()).toBe(hosts);
    expect(leftovers()).toEqual([]);
  });

  const good = [within.labDomain, '10.42.0.0/16', 'hosts.splice', digestOf(hosts), digestOf(hosts + block('demolab')), '1', String(at), '0', Buffer.from(block('demolab')).toString('base64')];
  const changed = (index: number, word: string): readonly string[] => good.map((old, place) => (place === index ? word : old));

  test.for<[string, readonly string[]]>([
    ['no words', []],
    ['another verb', changed(2, 'hosts.write')],
    ['a verb with a blank', changed(2, 'hosts.splice x')],
    ['the domain no', changed(0, 'no')],
    ['an empty domain', changed(0, '')],
    ['a pattern as domain', changed(0, '.*.no')],
    ['a sed command as domain', changed(0, 'x/w /etc/x\n.no')],
    ['a domain with a line end', changed(0, 'lab.hdc.ntnu.no\n')],
    ['no network', changed(1, '')],
    ['all addresses as network', changed(1, '0.0.0.0/0')],
    ['all addresses in two halves', changed(1, '0.0.0.0/1,128.0.0.0/1')],
    ['a network without length', changed(1, '10.42.0.0')],
    ['a network of arithmetic', changed(1, '10.42.0.0/16+a[$(id)]')],
    ['a digest in capitals', changed(3, digestOf(hosts).toUpperCase())],
    ['a short digest', changed(3, digestOf(hosts).slice(1))],
    ['absent as the digest before', changed(3, 'absent')],
    ['a count of letters', changed(5, 'one')],
    ['a count of arithmetic', changed(5, '1+a[$(id>/etc/x)]')],
    ['more splices than there are', changed(5, '2')],
    ['fewer splices than there are', changed(5, '0')],
    ['a negative offset', changed(6, '-1')],
    ['an octal offset', changed(6, `0${at}`)],
    ['an offset beyond all numbers', changed(6, '18446744073709551616')],
    ['an insert that is not base64', changed(8, '$(id>/etc/x)')],
    ['an insert of broken base64', changed(8, 'YQ=a')],
    ['a second action that is malformed', [...good, 'hosts.splice', 'x']],
  ])('%s: nothing is changed and the exit code is 2', async ([, words]) => {
    expect(await runWords(words)).toMatchObject({ exitCode: 2 });
    expect(readHosts()).toBe(hosts);
    expect(readdirSync(path('/etc'))).not.toContain('x');
    expect(leftovers()).toEqual([]);
  });

  test('the unchanged words would have done it', async () => {
    expect(await runWords(good)).toMatchObject({ exitCode: 0 });
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
