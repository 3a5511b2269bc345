// The step on scratch config files: put on top, brought up to date, proved, taken back without a trace.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import { LabProblem, toProblem } from '../../../../main/core/problem.ts';
import { createWriteSshConfig } from '../../../../main/steps/write-ssh-config/write-ssh-config.ts';
import type { Run } from '../../../../main/steps/step.ts';
import { findConfigBlock } from '../../../../main/system/ssh/config-block.ts';
import { readConfigFor } from '../../../../main/system/ssh/config-reading.ts';
import { createRun } from '../../journeys/notebook.ts';
import { atLength } from '../../../at-length.ts';

const lab = { lab: 'demolab', user: 'demouser', address: '10.42.3.7' };
const step = createWriteSshConfig();

function scratch(content?: string | Buffer): { home: string; file: string; run(more?: Partial<Run>): Run; read(): Buffer } {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'ssh-config-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const file = join(home, '.ssh', 'config');
  if (content !== undefined) {
    mkdirSync(join(home, '.ssh'), { mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
  }
  // Without a system's OpenSSH the verifier reads the file itself; the peers tests ask the real one.
  const runner = { run: () => Promise.reject(new LabProblem('program.missing')) };
  return {
    home, file, read: () => readFileSync(file),
    run: (more = {}) => createRun({ home, runner }, { lab, facts: shippedFacts().facts, ...more }),
  };
}

async function apply(run: Run): Promise<readonly (() => Promise<void>)[]> {
  const { changes } = await step.plan(run);
  for (const { record } of changes) {
    expect(await step.changes?.observe(record, run)).toBe('before');
    await step.changes?.carryOut(record, 'apply', run);
    expect(await step.changes?.observe(record, run)).toBe('after');
  }
  return changes.map(({ record }) => async () => { await step.changes?.carryOut(record, 'undo', run); }).reverse();
}

it('puts the two short names on top, in the form of the guide', async () => {
  const { run, read } = scratch('Host github.com\n    User git\n');
  await apply(run({ sshKey: '~/.ssh/hunt_cloud_demolab' }));
  expect(read().toString()).toBe([
    '# >>> HUNT Cloud lab access: demolab >>>', 'Host demolab-entry', '    HostName 10.42.3.7', '    User demouser',
    '    IdentityFile "~/.ssh/hunt_cloud_demolab"', '    IdentitiesOnly yes',
    'Host demolab', '    HostName home', '    HostKeyAlias demolab', '    User demouser', '    ProxyJump demolab-entry',
    '    IdentityFile "~/.ssh/hunt_cloud_demolab"', '    IdentitiesOnly yes', 'Host *', '# <<< HUNT Cloud lab access: demolab <<<',
    'Host github.com', '    User git', '',
  ].join('\n'));
});

it('makes a missing file for this user only, and undo removes it and the folder', async () => {
  const { home, file, run } = scratch();
  const [undo] = await apply(run());
  expect([statSync(file).mode & 0o777, statSync(join(home, '.ssh')).mode & 0o777]).toEqual([0o600, 0o700]);
  await undo?.();
  expect(existsSync(join(home, '.ssh'))).toBe(false);
});

it('is proved, and a second plan finds everything in place', async () => {
  const { run } = scratch('ServerAliveInterval 60\n');
  await apply(run());
  expect((await step.plan(run())).state).toBe('already');
  expect(await step.verify(run())).toMatchObject({ answer: 'ok', evidence: { reader: 'own reading', proxyJump: 'demolab-entry', hostName: '10.42.3.7' } });
});

it('lines above the first Host still count for every host', async () => {
  const { file, run } = scratch('ServerAliveInterval 60\nHost other\n  Port 2200\n');
  await apply(run());
  expect((await readConfigFor('other', file)).values).toEqual(new Map([['serveraliveinterval', '60'], ['port', '2200']]));
  expect((await readConfigFor('demolab-entry', file)).values.get('serveraliveinterval')).toBe('60');
});

it('wins over older lines for the same names, and the plan shows them', async () => {
  const { file, run } = scratch('Host demolab\n  HostName 10.42.9.9\n  User old\n  ProxyCommand ssh -W %h:%p demolab-entry\n');
  expect((await step.plan(run())).evidence).toEqual({ otherLinesForTheName: [`${file}:1`] });
  await apply(run());
  expect((await step.verify(run())).answer).toBe('ok');
  expect((await step.plan(run())).evidence).toEqual({ otherLinesForTheName: [`${file}:12`] });
});

it.each([
  ['a line above ours', (text: string) => `Host demolab\n  HostName 10.42.9.9\n${text}`],
  ['another user for all above ours', (text: string) => `User somebody\n${text}`],
  ['our block gone', () => 'Host other\n'],
  ['an include above ours', (text: string) => `Include extra.conf\n${text}`],
])('turns not-ok with %s', async (_what, shadow) => {
  const { home, file, run, read } = scratch('');
  writeFileSync(join(home, '.ssh', 'extra.conf'), 'Host demolab-entry\n  HostName 10.42.9.9\n');
  await apply(run());
  writeFileSync(file, shadow(read().toString()));
  expect(await step.verify(run())).toMatchObject({ answer: 'not-ok', problem: { code: 'ssh.configShadowed' } });
});

it('brings the address up to date and undo puts the old one back', async () => {
  const { run, read } = scratch('# mine\n');
  await apply(run({ sshKey: '~/.ssh/id_work' }));
  const before = read();
  const [undo] = await apply(run({ lab: { ...lab, address: '10.42.4.4' } }));
  expect(read().toString()).toContain('HostName 10.42.4.4');
  expect(read().toString()).toContain('~/.ssh/id_work');
  await undo?.();
  expect(read().equals(before)).toBe(true);
});

it('refuses an edited block and what OpenSSH cannot read', async () => {
  const edited = scratch('# >>> HUNT Cloud lab access: demolab >>>\nHost demolab\n  Port 1\n# <<< HUNT Cloud lab access: demolab <<<\n');
  expect(await step.plan(edited.run()).catch(toProblem)).toMatchObject({ code: 'hosts.damagedBlock', facts: { line: '1' } });
  const utf16 = scratch(Buffer.from('\ufeffHost x\n', 'utf16le'));
  expect(await step.plan(utf16.run()).catch(toProblem)).toMatchObject({ code: 'hosts.unsupportedEncoding' });
});

it('is skipped without a link', async () => {
  const { run } = scratch();
  expect(await step.plan(createRun(run().machine))).toEqual({ state: 'skipped', reason: 'no-link', changes: [] });
});

describe('for any content', () => {
  const piece = fc.constantFrom('Host x\n', '  Port 22\r\n', '\n', '\r\n', 'Match all\n', '# >>> other >>>\n', 'æøå', '\0', 'Include *.conf\n', 'no newline');
  const content = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1'));

  it('apply and undo leave the same bytes, also with a second lab in between', async () => {
    await fc.assert(fc.asyncProperty(content, async (bytes) => {
      const { run, read } = scratch(bytes);
      const other = { lab: { lab: 'otherlab', user: 'demouser', address: '10.42.8.8' } };
      const [undoFirst] = await apply(run());
      const [undoOther] = await apply(run(other));
      await undoFirst?.();
      expect(findConfigBlock(read(), 'otherlab').state).toBe('whole');
      await undoOther?.();
      expect(read().equals(bytes)).toBe(true);
    }), { numRuns: atLength(25, 2_000) });
  });
});
