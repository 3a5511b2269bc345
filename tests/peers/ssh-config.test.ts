// Our own reading of ssh_config against the system's OpenSSH, and the whole step proved by it and shadowed behind its back.

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { shippedFacts } from '../../main/core/facts.ts';
import { createWriteSshConfig } from '../../main/steps/write-ssh-config/write-ssh-config.ts';
import { readConfigFor } from '../../main/system/ssh/config-reading.ts';
import { askEffectiveConfig, effectiveConfig } from '../../main/system/ssh/effective-config.ts';
import { createRunner } from '../../main/system/run.ts';
import { createRun } from '../main/journeys/notebook.ts';

const runner = createRunner({});
const notAborted = new AbortController().signal;

function home(): { folder: string; file: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ssh-config-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, '.ssh'), { mode: 0o700 });
  return { folder, file: join(folder, '.ssh', 'config') };
}

test.each([
  ['first value wins', 'Host demo*\n  HostName a\nHost demolab\n  HostName b\n  User x\n'],
  ['equals signs, quotes, case and tabs', 'host=demolab\n\tHOSTNAME = "c"\n  user="y"\n  Port=2222\n'],
  ['negated pattern', 'Host !demolab *\n  User wrong\nHost *\n  User right\n'],
  ['several names', 'Host one demolab two\n  HostName d\n  ProxyJump jump\n'],
  ['match all and match host', 'Match host demolab\n  User m\nMatch all\n  HostName n\n'],
  ['lines before any host', 'User first\nHost demolab\n  User second\n'],
  ['comments and blank lines', '# Host demolab\n\n  # User no\nHost demolab\n  User yes\n'],
  ['single letter pattern', 'Host demola?\n  HostKeyAlias alias\n'],
])('reads as OpenSSH does: %s', async (_what, text) => {
  const { file } = home();
  writeFileSync(file, text, { mode: 0o600 });
  const own = (await readConfigFor('demolab', file)).values;
  const theirs = (await effectiveConfig(askEffectiveConfig('linux', 'demolab', file), runner, notAborted))?.values;
  for (const [keyword, value] of own) expect(`${keyword} ${theirs?.get(keyword)}`).toBe(`${keyword} ${value}`);
  expect(own.size).toBeGreaterThan(0);
});

test('the step is proved by the real ssh, and turns not-ok when the block is shadowed', async () => {
  const { folder, file } = home();
  writeFileSync(file, 'ServerAliveInterval 60\nHost demolab\n  HostName 10.42.9.9\n  ProxyCommand nc %h %p\n', { mode: 0o600 });
  const step = createWriteSshConfig();
  const run = createRun({ home: folder, runner, practice: true }, { lab: { lab: 'demolab', user: 'demouser', address: '10.42.3.7' }, facts: shippedFacts().facts, sshKey: '~/.ssh/hunt_cloud_demolab' });
  for (const { record } of (await step.plan(run)).changes) await step.changes?.carryOut(record, 'apply', run);
  expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { reader: 'ssh -G', hostName: '10.42.3.7', proxyJump: 'demolab-entry', identityFile: '~/.ssh/hunt_cloud_demolab' } });
  writeFileSync(file, `Host demolab-entry\n  HostName 10.42.9.9\n${readFileSync(file, 'utf8')}`);
  expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'ssh.configShadowed' } });
  writeFileSync(file, 'Host demolab\n  No such keyword\n');
  expect((await step.verify(run)).answer).toBe('not-ok');
});
