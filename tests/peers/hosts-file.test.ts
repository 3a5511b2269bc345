// The step edit-hosts on a real /etc/hosts with the real resolver, in a private mount namespace: every kind of file it may meet, kills at
// every system call that changes something, and its effect broken behind its back.

import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planHosts } from '../../main/system/hosts-file/plan.ts';
import { readEntries } from '../../main/system/hosts-file/parse.ts';
import { toProblem } from '../../main/core/problem.ts';
import { applyChanges, block, bytes, demolab, file, otherLab } from '../main/system/hosts-file/editing.ts';
import type { HostsAnswer, HostsTask } from './hosts-harness.ts';
import { withNamespace, type Namespace } from './namespace.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-hosts-'));
const harness = join(folder, 'hosts-harness.js');

beforeAll(async () => {
  await build({ configFile: false, logLevel: 'error', build: { ssr: join(import.meta.dirname, 'hosts-harness.ts'), outDir: folder, emptyOutDir: false }, ssr: { noExternal: true } });
  // The ordinary user of the namespace reads it.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lab = { lab: 'demolab', user: 'ola', address: demolab.address };
const other = { lab: 'other-lab', user: 'ola', address: otherLab.address };
const stale = '10.42.9.9\tdemolab.lab.hdc.ntnu.no # r\xe6v\n';
const disabled = `# disabled by HUNT Cloud lab access: ${stale}`;
const plain = '127.0.0.1 localhost\n';
const ours = block(demolab);

interface How {
  readonly as?: 'root' | 'user';
  /** Words before the program, for strace. */
  readonly under?: readonly string[];
}

async function perform(space: Namespace, task: Partial<HostsTask>, { as = 'root', under = [] }: How = {}): Promise<HostsAnswer> {
  const { stdout, stderr, exitCode } = await space.run([...under, process.execPath, harness], { as, stdin: JSON.stringify({ labs: [lab], steps: [], ...task }) });
  expect({ exitCode, stderr: under.length > 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout) as HostsAnswer;
}

function read(space: Namespace): string {
  return readFileSync(space.outside(file), 'latin1');
}

function beside(space: Namespace): readonly string[] {
  return readdirSync(space.outside('/etc')).filter((name) => name.startsWith('.hosts'));
}

async function sh(space: Namespace, script: string): Promise<void> {
  expect(await space.run(['/bin/sh', '-euc', script])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
}

/** Root without any bus: what does not ask must not need one. */
const root = { polkit: 'no-bus' } as const;

describe('as root', () => {
  test.for([
    ['LF', plain, plain + ours],
    ['CRLF', '127.0.0.1 localhost\r\n', `127.0.0.1 localhost\r\n${block(demolab, '\r\n')}`],
    ['no final newline', '127.0.0.1 localhost', `127.0.0.1 localhost\n${ours.slice(0, -1)}`],
    ['empty', '', ours],
    ['BOM and Latin-1', `\xef\xbb\xbf# bl\xe5\n${plain}`, `\xef\xbb\xbf# bl\xe5\n${plain}${ours}`],
    ['a stale line first', stale + plain, disabled + plain + ours],
    ['an old address', `${block({ ...demolab, address: '10.42.1.1' })}${plain}`, ours + plain],
  ] as const)('%s: planned, applied, proved with getaddrinfo, undone to the byte', ([, hosts, expected]) => withNamespace({ ...root, hosts }, async (space) => {
    const made = await perform(space, { steps: ['plan', 'apply', 'verify'] });
    expect(made).toMatchObject({ code: 'done', states: ['planned'], needsAdministrator: false, verdicts: [{ answer: 'ok', evidence: { resolver: 'getaddrinfo', address: lab.address, line: `${lab.address}    ${demolab.name}` } }] });
    expect(new Set(made.observed)).toEqual(new Set(['after']));
    expect(read(space)).toBe(expected);
    expect(await perform(space, { steps: ['plan'] })).toMatchObject({ states: ['already'], records: [] });
    expect(new Set((await perform(space, { steps: ['undo'], records: made.records })).observed)).toEqual(new Set(['before']));
    expect(read(space)).toBe(hosts);
    expect(beside(space)).toEqual([]);
  }));

  test('two labs stand beside each other', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    expect((await perform(space, { labs: [lab, other], steps: ['plan', 'apply'] })).code).toBe('done');
    const { verdicts } = await perform(space, { labs: [lab, other], steps: ['verify'] });
    expect(verdicts.map((verdict) => verdict.answer)).toEqual(['ok', 'ok']);
    expect(read(space)).toBe(plain + ours + block(otherLab));
  }));

  test('a missing file is created and goes again', () => withNamespace({ ...root, hosts: '' }, async (space) => {
    await sh(space, 'rm /etc/hosts');
    const made = await perform(space, { steps: ['plan', 'apply', 'verify'] });
    expect(made).toMatchObject({ code: 'done', kinds: ['hosts.createFile'], verdicts: [{ answer: 'ok' }] });
    expect(statSync(space.outside(file)).mode & 0o7777).toBe(0o644);
    await perform(space, { steps: ['undo'], records: made.records });
    expect(existsSync(space.outside(file))).toBe(false);
  }));

  test('mode and owner stay, also of a read-only file', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, 'chown 4242:7 /etc/hosts; chmod 0440 /etc/hosts');
    expect((await perform(space, { steps: ['plan', 'apply'] })).code).toBe('done');
    const { mode, uid, gid } = statSync(space.outside(file));
    expect({ mode: mode & 0o7777, uid, gid, text: read(space) }).toEqual({ mode: 0o440, uid: 4242, gid: 7, text: plain + ours });
  }));

  test('a symlink stays one and the file behind it changes', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, 'mkdir /etc/elsewhere; mv /etc/hosts /etc/elsewhere/real; ln -s elsewhere/real /etc/hosts');
    const made = await perform(space, { steps: ['plan', 'apply', 'verify'] });
    expect(made).toMatchObject({ code: 'done', verdicts: [{ answer: 'ok' }] });
    expect(lstatSync(space.outside(file)).isSymbolicLink()).toBe(true);
    expect(readFileSync(space.outside('/etc/elsewhere/real'), 'latin1')).toBe(plain + ours);
    await perform(space, { steps: ['undo'], records: made.records });
    expect(readdirSync(space.outside('/etc/elsewhere'))).toEqual(['real']);
    expect(readFileSync(space.outside('/etc/elsewhere/real'), 'latin1')).toBe(plain);
  }));

  test('a bind mount is written in place', () => withNamespace({ ...root, hosts: '' }, async (space) => {
    writeFileSync(space.outside('/etc/mounted'), stale + plain, 'latin1');
    await sh(space, 'mount --bind /etc/mounted /etc/hosts');
    const { ino } = statSync(space.outside('/etc/mounted'));
    const made = await perform(space, { steps: ['plan', 'apply', 'verify'] });
    expect(made).toMatchObject({ code: 'done', verdicts: [{ answer: 'ok' }] });
    expect(read(space)).toBe(disabled + plain + ours);
    await perform(space, { steps: ['undo'], records: made.records });
    expect(read(space)).toBe(stale + plain);
    expect(statSync(space.outside('/etc/mounted')).ino).toBe(ino);
    expect(beside(space)).toEqual([]);
  }));

  test('an immutable file is explained and left', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, 'chattr +i /etc/hosts');
    expect(await perform(space, { steps: ['plan', 'apply'] })).toMatchObject({ code: 'hosts.notWritable', detail: 'EPERM', observed: [] });
    expect(read(space)).toBe(plain);
    expect(beside(space)).toEqual([]);
    await sh(space, 'chattr -i /etc/hosts');
  }));

  test('a read-only file system is explained', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, 'mount -o remount,bind,ro /etc');
    expect(await perform(space, { steps: ['plan', 'apply'] })).toMatchObject({ code: 'hosts.notWritable', needsAdministrator: false });
    expect(read(space)).toBe(plain);
  }));

  test('a full disk is said, nothing changes and nothing is left', () => withNamespace({ ...root, etc: 'small', hosts: plain }, async (space) => {
    const large = plain + '# 30 bytes of a long hosts file\n'.repeat(300_000);
    writeFileSync(space.outside(file), large);
    expect(await perform(space, { steps: ['plan', 'apply'] })).toMatchObject({ code: 'hosts.noSpace', detail: 'ENOSPC' });
    expect(read(space)).toBe(large);
    expect(beside(space)).toEqual([]);
  }));

  test('a full disk under a bind mount is said too, and what was written over is put back', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, 'mkdir /etc/full; mount -t tmpfs -o size=64k tmpfs /etc/full; cp /etc/hosts /etc/full/hosts; mount --bind /etc/full/hosts /etc/hosts');
    const padded = `${stale}${'# padding line of the file\n'.repeat(2000)}`;
    writeFileSync(space.outside('/etc/full/hosts'), padded, 'latin1');
    await sh(space, 'dd if=/dev/zero of=/etc/full/rest bs=4k count=64 status=none 2>/dev/null || true');
    const filled = bytes(padded + '#'.repeat(4096 - (padded.length % 4096)));
    writeFileSync(space.outside('/etc/full/hosts'), filled);
    expect(await perform(space, { steps: ['plan', 'apply'] })).toMatchObject({ code: 'hosts.noSpace' });
    expect(read(space)).toBe(filled.toString('latin1'));
    expect(beside(space)).toEqual([]);
  }));

  test('a pipe, a folder and a device in its place are refused', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    for (const make of ['mkfifo /etc/hosts', 'mkdir /etc/hosts', 'mknod /etc/hosts c 1 3', 'ln -s hosts /etc/hosts']) {
      await sh(space, `rm -rf /etc/hosts; ${make}`);
      expect(await perform(space, { steps: ['plan'] })).toMatchObject({ code: 'hosts.notRegular' });
    }
  }));
});

