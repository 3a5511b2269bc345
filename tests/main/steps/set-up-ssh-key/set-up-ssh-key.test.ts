// The step as the engine carries it out, against the practice machines: the key made, installed, proved, and taken back.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { planJourney } from '../../../../main/journeys/plan-journey.ts';
import type { Run } from '../../../../main/steps/step.ts';
import { verifyJourney } from '../../../../main/journeys/verify-journey.ts';
import { createSetUpSshKey } from '../../../../main/steps/set-up-ssh-key/set-up-ssh-key.ts';
import { readPrivateKey } from '../../../../main/system/ssh/login.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { engineRuns, rightSecrets, type EngineRuns } from '../../system/ssh/engine-run.ts';
import { fresh, newHostKey, openSshLab, type SshLab } from '../../system/ssh/ssh-lab.ts';

// Each test makes a dozen connections in one process; on a busy computer that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const steps = () => [createSetUpSshKey()];

async function open(known = true): Promise<{ lab: SshLab; runs: EngineRuns; file: string; folder: string }> {
  const lab = await openSshLab({ account: () => ({ passphrase: fresh, mustChange: false }) }, known);
  const folder = join(lab.folder, 'home', '.ssh');
  return { lab, runs: engineRuns(lab, steps), file: join(folder, 'hunt_cloud_demolab'), folder };
}

it('makes a key with a passphrase, installs it on both machines, proves it, and finds all in place the second time', async () => {
  const { lab, runs, file } = await open();
  const [first] = await runs.apply();
  expect(first).toMatchObject({
    state: 'done', evidence: { loginProved: true, host: ['entry', 'home'], practice: true },
    changes: [{ kind: 'ssh.createKeySamePassphrase' }, { kind: 'ssh.installKey', facts: { host: 'entry' } }, { kind: 'ssh.installKey', facts: { host: 'home' } }],
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(() => readPrivateKey(readFileSync(file), undefined, file)).toThrow('ssh.passphraseMissing');
  expect(readPrivateKey(readFileSync(file), new Secret(fresh), file).type).toBe('ssh-ed25519');
  expect(lab.servers.accounts.entry.keyLines()).toHaveLength(1);
  expect(lab.servers.accounts.home.keyLines()).toHaveLength(1);
  expect((await runs.apply())[0]).toMatchObject({ state: 'already', evidence: { loginProved: true } });
  expect(lab.servers.failedLogins()).toEqual({ entry: 0, home: 0 });
});

it('protects the key with its own passphrase when one is given, and with none only on request', async () => {
  const own = await open();
  await own.runs.apply({ secrets: rightSecrets({ keyPassphrase: 'Another-Fake-Passphrase-33' }) });
  expect(readPrivateKey(readFileSync(own.file), new Secret('Another-Fake-Passphrase-33'), own.file).type).toBe('ssh-ed25519');
  const plain = await open();
  expect((await plain.runs.apply({ plainSshKey: true }))[0]).toMatchObject({ state: 'done', changes: [{ kind: 'ssh.createPlainKey' }, {}, {}] });
  expect(readPrivateKey(readFileSync(plain.file), undefined, plain.file).type).toBe('ssh-ed25519');
});

it('records unknown host keys first, when no step before it does', async () => {
  const { lab, runs } = await open(false);
  const [first] = await runs.apply();
  expect(first?.changes.map(({ kind, facts }) => `${kind} ${facts['host'] ?? ''}`.trim())).toEqual([
    'ssh.createKeySamePassphrase', 'ssh.recordHostKey entry', 'ssh.installKey entry', 'ssh.recordHostKey home', 'ssh.installKey home',
  ]);
  expect(first?.state).toBe('done');
  await runs.undo();
  expect(existsSync(lab.knownHostsFile)).toBe(false);
});

it('undo removes our key file and our lines and nothing else', async () => {
  const { lab, runs, folder } = await open();
  const others = ['ssh-rsa AAAAnothers somebody@work', 'ssh-ed25519 AAAAmine me@home'];
  lab.servers.accounts.entry.setKeyLines(others);
  writeFileSync(join(folder, 'id_ed25519'), 'a key of the person');
  const before = readdirSync(folder).sort();
  expect((await runs.apply())[0]?.state).toBe('done');
  expect((await runs.undo())[0]).toMatchObject({ id: 'set-up-ssh-key', state: 'undone' });
  expect(readdirSync(folder).sort()).toEqual(before);
  expect(lab.servers.accounts.entry.keyLines()).toEqual(others);
  expect(lab.servers.accounts.home.keyLines()).toEqual([]);
  // Nobody tries a key that is gone.
  expect(await runs.run().loginGuard?.failed(lab.entry.countedAs)).toBe(0);
  expect(lab.servers.failedLogins()).toEqual({ entry: 0, home: 0 });
  expect((await runs.apply())[0]).toMatchObject({ state: 'done', evidence: { loginProved: true } });
});

it('uses a key of the person and never changes it; an identical line that was there survives undo', async () => {
  const { lab, runs, folder } = await open();
  const pair = newHostKey();
  writeFileSync(join(folder, 'id_work'), pair.private, { mode: 0o600 });
  writeFileSync(join(folder, 'id_work.pub'), `${pair.public} me@work\n`);
  const line = `${pair.public.trim()} me@work`;
  lab.servers.accounts.home.setKeyLines([line]);
  const files = (): unknown => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]);
  const before = files();
  expect((await runs.apply({ ownSshKey: 'id_work' }))[0]).toMatchObject({ state: 'done', evidence: { file: join(folder, 'id_work'), loginProved: true } });
  expect((await runs.undo({ ownSshKey: 'id_work' }))[0]).toMatchObject({ state: 'undone' });
  expect(files()).toEqual(before);
  expect(lab.servers.accounts.home.keyLines()).toEqual([line]);
  expect(lab.servers.accounts.entry.keyLines()).toEqual([]);
});

