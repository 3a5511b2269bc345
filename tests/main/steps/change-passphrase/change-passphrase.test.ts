// The step as the engine carries it out, against the practice machines: what is done, what is said, what is counted, what is never sent.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { planJourney } from '../../../../main/journeys/plan-journey.ts';
import { verifyJourney } from '../../../../main/journeys/verify-journey.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { openMemory } from '../../../../main/journeys/memory.ts';
import { createChangePassphrase } from '../../../../main/steps/change-passphrase/change-passphrase.ts';
import { markSent } from '../../../../main/steps/change-passphrase/marks.ts';
import type { Run } from '../../../../main/steps/step.ts';
import { engineRuns, rightSecrets, type EngineRuns } from '../../system/ssh/engine-run.ts';
import { fresh, newHostKey, openSshLab, temporary, type SshLab } from '../../system/ssh/ssh-lab.ts';

// Each test makes a dozen connections in one process; on a busy computer that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const steps = () => [createChangePassphrase()];

async function open(known = false): Promise<{ lab: SshLab; runs: EngineRuns }> {
  const lab = await openSshLab({}, known);
  return { lab, runs: engineRuns(lab, steps) };
}

function knownHosts(lab: SshLab): string {
  return existsSync(lab.knownHostsFile) ? readFileSync(lab.knownHostsFile, 'latin1') : '';
}

it.each(['terminal', 'questions'] as const)('changes both passphrases, records both keys, and a second run finds all in place (%s)', async (forcedChange) => {
  const lab = await openSshLab({ forcedChange }, false);
  const runs = engineRuns(lab, steps);
  const [first] = await runs.apply();
  expect(first).toMatchObject({
    state: 'done', evidence: { host: ['entry', 'home'], failedAttempts: 0, loginProved: true, practice: true },
    changes: [{ kind: 'ssh.recordHostKey' }, { kind: 'ssh.changePassphrase', undo: 'impossible' }, { kind: 'ssh.recordHostKey' }, { kind: 'ssh.changePassphrase' }],
  });
  expect(lab.servers.accounts.entry.isPassphrase(fresh)).toBe(true);
  expect(lab.servers.accounts.home.isPassphrase(fresh)).toBe(true);
  expect(lab.servers.failedLogins()).toEqual({ entry: 0, home: 0 });
  const recorded = knownHosts(lab);
  expect(recorded.split('\n')).toHaveLength(3);
  expect((await runs.apply())[0]).toMatchObject({ state: 'already', evidence: { loginProved: true } });
  expect(knownHosts(lab)).toBe(recorded);
});

it('plans without sending anything and shows that the passphrase cannot be changed back', async () => {
  const { lab, runs } = await open();
  const planned = await planJourney(runs.run(), runs.engine().registry);
  expect(planned.steps[0]?.result.changes.map(({ kind, undo }) => `${kind} ${undo}`)).toEqual([
    'ssh.recordHostKey exact', 'ssh.changePassphrase impossible', 'ssh.recordHostKey exact', 'ssh.changePassphrase impossible',
  ]);
  expect(existsSync(join(lab.folder, 'logins'))).toBe(false);
  expect(JSON.stringify(planned)).not.toContain(fresh);
  expect(JSON.stringify(planned)).not.toContain(temporary);
});

it('undo takes exactly our known_hosts lines out and keeps the rest', async () => {
  const { lab, runs } = await open(true);
  const others = `github.example ${newHostKey().public}\n# mine\n`;
  writeFileSync(lab.knownHostsFile, others);
  await runs.apply();
  const withOurs = knownHosts(lab);
  writeFileSync(lab.knownHostsFile, `${withOurs}later.example ${newHostKey().public}\n`);
  const later = knownHosts(lab).slice(withOurs.length);
  expect((await runs.undo())[0]).toMatchObject({ id: 'change-passphrase', state: 'done' });
  expect(knownHosts(lab)).toBe(others + later);
});

it('undo removes a known_hosts and a .ssh folder that were not there before', async () => {
  const { lab, runs } = await open();
  await runs.apply();
  expect(knownHosts(lab)).not.toBe('');
  await runs.undo();
  expect(existsSync(join(lab.folder, 'home', '.ssh'))).toBe(false);
});

it('known keys that are there already are not recorded again and survive undo', async () => {
  const { lab, runs } = await open(true);
  const before = knownHosts(lab);
  const [result] = await runs.apply();
  expect(result?.changes.map(({ kind }) => kind)).toEqual(['ssh.changePassphrase', 'ssh.changePassphrase']);
  await runs.undo();
  expect(knownHosts(lab)).toBe(before);
});