describe('as an ordinary user', () => {
  test('several changes go behind one prompt and come back after edits by others', () => withNamespace({ polkit: 'yes', hosts: stale + plain }, async (space) => {
    const made = await perform(space, { steps: ['plan', 'apply', 'verify'] }, { as: 'user' });
    expect(made).toMatchObject({ code: 'done', needsAdministrator: true, kinds: ['hosts.putBlock', 'hosts.disableLine'], verdicts: [{ answer: 'ok' }] });
    expect(read(space)).toBe(disabled + plain + ours);
    writeFileSync(space.outside(file), `# new\n${read(space)}1.2.3.4 x\n`, 'latin1');
    expect((await perform(space, { steps: ['undo'], records: made.records }, { as: 'user' })).code).toBe('done');
    expect(read(space)).toBe(`# new\n${stale}${plain}1.2.3.4 x\n`);
  }));

  test.for(['127.0.0.1 localhost', '127.0.0.1 localhost\r\n', '', '127.0.0.1 localhost\r\n10.0.0.1 x'])('the privileged script takes the splices for %j', (hosts) => withNamespace({ polkit: 'yes', hosts }, async (space) => {
    const made = await perform(space, { steps: ['plan', 'apply', 'verify'] }, { as: 'user' });
    expect(made).toMatchObject({ code: 'done', verdicts: [{ answer: 'ok' }] });
    const moved = await perform(space, { labs: [{ ...lab, address: '10.42.3.99' }], steps: ['plan', 'apply', 'verify'] }, { as: 'user' });
    expect(moved).toMatchObject({ code: 'done', kinds: ['hosts.replaceBlock'], verdicts: [{ answer: 'ok' }] });
    await perform(space, { steps: ['undo'], records: moved.records }, { as: 'user' });
    expect((await perform(space, { steps: ['undo'], records: made.records }, { as: 'user' })).code).toBe('done');
    expect(read(space)).toBe(hosts);
  }));

  test('a file that may not be read is said', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, 'chmod 0600 /etc/hosts');
    expect(await perform(space, { steps: ['plan'] }, { as: 'user' })).toMatchObject({ code: 'hosts.notReadable' });
  }));

  test('a file of somebody else that may be written keeps its owner', () => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, 'chmod 0777 /etc; chmod 0666 /etc/hosts');
    expect(await perform(space, { steps: ['plan', 'apply'] }, { as: 'user' })).toMatchObject({ code: 'done', needsAdministrator: false });
    expect(statSync(space.outside(file)).uid).toBe(0);
    expect(read(space)).toBe(plain + ours);
    expect(beside(space)).toEqual([]);
  }));
});