it('cannot tell whether the key logs in when the person does not say its passphrase, and tries no login', async () => {
  const { lab, runs } = await open();
  await runs.apply();
  const [looked] = await verifyJourney(runs.run({ secrets: {}, askForNewPassphrase: () => Promise.resolve(undefined) }), runs.engine().registry);
  expect(looked).toMatchObject({ state: 'unknown', problem: { code: 'ssh.passphraseMissing' } });
  expect(lab.servers.failedLogins()).toEqual({ entry: 0, home: 0 });
});

it.each(['half a pair', 'something else under our name'])('stops at %s and leaves it alone', async (what) => {
  const { runs, file, folder } = await open();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, 'not a key');
  if (what !== 'half a pair') writeFileSync(`${file}.pub`, 'not a key either');
  expect((await runs.apply())[0]).toMatchObject({ state: 'failed', problem: { code: 'ssh.keyUnreadable' } });
  expect(readFileSync(file, 'utf8')).toBe('not a key');
});

it('a key that the person made anew since is not removed by undo', async () => {
  const { runs, file } = await open();
  await runs.apply();
  const pair = newHostKey();
  writeFileSync(file, pair.private);
  writeFileSync(`${file}.pub`, `${pair.public}\n`);
  expect((await runs.undo())[0]).toMatchObject({ state: 'failed', problem: { code: 'undo.changedSince' } });
  expect(readFileSync(file, 'utf8')).toBe(pair.private);
});

it.each(['entry', 'home'] as const)('turns not-ok when the line is removed on %s, and the next run puts it back', async (host) => {
  const { lab, runs } = await open();
  await runs.apply();
  lab.servers.accounts[host].setKeyLines([]);
  const [result] = await verifyJourney(runs.run(), runs.engine().registry);
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'ssh.keyNotInstalled', facts: { host } } });
  const [again] = await runs.apply();
  expect(again).toMatchObject({ state: 'done', changes: [{ kind: 'ssh.installKey', facts: { host } }] });
});

it('sends nothing without the tunnel', async () => {
  const { lab, runs } = await open();
  const [result] = await runs.apply({ tunnel: { interface: 'fake', covers: () => Promise.resolve(false) } });
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'vpn.notProved' } });
  expect(existsSync(join(lab.folder, 'logins'))).toBe(false);
});

it('leaves no secret in journal, memory or the .ssh folder', async () => {
  const { lab, runs, folder } = await open();
  await runs.apply();
  const files = [join(lab.folder, 'journal.jsonl'), join(lab.folder, 'memory.json'), ...readdirSync(folder).map((name) => join(folder, name))];
  const written = files.map((name) => readFileSync(name, 'latin1')).join('\n');
  expect(written).toContain('ssh.installKey');
  expect(written).not.toContain(fresh);
});

it('asks once for the passphrase that was not given, also to open a key that it protects, and plans the same without it', async () => {
  const { runs, file } = await open();
  const asked: unknown[] = [];
  const askForNewPassphrase: NonNullable<Run['askForNewPassphrase']> = (problem, purpose) => {
    asked.push([purpose, problem]);
    return Promise.resolve(new Secret(fresh));
  };
  const digest = async (more: Partial<Run>): Promise<string> => (await planJourney(runs.run(more), runs.engine().registry)).digest;
  expect(await digest({ secrets: {}, askForNewPassphrase })).toBe(await digest({}));
  expect((await runs.apply({ secrets: {}, askForNewPassphrase }))[0]).toMatchObject({ state: 'done', evidence: { loginProved: true } });
  expect(asked).toEqual([['present', undefined]]);
  expect(readPrivateKey(readFileSync(file), new Secret(fresh), file).type).toBe('ssh-ed25519');
  expect(await digest({ secrets: {}, askForNewPassphrase })).toBe(await digest({}));
  expect((await runs.apply({ secrets: {}, askForNewPassphrase }))[0]).toMatchObject({ state: 'already' });
  expect((await runs.undo({ secrets: {}, askForNewPassphrase }))[0]).toMatchObject({ state: 'undone' });
  expect(asked).toHaveLength(3);
});

it('begins nothing when the passphrase is not given', async () => {
  const { runs, file } = await open();
  const [result] = await runs.apply({ secrets: {}, askForNewPassphrase: () => Promise.resolve(undefined) });
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'ssh.passphraseMissing' } });
  expect(existsSync(file)).toBe(false);
});
