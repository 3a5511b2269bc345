// The headless commands on a real /etc/hosts (in a private mount namespace), with the system's resolver, as root and as an ordinary user.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessLink, cli, labAddress, labName, node, readPrinted, stepIn } from './command-line.ts';
import { openNamespace, withNamespace, type Namespace, type PolkitAnswer } from './namespace.ts';

const hosts = '127.0.0.1\tlocalhost\n# kommentar med \xe6\xf8\xe5 i Latin-1\n10.0.0.9 old.example\n';

function command(space: Namespace, words: readonly string[], as: 'root' | 'user'): ReturnType<Namespace['run']> {
  return space.run([node, cli, ...words, '--json', '--state-dir', `${as === 'root' ? '/run' : space.home}/state`], { as });
}

const only = ['--step', 'edit-hosts'];

test('root: plan, apply with the digest that was shown, verify, apply again, undo: the file is the same to the byte', async () => {
  await withNamespace({ hosts }, async (space) => {
    const before = readFileSync(space.outside('/etc/hosts'));
    const plan = await command(space, ['plan', '--link', accessLink(), ...only], 'root');
    expect([plan.exitCode, stepIn(plan.stdout, 'edit-hosts')]).toEqual([0, 'planned']);
    expect(readFileSync(space.outside('/etc/hosts')).equals(before)).toBe(true);
    const apply = await command(space, ['apply', '--link', accessLink(), ...only, '--digest', readPrinted(plan.stdout).digest ?? ''], 'root');
    expect([apply.exitCode, stepIn(apply.stdout, 'edit-hosts')]).toEqual([0, 'done']);
    expect(readPrinted(apply.stdout).steps[0]?.evidence).toEqual({ resolver: 'getaddrinfo', address: labAddress, line: `${labAddress}    ${labName}` });
    const getent = await space.run(['/usr/bin/getent', 'ahostsv4', labName]);
    expect(getent.stdout.split(/\s/)[0]).toBe(labAddress);
    expect(stepIn((await command(space, ['verify', ...only], 'root')).stdout, 'edit-hosts')).toBe('done');
    const written = statSync(space.outside('/etc/hosts')).mtimeMs;
    const again = await command(space, ['apply', '--link', accessLink(), ...only, '--yes'], 'root');
    expect([again.exitCode, stepIn(again.stdout, 'edit-hosts')]).toEqual([0, 'already']);
    expect(statSync(space.outside('/etc/hosts')).mtimeMs).toBe(written);
    const undo = await command(space, ['undo'], 'root');
    expect([undo.exitCode, stepIn(undo.stdout, 'edit-hosts')]).toEqual([0, 'undone']);
    expect(readFileSync(space.outside('/etc/hosts')).equals(before)).toBe(true);
    expect(readPrinted((await command(space, ['undo'], 'root')).stdout).steps).toEqual([]);
  });
});

test('a plan that was shown before somebody else edited the file is not carried out', async () => {
  await withNamespace({ hosts }, async (space) => {
    const plan = await command(space, ['plan', '--link', accessLink(), ...only], 'root');
    writeFileSync(space.outside('/etc/hosts'), `${hosts}10.0.0.8 new.example\n`, 'latin1');
    const apply = await command(space, ['apply', '--link', accessLink(), ...only, '--digest', readPrinted(plan.stdout).digest ?? ''], 'root');
    expect([apply.exitCode, readPrinted(apply.stdout).problem?.code]).toEqual([1, 'plan.changedMeanwhile']);
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(`${hosts}10.0.0.8 new.example\n`);
  });
});

const answers: readonly (readonly [PolkitAnswer, number, string])[] = [
  ['yes', 0, 'done'], ['no', 4, 'failed elevation.notAllowed'], ['dismissed', 4, 'failed elevation.refused'],
  ['no-agent', 4, 'failed elevation.notAvailable'], ['no-polkitd', 4, 'failed elevation.notAvailable'], ['no-pkexec', 4, 'failed elevation.notAvailable'],
];
for (const [polkit, exitCode, state] of answers) {
  test(`an ordinary user through pkexec, polkit answers ${polkit}: exit ${String(exitCode)}`, async () => {
    await withNamespace({ hosts, polkit }, async (space) => {
      const before = readFileSync(space.outside('/etc/hosts'));
      const apply = await command(space, ['apply', '--link', accessLink(), ...only, '--yes'], 'user');
      expect([apply.exitCode, stepIn(apply.stdout, 'edit-hosts')]).toEqual([exitCode, state]);
      expect(readFileSync(space.outside('/etc/hosts')).equals(before)).toBe(exitCode !== 0);
      expect(statSync(space.outside('/etc/hosts')).uid).toBe(0);
      const verify = await command(space, ['verify', '--link', accessLink(), ...only], 'user');
      expect(verify.exitCode).toBe(exitCode === 0 ? 0 : 1);
      await command(space, ['undo'], 'user');
      expect(readFileSync(space.outside('/etc/hosts')).equals(before)).toBe(true);
    });
  });
}

describe('a change made behind our back turns verify', () => {
  let space: Awaited<ReturnType<typeof openNamespace>>;
  let applied: Buffer;
  beforeAll(async () => {
    space = await openNamespace({ hosts });
    await command(space, ['apply', '--link', accessLink(), ...only, '--yes'], 'root');
    applied = readFileSync(space.outside('/etc/hosts'));
  });
  afterAll(() => space.close());

  const line = `${labAddress}    ${labName}`;
  const edits: readonly (readonly [string, 'takenOut' | 'notResolved', (text: string) => string])[] = [
    ['the line deleted', 'takenOut', (text) => text.replace(`${line}\n`, '')],
    ['the line made a comment', 'takenOut', (text) => text.replace(line, `# ${line}`)],
    ['the name pointed elsewhere', 'notResolved', (text) => text.replace(line, `10.42.9.9    ${labName}`)],
    ['an earlier line in front', 'notResolved', (text) => `10.42.9.9 ${labName}\n${text}`],
    ['an earlier line in other letters', 'notResolved', (text) => `10.42.9.9\t${labName.toUpperCase()}\n${text}`],
    ['a later line beside', 'notResolved', (text) => `${text}10.42.9.9 ${labName}\n`],
    ['the whole file emptied', 'takenOut', () => ''],
  ];
  for (const [what, problem, edit] of edits) {
    test(`${what}: not ok, ${problem}`, async () => {
      writeFileSync(space.outside('/etc/hosts'), applied);
      expect((await command(space, ['verify', ...only], 'root')).exitCode).toBe(0);
      writeFileSync(space.outside('/etc/hosts'), edit(applied.toString('latin1')), 'latin1');
      const verify = await command(space, ['verify', ...only], 'root');
      expect([verify.exitCode, stepIn(verify.stdout, 'edit-hosts')]).toEqual([1, `failed hosts.${problem}`]);
    });
  }
});

test('undo keeps what somebody else wrote meanwhile', async () => {
  await withNamespace({ hosts }, async (space) => {
    await command(space, ['apply', '--link', accessLink(), ...only, '--yes'], 'root');
    const meanwhile = `# first\n${readFileSync(space.outside('/etc/hosts'), 'latin1')}10.0.0.7 later.example\n`;
    writeFileSync(space.outside('/etc/hosts'), meanwhile, 'latin1');
    await command(space, ['undo'], 'root');
    expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(`# first\n${hosts}10.0.0.7 later.example\n`);
  });
});
