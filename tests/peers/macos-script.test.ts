// The privileged script for macOS, run here: under bash in its POSIX manner (what /bin/sh is on macOS) and under dash, with the programs of
// Debian in place of the BSD ones, and with stand-ins for dscacheutil and killall. One line is changed for this: the folder is /etc, since
// there is no /private here. What that cannot show is said in docs/platform-status.md.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { macosScript } from '../../main/system/elevate/darwin.ts';
import type { HostsSplice } from '../../main/system/elevate/elevate.ts';
import { planArguments } from '../../main/system/elevate/plan.ts';
import { atLength } from '../at-length.ts';
import { hostileWords as hostileTexts } from '../main/system/elevate/actions-for-golden.ts';
import { backSplices, goodWords, honestEdits, hostileSplices, hostileWords, put } from './elevated-cases.ts';
import { actionFor, block, digestOf, hosts, spliced } from './hosts-splices.ts';
import { openNamespace, type Finished } from './namespace.ts';

const script = macosScript.replace('\nfolder=/private/etc\n', '\nfolder=/etc\n');
const shells = { bash: ['/bin/bash', '--posix'], dash: ['/bin/dash'] } as const;
const later = String(Math.floor(Date.now() / 1000) + 3600);

let space: Awaited<ReturnType<typeof openNamespace>>;
beforeAll(async () => {
  space = await openNamespace({ polkit: 'no-bus', etc: 'disk' });
  await space.run(['/bin/sh', '-ec', standInPrograms]);
});
afterAll(() => space.close());
beforeEach(() => setHosts(hosts));

/** Stand-ins that note how they were called. */
const standInPrograms = `
mkdir /run/over
mount -t tmpfs tmpfs /run/over
mkdir /run/over/upper /run/over/work
mount -t overlay -o lowerdir=/usr/bin,upperdir=/run/over/upper,workdir=/run/over/work overlay /usr/bin
for name in dscacheutil killall; do
  printf '#!/bin/sh\\necho "%s $*" >>/run/flushed\\n' "$name" >"/usr/bin/$name"
  chmod 755 "/usr/bin/$name"
done
`;

const path = (name: string): string => space.outside(name);
const readHosts = (): string => readFileSync(path('/etc/hosts'), 'latin1');
const leftovers = (): readonly string[] => readdirSync(path('/etc')).filter((name) => name.startsWith('.hosts'));

function setHosts(text: string): void {
  rmSync(path('/etc/hosts'), { force: true });
  writeFileSync(path('/etc/hosts'), text, 'latin1');
  chmodSync(path('/etc/hosts'), 0o644);
}

function runWords(words: readonly string[], shell: keyof typeof shells = 'bash'): Promise<Finished> {
  return space.run([...shells[shell], '-c', script, 'hunt-cloud-lab-access', ...words]);
}

async function exitCodeOf(action: HostsSplice, shell: keyof typeof shells = 'bash'): Promise<number> {
  const { exitCode, stdout } = await runWords([later, ...planArguments([action])], shell);
  expect(stdout).toBe('hunt-lab-elevated 1\n');
  return exitCode;
}

test('one line is another one than on macOS, and no more', () => {
  const lines = macosScript.split('\n');
  expect(script.split('\n').filter((line, at) => line !== lines[at])).toEqual(['folder=/etc']);
});

describe.for(['bash', 'dash'] as const)('under %s', (shell) => {
  test.for(honestEdits)('%s goes in and out again to the byte', async ([, text, splices]) => {
    setHosts(text);
    expect(await exitCodeOf(actionFor(text, splices), shell)).toBe(0);
    const changed = readHosts();
    expect(changed).toBe(spliced(text, splices));
    expect(await exitCodeOf(actionFor(changed, backSplices(text, splices)), shell)).toBe(0);
    expect(readHosts()).toBe(text);
    expect(leftovers()).toEqual([]);
  });
});

test('two actions go one after the other, and the name cache is emptied once', async () => {
  rmSync(path('/run/flushed'), { force: true });
  const first = actionFor(hosts, [put('demolab')]);
  const second = actionFor(hosts + block('demolab'), [{ at: hosts.length, removeBytes: block('demolab').length, insert: '' }]);
  expect(await runWords([later, ...planArguments([first, second])])).toMatchObject({ exitCode: 0 });
  expect(readHosts()).toBe(hosts);
  expect(readFileSync(path('/run/flushed'), 'utf8')).toBe('dscacheutil -flushcache\nkillall -HUP mDNSResponder\n');
});