describe('errors of single system calls', () => {
  test.for<[call: string, error: string, code: string, detail?: string]>([
    ['fsync', 'EIO', 'hosts.notWritable'], ['pwrite64', 'ENOSPC', 'hosts.noSpace'], ['pwrite64', 'EDQUOT', 'hosts.noSpace', 'Unknown system error -122'],
    ['rename', 'EPERM', 'hosts.notWritable'], ['rename', 'EACCES', 'hosts.notWritable'], ['fchmod', 'EPERM', 'hosts.notWritable'],
  ])('%s answering %s: nothing changes, nothing is left', ([call, error, code, detail = error]) => withNamespace({ ...root, hosts: plain }, async (space) => {
    const under = ['/usr/bin/strace', '-f', '-qq', '-o', '/run/trace', '-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=1`];
    expect(await perform(space, { steps: ['plan', 'apply'] }, { under })).toMatchObject({ code, detail });
    expect(readFileSync(space.outside('/run/trace'), 'utf8')).toContain('(INJECTED)');
    expect(read(space)).toBe(plain);
    expect(beside(space)).toEqual([]);
  }));
});

describe('killed at every system call that changes something', { timeout: 600_000 }, () => {
  const calls = ['pwrite64', 'ftruncate', 'fsync', 'rename', 'unlink', 'fchmod', 'fchown', 'copy_file_range', 'sendfile'];
  // strace counts the calls of each thread by itself.
  const oneThread = { UV_THREADPOOL_SIZE: '1' };
  const before = stale + `# a line of a file that is longer than one write\n`.repeat(25_000);
  const whole = [before, before + ours, disabled + before.slice(stale.length) + ours];

  test.for([['an ordinary file', ''], ['a bind mount', 'cp /etc/hosts /etc/mounted; mount --bind /etc/mounted /etc/hosts']] as const)('%s is whole after the next start', ([name, prepare]) => withNamespace({ ...root, hosts: before }, async (space) => {
    await sh(space, prepare);
    const { records } = await perform(space, { steps: ['plan'] });
    const seen = { kills: 0, cutOff: 0, leftBeside: 0 };
    for (let [call, at] = [0, 1]; call < calls.length; at += 1) {
      writeFileSync(space.outside(file), before, 'latin1');
      const under = ['/usr/bin/strace', '-f', '-qq', '-o', '/run/trace', '-e', `trace=${calls[call]}`, '-e', `inject=${calls[call]}:signal=KILL:when=${at}`];
      const killed = await space.run([...under, process.execPath, harness], { env: oneThread, stdin: JSON.stringify({ labs: [lab], steps: ['apply'], records }) });
      if (killed.exitCode === 0) {
        expect(whole.indexOf(read(space))).toBe(2);
        [call, at] = [call + 1, 0];
        continue;
      }
      seen.kills += 1;
      if (!whole.includes(read(space))) seen.cutOff += 1;
      if (beside(space).length > 0) seen.leftBeside += 1;
      await perform(space, { steps: ['sweep'], records });
      expect(whole.indexOf(read(space))).toBeGreaterThanOrEqual(0);
      expect(beside(space)).toEqual([]);
    }
    console.log(`hosts kills, ${name}: ${JSON.stringify(seen)}`);
    expect(seen.kills).toBeGreaterThan(10);
    expect(seen.leftBeside).toBeGreaterThan(5);
    // Only a file that is written over can be cut off; renaming never shows a half.
    expect(seen.cutOff > 0).toBe(prepare !== '');
  }));
});

describe('the effect broken behind its back', () => {
  const right = `${lab.address}    ${demolab.name}`;
  test.for([
    ['the line is deleted', (hosts: string) => hosts.replace(`${right}\n`, ''), ''],
    ['the block is deleted', () => plain, ''],
    ['the line becomes a comment', (hosts: string) => hosts.replace(right, `#${right}`), ''],
    ['the line points elsewhere', (hosts: string) => hosts.replace(right, `10.42.9.9    ${demolab.name}`), '10.42.9.9'],
    ['an earlier line wins', (hosts: string) => `10.42.9.9 ${demolab.name}\n${hosts}`, '10.42.9.9'],
    ['a later line adds another address', (hosts: string) => `${hosts}10.42.9.9 DEMOLAB.lab.hdc.ntnu.no\n`, '10.42.9.9'],
    ['the file is emptied', () => '', ''],
  ] as const)('%s: not ok', ([, breakIt, found]) => withNamespace({ ...root, hosts: plain }, async (space) => {
    await sh(space, "sed -i 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf");
    expect((await perform(space, { steps: ['plan', 'apply', 'verify'] })).verdicts).toMatchObject([{ answer: 'ok' }]);
    writeFileSync(space.outside(file), breakIt(read(space)));
    expect((await perform(space, { steps: ['verify'] })).verdicts).toMatchObject([
      { answer: 'not-ok', evidence: { address: expect.stringContaining(found) as string }, problem: { code: 'hosts.notResolved' } },
    ]);
  }));
});

describe('what glibc reads', () => {
  const line = fc.constantFrom(
    '127.0.0.1 localhost', `10.42.9.9 ${demolab.name}`, `10.42.9.8\t${demolab.name.toUpperCase()} # x`, `  10.42.9.7 \v ${demolab.name}`, ` ${lab.address} ${demolab.name}`, `${lab.address} a ${demolab.name} b`,
    `# 10.42.9.9 ${demolab.name}`, `10.42.9.6 x#${demolab.name}`, `10.42.9.5 ${demolab.name}#x`, `10.42.9.4 ${demolab.name}.`, `10.42.9.3 x${demolab.name}`, `010.42.9.2 ${demolab.name}`,
    `10.42.9 ${demolab.name}`, `10.42.9.256 ${demolab.name}`, `::1 ${demolab.name}`, `::ffff:10.42.8.8 ${demolab.name}`, `2001:db8::1 ${demolab.name}`, `fe80::1%lo ${demolab.name}`,
    `10.42.9.1\0 ${demolab.name}`, `10.42.8.1 ${demolab.name}\0junk`, `\0${lab.address} ${demolab.name}`, `\xef\xbb\xbf10.42.8.2 ${demolab.name}`, `10.42.8.3 r\xe6v ${demolab.name}`,
    `10.42.8.4 ${'alias.example '.repeat(5000)}${demolab.name}`, `10.42.8.5 ${demolab.name}\r10.42.8.6 x`, '', '\0', ours.slice(0, -1), block(otherLab).slice(0, -1), `${demolab.name} 10.42.9.9`,
  );
  const generated = fc.sample(fc.tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')).map((pair) => pair.join('')), { maxLength: 5 }), fc.oneof(fc.constant(''), line)).map(([lines, last]) => lines.join('') + last), { numRuns: 200, seed: 42 });

  /** What a lookup for IPv4 makes of the addresses (glibc nss/nss_files/files-hosts.c): mapped ones count, ::1 becomes 127.0.0.1. */
  function believed(content: Buffer): readonly string[] {
    const addresses = readEntries(content, demolab.name).filter((entry) => entry.certain).map((entry) => entry.address.replace(/^::ffff:/, '').replace(/^::1$/, '127.0.0.1'));
    return [...new Set(addresses.filter((address) => !address.includes(':')))].sort();
  }

  async function asked(space: Namespace): Promise<readonly string[]> {
    const { stdout } = await space.run(['/usr/bin/getent', 'ahostsv4', demolab.name]);
    return [...new Set(stdout.split('\n').filter((text) => text !== '').map((text) => text.split(' ', 1)[0] ?? ''))].sort();
  }

  test('equals what the planner reads, and after the plan is the one address', () => withNamespace({ ...root, hosts: '' }, async (space) => {
    await sh(space, "sed -i 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf");
    const seen = { named: 0, applied: 0, refused: 0 };
    for (const content of generated.map(bytes)) {
      writeFileSync(space.outside(file), content);
      expect({ content: content.toString('latin1'), addresses: await asked(space) }).toEqual({ content: content.toString('latin1'), addresses: believed(content) });
      if (believed(content).length > 0) seen.named += 1;
      const changes = await Promise.resolve(content).then((now) => planHosts(now, demolab, file)).catch((error: unknown) => toProblem(error).code);
      if (typeof changes === 'string') {
        expect(changes).toMatch(/^hosts\.(damagedBlock|nameOnSharedLine)$/);
        seen.refused += 1;
        continue;
      }
      writeFileSync(space.outside(file), applyChanges(content, changes));
      expect({ content, addresses: await asked(space) }).toEqual({ content, addresses: [lab.address] });
      seen.applied += 1;
    }
    console.log(`hosts and glibc: ${JSON.stringify(seen)}`);
    expect(Math.min(seen.named, seen.applied, seen.refused)).toBeGreaterThan(30);
  }));
});