it.each([
  ['no tunnel', {}], ['a tunnel that does not cover the lab', { tunnel: { interface: 'fake', covers: () => Promise.resolve(false) } }],
])('sends nothing with %s', async (_why, tunnel) => {
  const { lab, runs } = await open(true);
  const run = runs.run();
  delete run.tunnel;
  const [result] = await runs.apply({ ...Object.fromEntries(Object.entries(run)), tunnel: undefined, ...tunnel } as Partial<Run>);
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'vpn.notProved' } });
  expect(existsSync(join(lab.folder, 'logins'))).toBe(false);
});

it.each([['entry', 0], ['home', 1]] as const)('a %s with another key than the recorded one gets no secret', async (name, index) => {
  const { lab, runs } = await open(true);
  const lines = knownHosts(lab).trimEnd().split('\n');
  lines[index] = `${lab[name].knownAs} ${newHostKey().public}`;
  writeFileSync(lab.knownHostsFile, `${lines.join('\n')}\n`);
  const [result] = await runs.apply();
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'ssh.hostKeyChanged', facts: { host: name } } });
  expect(lab.servers.accounts[name].isPassphrase(temporary)).toBe(true);
  expect(await runs.run().loginGuard?.failed(lab[name].countedAs)).toBe(0);
});

it('stops after one refused temporary key, and after two of them before the server bans', async () => {
  const { lab, runs } = await open(true);
  const wrong = { secrets: rightSecrets({ sshTemporaryKey: 'not-the-right-Key-at-all' }) };
  expect((await runs.apply(wrong))[0]).toMatchObject({ state: 'failed', problem: { code: 'ssh.temporaryKeyRefused' } });
  expect((await runs.apply(wrong))[0]).toMatchObject({ problem: { code: 'ssh.temporaryKeyRefused' } });
  expect((await runs.apply(wrong))[0]).toMatchObject({ problem: { code: 'ssh.tooManyAttempts', facts: { minutes: '15' } } });
  expect((await runs.apply())[0]).toMatchObject({ problem: { code: 'ssh.tooManyAttempts' } });
  expect(lab.servers.failedLogins()).toEqual({ entry: 2, home: 0 });
  lab.clock.nowMs += 15 * 60 * 1000;
  expect((await runs.apply())[0]).toMatchObject({ state: 'done' });
});

it('a passphrase against the rules is refused before anything is sent', async () => {
  const { lab, runs } = await open(true);
  const [result] = await runs.apply({ secrets: rightSecrets({ newPassphrase: 'tooshort' }) });
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'ssh.passphraseTooWeak', facts: { rule: 'length' } } });
  expect(existsSync(join(lab.folder, 'logins'))).toBe(false);
});

it('after an interruption the new passphrase is tried first, and the temporary key is not sent when it works', async () => {
  const { lab, runs } = await open(true);
  lab.servers.accounts.entry.change(fresh);
  markSent(runs.run(), lab.entry);
  expect((await runs.apply())[0]).toMatchObject({ state: 'done', evidence: { failedAttempts: 0 } });
  expect(lab.servers.failedLogins()).toEqual({ entry: 0, home: 0 });
});

it('after an interruption before the server accepted, the temporary key follows, with one failed login', async () => {
  const { lab, runs } = await open(true);
  markSent(runs.run(), lab.entry);
  expect((await runs.apply())[0]).toMatchObject({ state: 'done', evidence: { failedAttempts: 1 } });
  expect(lab.servers.failedLogins()).toEqual({ entry: 1, home: 0 });
});

it('an open intent of a killed run is settled as unknown without sending anything', async () => {
  const { lab, runs } = await open(true);
  const engine = runs.engine();
  const record = { kind: 'ssh.changePassphrase', host: 'entry' };
  engine.journal.append({
    type: 'intent', at: new Date(lab.clock.nowMs).toISOString(), id: 'killed-1', run: 'killed', step: 'change-passphrase',
    change: { kind: 'ssh.changePassphrase', facts: { host: 'entry', user: 'demouser' }, place: 'entry', undo: 'impossible' }, record,
  });
  const [result] = await runs.apply();
  expect(result?.state).toBe('done');
  expect(runs.engine().journal.entries.find((entry) => entry.type === 'settled' && entry.id === 'killed-1')).toMatchObject({ outcome: 'unknown' });
});