test('a missing file is made, readable for all, and can be removed again', async () => {
  rmSync(path('/etc/hosts'));
  expect(await exitCodeOf(actionFor('', [put('demolab', '')]))).toBe(0);
  expect(statSync(path('/etc/hosts')).mode & 0o7777).toBe(0o644);
  const away = { ...actionFor(block('demolab'), [{ at: 0, removeBytes: block('demolab').length, insert: '' }]), sha256After: 'absent' };
  expect(await exitCodeOf(away)).toBe(0);
  expect(existsSync(path('/etc/hosts'))).toBe(false);
});

test('owner and mode stay', async () => {
  await space.run(['/bin/sh', '-ec', 'chmod 440 /etc/hosts; chown 4242:4242 /etc/hosts']);
  expect(await exitCodeOf(actionFor(hosts, [put('demolab')]))).toBe(0);
  const after = statSync(path('/etc/hosts'));
  expect([after.mode & 0o7777, after.uid, after.gid, after.nlink]).toEqual([0o440, 4242, 4242, 1]);
});

test('a file over which nothing can be renamed is written in place', async () => {
  writeFileSync(path('/run/mounted'), hosts, 'latin1');
  await space.run(['/bin/mount', '--bind', '/run/mounted', '/etc/hosts']);
  const exitCode = await exitCodeOf(actionFor(hosts, [put('demolab')]));
  const inside = readHosts();
  await space.run(['/bin/umount', '/etc/hosts']);
  expect([exitCode, inside, leftovers()]).toEqual([0, hosts + block('demolab'), []]);
});

/** AppleScript's `quoted form of`, by its documentation: single quotes, each inner one as '\''. Written here as the independent model. */
const quotedForm = (word: string): string => `'${word.split('\'').join('\'\\\'\'')}'`;

test('200 hostile words come through the command that AppleScript makes as they went in', async () => {
  const words = hostileTexts().map((word) => word.replaceAll('\0', ''));
  const command = ['/bin/sh -c', ...['for word; do printf "%s\\0" "$word"; done', 'name', ...words].map(quotedForm)].join(' ');
  const { stdout } = await space.run(['/bin/sh', '-c', `${command} 2>&1; echo "hunt-lab-ended $?"`]);
  const said = stdout.split('\0');
  expect(said.pop()).toBe('hunt-lab-ended 0\n');
  expect(said).toEqual(words);
  expect(words).toHaveLength(200);
});

describe('hostile arguments', () => {
  test.for(hostileSplices)('%s: nothing is changed and the exit code is 2', async ([, splices]) => {
    expect(await exitCodeOf(actionFor(hosts, splices))).toBe(2);
    expect(readHosts()).toBe(hosts);
    expect(leftovers()).toEqual([]);
  });

  // OpenSSL reads broken base64 in its own way; what it makes of it is refused as another piece, or as another result than announced.
  test.for(hostileWords)('%s: nothing is changed and the exit code is 2, or 22', async ([, words]) => {
    expect([2, 22]).toContain((await runWords([later, ...words])).exitCode);
    expect(readHosts()).toBe(hosts);
    expect(readdirSync(path('/etc'))).not.toContain('x');
    expect(leftovers()).toEqual([]);
  });

  test('the unchanged words would have done it', async () => {
    expect(await runWords([later, ...goodWords])).toMatchObject({ exitCode: 0 });
    expect(readHosts()).toBe(hosts + block('demolab'));
  });

  test.for<[string, string, number]>([
    ['a moment that is over', '1700000000', 26], ['no number', 'soon', 2], ['nothing', '', 2], ['arithmetic', '9a[$(id>/etc/x)]', 2], ['too many digits', '9'.repeat(12), 2],
  ])('%s as the last moment: nothing is changed', async ([, until, exitCode]) => {
    expect((await runWords([until, ...goodWords])).exitCode).toBe(exitCode);
    expect((await runWords([])).exitCode).toBe(2);
    expect([readHosts(), existsSync(path('/etc/x'))]).toEqual([hosts, false]);
  });
});

