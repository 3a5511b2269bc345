// A lab that has moved: its machines show other keys than the recorded ones, and that is taken for exactly that lab and no other.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { createChangePassphrase } from '../../../../main/steps/change-passphrase/change-passphrase.ts';
import type { Run } from '../../../../main/steps/step.ts';
import { engineRuns, type EngineRuns } from '../../system/ssh/engine-run.ts';
import { newHostKey, openSshLab, temporary, type SshLab } from '../../system/ssh/ssh-lab.ts';

// Each test makes a dozen connections in one process; on a busy computer that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const old = '127.0.0.3';
const moving: Partial<Run> = { journey: 'lab_migration', migration: { from: ['127.0.0.9', old] } };
const key = (): string => newHostKey().public.trim();

let lab: SshLab;
let runs: EngineRuns;
beforeEach(async () => {
  lab = await openSshLab({}, false);
  runs = engineRuns(lab, () => [createChangePassphrase()]);
  mkdirSync(join(lab.folder, 'home', '.ssh'), { recursive: true });
});

const knownHosts = (): string => readFileSync(lab.knownHostsFile, 'latin1');
const put = (...lines: readonly string[]): string => {
  const text = `${lines.join('\n')}\n`;
  writeFileSync(lab.knownHostsFile, text, 'latin1');
  return text;
};
const isKnownAt = (address: string): void => writeFileSync(join(lab.folder, 'home', '.ssh', 'config'), `Host demolab-entry\n    HostName ${address}\n`);

it('records the new keys, retires the old lines once the new machines are proved, and puts every byte back', async () => {
  isKnownAt(old);
  const [ofEntry, ofHome, second] = [`${old} ${key()}`, `demolab ${key()} added by HUNT Cloud lab access`, `demolab,${old} ${key()} bl\xe5b\xe6r`];
  const others = [`otherlab ${key()}`, `demolab,otherlab ${key()}`, `@revoked demolab ${key()}`, `*.example ${key()}`];
  const before = put(ofEntry, others[0] ?? '', ofHome, ofHome, ...others.slice(1), second);
  const [result] = await runs.apply(moving);
  expect(result).toMatchObject({ state: 'done', evidence: { loginProved: true, failedAttempts: 0 } });
  expect(result?.changes.map(({ kind }) => kind)).toEqual([
    'ssh.recordHostKey', 'ssh.changePassphrase', 'ssh.recordHostKey', 'ssh.changePassphrase', 'ssh.retireHostKey', 'ssh.retireHostKey', 'ssh.retireHostKey',
  ]);
  const after = knownHosts();
  const note = `# ${old} moved to 127.0.0.1, retired by HUNT Cloud lab access: `;
  expect(after).toContain(`\n${note}${ofEntry}\n`);
  expect(after.split(`${note}${ofHome}\n`)).toHaveLength(3);
  expect(after).toMatch(/^demolab ssh-ed25519 \S+ added by HUNT Cloud lab access after the move to 127\.0\.0\.1$/m);
  for (const other of others) expect(after).toContain(`\n${other}\n`);
  expect((await runs.apply(moving))[0]).toMatchObject({ state: 'already' });
  await runs.undo();
  expect(knownHosts()).toBe(before);
});

it('what OpenSSH adds for the new machines later is not taken for old', async () => {
  isKnownAt(old);
  put(`demolab ${key()}`);
  await runs.apply(moving);
  writeFileSync(lab.knownHostsFile, `${knownHosts()}demolab ${key()}\n`, 'latin1');
  expect((await runs.apply(moving))[0]).toMatchObject({ state: 'already', changes: [] });
});

it.each([
  ['another journey', old, { journey: 'ssh_reset' }], ['no map', old, { migration: undefined }], ['a map about another address', '127.0.0.8', {}],
] as const)('a changed key stops everything with %s', async (_why, address, more) => {
  isKnownAt(address);
  const before = put(`demolab ${key()}`);
  const [result] = await runs.apply({ ...moving, ...more } as Partial<Run>);
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'ssh.hostKeyChanged', facts: { host: 'home' } } });
  expect(lab.servers.accounts.home.isPassphrase(temporary)).toBe(true);
  expect(knownHosts().endsWith(before)).toBe(true);
});

it('the old lines stay as long as the new machines are not proved', async () => {
  isKnownAt(old);
  const before = put(`${old} ${key()}`, `demolab ${key()}`);
  lab.servers.accounts.home.change('Somebody-Elses-Choice-1');
  expect((await runs.apply(moving))[0]).toMatchObject({ state: 'failed', problem: { code: 'ssh.temporaryKeyRefused' } });
  expect(knownHosts().endsWith(before)).toBe(true);
});

it('a key that is recorded for the new address already, and differs, stops everything also when the move is known', async () => {
  isKnownAt(old);
  const before = put(`${lab.entry.knownAs} ${key()}`, `demolab ${key()}`);
  const [result] = await runs.apply(moving);
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'ssh.hostKeyChanged', facts: { host: 'entry' } } });
  expect([lab.servers.accounts.entry.isPassphrase(temporary), lab.servers.failedLogins()]).toEqual([true, { entry: 0, home: 0 }]);
  expect(knownHosts()).toBe(before);
});