it('turns not-ok when the passphrase is changed behind its back', async () => {
  const { lab, runs } = await open(true);
  await runs.apply();
  lab.servers.accounts.home.change('Somebody-Elses-Choice-1');
  const [result] = await verifyJourney(runs.run(), runs.engine().registry);
  expect(result).toMatchObject({ state: 'failed', problem: { code: 'ssh.passphraseRefused', facts: { host: 'home' } }, evidence: { loginProved: false } });
});

it.each([
  ['without a link', { lab: undefined }, 'no-link'], ['without keys', { secrets: {} }, 'no-key-given'],
])('is skipped %s', async (_why, more, reason) => {
  const { runs } = await open(true);
  expect((await runs.apply(more as Partial<Run>))[0]).toMatchObject({ state: 'skipped', reason });
});

it('leaves no secret in journal, memory, known_hosts or the notes of the guard', async () => {
  const { lab, runs } = await open();
  await runs.apply();
  const written = ['journal.jsonl', 'memory.json'].map((name) => readFileSync(join(lab.folder, name), 'utf8')).join('') + knownHosts(lab);
  expect(written).toContain('ssh.changePassphrase');
  expect(written).not.toContain(fresh);
  expect(written).not.toContain(temporary);
  expect(openMemory(join(lab.folder, 'memory.json')).has(`passphrase done entry demouser demolab 127.0.0.1 without bundle proved 1`)).toBe(true);
});

/** A person who types these, one after the other, and then gives up; what was asked is kept. */
function person(...answers: readonly string[]): { asked: unknown[]; ask: NonNullable<Run['askForNewPassphrase']> } {
  const asked: unknown[] = [];
  const left = [...answers];
  return {
    asked,
    ask: (problem, purpose) => {
      asked.push([purpose, problem?.facts['rule']]);
      const next = left.shift();
      return Promise.resolve(next === undefined ? undefined : new Secret(next));
    },
  };
}

const withoutNew = { sshTemporaryKey: new Secret(temporary) };

it('plans the same whether the new passphrase was typed, is against the rules, or is still to be asked for', async () => {
  const { runs } = await open(true);
  const { ask } = person();
  const plans = [rightSecrets(), rightSecrets({ newPassphrase: 'weak' }), withoutNew].map((secrets) => planJourney(runs.run({ secrets, askForNewPassphrase: ask }), runs.engine().registry));
  const digests = (await Promise.all(plans)).map(({ digest }) => digest);
  expect(new Set(digests).size).toBe(1);
  expect((await planJourney(runs.run(), runs.engine().registry)).digest).toBe(digests[0]);
});

it('asks for the new passphrase before anything is begun, and again with the rule that was broken', async () => {
  const { lab, runs } = await open(true);
  const { asked, ask } = person('tooshort', 'all-lower-case-letters', `${temporary}-and-more`, fresh);
  const [result] = await runs.apply({ secrets: withoutNew, askForNewPassphrase: ask });
  expect(result).toMatchObject({ state: 'done', evidence: { loginProved: true, failedAttempts: 0 } });
  expect(asked).toEqual([['choose', undefined], ['choose', 'length'], ['choose', 'upperCase'], ['choose', 'different']]);
  expect(lab.servers.accounts.home.isPassphrase(fresh)).toBe(true);
});

it('journals no intent and sends nothing when the person gives up', async () => {
  const { lab, runs } = await open(true);
  expect((await runs.apply({ secrets: withoutNew, askForNewPassphrase: person().ask }))[0]).toMatchObject({ state: 'failed', problem: { code: 'ssh.passphraseMissing' } });
  const weak = person('tooshort');
  expect((await runs.apply({ secrets: withoutNew, askForNewPassphrase: weak.ask }))[0]).toMatchObject({ state: 'failed', problem: { code: 'ssh.passphraseTooWeak' } });
  expect(runs.engine().journal.entries.filter(({ type }) => type === 'intent')).toEqual([]);
  expect(existsSync(join(lab.folder, 'logins'))).toBe(false);
});

it('asks for the passphrase that is set when there is only something to prove, whatever the rules say of it', async () => {
  const { runs } = await open(true);
  await runs.apply();
  const { asked, ask } = person(fresh);
  expect((await runs.apply({ secrets: {}, askForNewPassphrase: ask }))[0]).toMatchObject({ state: 'already', evidence: { loginProved: true } });
  expect(asked).toEqual([['present', undefined]]);
});