describe('each refusal has its exit code', () => {
  const action = actionFor(hosts, [put('demolab')]);

  test('20: another file than expected', async () => {
    setHosts(`${hosts}# new\n`);
    expect([await exitCodeOf(action), readHosts()]).toEqual([20, `${hosts}# new\n`]);
  });

  test('21: a file locked by a flag (here the immutable one of Linux), and a user who is not root', async () => {
    await space.run(['/usr/bin/chattr', '+i', '/etc/hosts']);
    const exitCode = await exitCodeOf(action);
    await space.run(['/usr/bin/chattr', '-i', '/etc/hosts']);
    expect([exitCode, readHosts(), leftovers()]).toEqual([21, hosts, []]);
    const asUser = await space.run([...shells.bash, '-c', script, 'hunt-cloud-lab-access', later, ...goodWords], { as: 'user' });
    expect([asUser.exitCode, readHosts()]).toEqual([21, hosts]);
  });

  test('22: a result other than the announced one', async () => {
    expect(await exitCodeOf({ ...action, sha256After: digestOf('x') })).toBe(22);
    expect([readHosts(), leftovers()]).toEqual([hosts, []]);
  });

  test('23: another run that does not end', { timeout: 60_000 }, async () => {
    mkdirSync(path('/etc/.hosts.hunt-cloud-lab-access'));
    // The name of the script is what tells a run from another program that has its number by now.
    const other = spawn('/bin/sh', ['-c', 'echo $$; exec 0<&-; while :; do sleep 1; done', 'hunt-cloud-lab-access'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [said] = await once(other.stdout, 'data') as [Buffer];
    writeFileSync(path('/etc/.hosts.hunt-cloud-lab-access/owner'), said);
    const exitCode = await exitCodeOf(action);
    const lockKept = leftovers();
    const closed = once(other, 'close');
    other.kill('SIGKILL');
    await closed;
    expect([exitCode, readHosts(), lockKept]).toEqual([23, hosts, ['.hosts.hunt-cloud-lab-access']]);
    expect([await exitCodeOf(action), leftovers()]).toEqual([0, []]);
  });

  test.for(['link', 'folder'])('25: a %s in place of the file', async (kind) => {
    rmSync(path('/etc/hosts'));
    if (kind === 'link') symlinkSync('/run/elsewhere', path('/etc/hosts'));
    else mkdirSync(path('/etc/hosts'));
    writeFileSync(path('/run/elsewhere'), hosts, 'latin1');
    const exitCode = await exitCodeOf(kind === 'link' ? action : actionFor('', [put('demolab', '')]));
    rmSync(path('/etc/hosts'), { recursive: true });
    expect([exitCode, readFileSync(path('/run/elsewhere'), 'latin1')]).toEqual([25, hosts]);
  });
});

describe('when something gets in the way', () => {
  const action = actionFor(hosts, [put('demolab')]);
  const after = hosts + block('demolab');
  const command = [...shells.bash, '-c', script, 'hunt-cloud-lab-access', later, ...planArguments([action])];

  async function typicalMs(): Promise<number> {
    const started = performance.now();
    for (let run = 0; run < 3; run += 1) { setHosts(hosts); await space.run(command); }
    return (performance.now() - started) / 3;
  }

  test('another program that adds a line at any moment loses nothing', { timeout: atLength(120_000, 3_000_000) }, async () => {
    const [rounds, spanMs] = [atLength(15, 1_000), await typicalMs()];
    let refused = 0;
    for (let round = 0; round < rounds; round += 1) {
      setHosts(hosts);
      const running = space.run(command);
      await wait(spanMs * (0.3 + 0.8 * round / rounds));
      const line = `10.1.1.1 foreign-${round}\n`;
      appendFileSync(path('/etc/hosts'), line);
      const { exitCode } = await running;
      expect([[0, after + line], [20, hosts + line], [20, after + line]]).toContainEqual([exitCode, readHosts()]);
      refused += exitCode === 20 ? 1 : 0;
    }
    expect([refused > 0, leftovers()]).toEqual([true, []]);
  });

  test('SIGKILL at any moment leaves the whole old or the whole new file, and the next run clears away', { timeout: atLength(120_000, 3_000_000) }, async () => {
    const [rounds, spanMs] = [atLength(10, 600), await typicalMs()];
    let old = 0;
    for (let round = 0; round < rounds; round += 1) {
      setHosts(hosts);
      const [program, ...args] = space.inside(command, 'root');
      const child = spawn(program, args, { stdio: 'ignore' });
      const closed = once(child, 'close');
      await wait(spanMs * (0.1 + 0.9 * round / rounds));
      child.kill('SIGKILL');
      await closed;
      await wait(20);
      expect([hosts, after]).toContain(readHosts());
      old += readHosts() === hosts ? 1 : 0;
    }
    expect(old).toBeGreaterThan(0);
    setHosts(hosts);
    expect([await exitCodeOf(action), readHosts(), leftovers()]).toEqual([0, after, []]);
  });

  test('a file that a killed run had begun to write in place gets its old content back', async () => {
    const left = path('/etc/.hosts.hunt-cloud-lab-access');
    mkdirSync(`${left}/edit`, { recursive: true });
    writeFileSync(`${left}/owner`, '999999999\n');
    for (const [name, text] of [['old', hosts], ['new', after], ['writing', '']] as const) writeFileSync(`${left}/edit/${name}`, text, 'latin1');
    setHosts(after.slice(0, 20));
    expect([await exitCodeOf(action), readHosts(), leftovers()]).toEqual([0, after, []]);
  });
});
