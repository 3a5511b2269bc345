// What the step does when a machine refuses: nothing that was refused is sent again, the next run finds out what the machine has, and an
// expired passphrase leads back to this step. The servers are ours, with a model of PAM behind them.

import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { planJourney } from '../../../../main/journeys/plan-journey.ts';
import { createChangePassphrase } from '../../../../main/steps/change-passphrase/change-passphrase.ts';
import { createSetUpSshKey } from '../../../../main/steps/set-up-ssh-key/set-up-ssh-key.ts';
import type { Run } from '../../../../main/steps/step.ts';
import type { Problem } from '../../../../preload/contract/problems.ts';
import { engineRuns, rightSecrets } from '../../system/ssh/engine-run.ts';
import { openPamLab, type PamLab } from '../../system/ssh/pam-lab.ts';
import { usual } from '../../system/ssh/pam-model.ts';
import { fresh, temporary } from '../../system/ssh/ssh-lab.ts';
import { atLength } from '../../../at-length.ts';

// Each test makes a dozen connections in one process; on a busy computer that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const another = 'Quite-Another-Fake-Word-33';
const open = async (kind: 'A' | 'B') => {
  const lab = await openPamLab(kind);
  return { lab, runs: engineRuns(lab, () => [createChangePassphrase()]) };
};
const failed = (lab: PamLab): readonly number[] => [lab.entry.failed, lab.home.failed];

it.each([['A', 0], ['B', 1]] as const)('a passphrase that the machine refused is not sent again, and another one is taken (%s)', async (kind, failures) => {
  const { lab, runs } = await open(kind);
  lab.settings = { ...usual, quality: (text) => (text === fresh ? 'bad' : 'good') };
  const refused = { state: 'failed', problem: { code: 'ssh.weakPassphrase', facts: { host: 'entry', rule: 'The password fails a rule of this machine' } } };
  expect((await runs.apply())[0]).toMatchObject(refused);
  expect((await runs.apply())[0]).toMatchObject(refused);
  expect([lab.entry.told, failed(lab)]).toEqual([[fresh], [failures, 0]]);
  const asked: (Problem | undefined)[] = [];
  const askForNewPassphrase: NonNullable<Run['askForNewPassphrase']> = (problem) => {
    asked.push(problem);
    return Promise.resolve(new Secret(another));
  };
  expect((await runs.apply({ askForNewPassphrase }))[0]).toMatchObject({ state: 'done', evidence: { loginProved: true } });
  expect(asked).toMatchObject([refused.problem]);
  expect([lab.entry.told, lab.home.told, failed(lab)]).toEqual([[fresh, another], [another], [failures, 0]]);
});

it('what only home refuses stays as it is on entry, is not sent to home again, and says so', async () => {
  const { lab, runs } = await open('A');
  await runs.apply({ signal: AbortSignal.timeout(60_000) });
  Object.assign(lab.home, { passphrase: temporary, mustChange: true, told: [] });
  lab.settings = { ...usual, quality: () => 'bad' };
  const again = { secrets: rightSecrets() };
  // The check finds home refusing; the change is due there alone.
  expect((await runs.apply(again))[0]).toMatchObject({ problem: { code: 'ssh.passphraseRefused', facts: { host: 'home' } } });
  expect((await runs.apply(again))[0]).toMatchObject({ problem: { code: 'ssh.weakPassphrase', facts: { host: 'home' } } });
  expect((await runs.apply(again))[0]).toMatchObject({ problem: { code: 'ssh.weakPassphrase', facts: { host: 'home' } } });
  expect([lab.home.told, lab.entry.passphrase, failed(lab)]).toEqual([[fresh], fresh, [0, 1]]);
});

it.each(['A', 'B'] as const)('a temporary key that is refused because the new one is set is sent once, and the next run resolves it (%s)', async (kind) => {
  const { lab, runs } = await open(kind);
  Object.assign(lab.entry, { passphrase: fresh, mustChange: false });
  expect((await runs.apply())[0]).toMatchObject({ problem: { code: 'ssh.temporaryKeyRefused', facts: { host: 'entry' } } });
  expect((await runs.apply())[0]).toMatchObject({ state: 'done', evidence: { loginProved: true } });
  expect(failed(lab)).toEqual([1, 0]);
});

it.each(['A', 'B'] as const)('a temporary key that was mistyped is followed by the right one (%s)', async (kind) => {
  const { lab, runs } = await open(kind);
  expect((await runs.apply({ secrets: rightSecrets({ sshTemporaryKey: 'a-mistyped-fake-Key-1' }) }))[0]).toMatchObject({ problem: { code: 'ssh.temporaryKeyRefused' } });
  expect((await runs.apply())[0]).toMatchObject({ state: 'done' });
  expect(failed(lab)).toEqual([1, 0]);
});

it('a passphrase that the machine stores only after it was looked for is found once the temporary key is refused', async () => {
  const { lab, runs } = await open('A');
  lab.settings = { ...usual, end: 'is killed' };
  expect((await runs.apply())[0]).toMatchObject({ problem: { code: 'ssh.closedDuringChange', facts: { host: 'entry' } } });
  lab.clock.nowMs += 16 * 60 * 1000;
  lab.settings = usual;
  Object.assign(lab.entry, { passphrase: fresh, mustChange: false });
  expect((await runs.apply())[0]).toMatchObject({ state: 'done', evidence: { failedAttempts: 1, loginProved: true } });
  expect([lab.entry.told, failed(lab)]).toEqual([[fresh], [2, 0]]);
});

it('a third login for such a passphrase waits until the machine has forgotten the first two', async () => {
  const { lab, runs } = await open('A');
  lab.settings = { ...usual, end: 'is killed' };
  await runs.apply();
  Object.assign(lab.entry, { passphrase: fresh, mustChange: false });
  expect((await runs.apply())[0]).toMatchObject({ problem: { code: 'ssh.tooManyAttempts' } });
  expect(failed(lab)).toEqual([2, 0]);
  lab.clock.nowMs += 16 * 60 * 1000;
  lab.settings = usual;
  expect((await runs.apply())[0]).toMatchObject({ state: 'done' });
});

it('a temporary key that is mistyped after such a break does not settle it', async () => {
  const { lab, runs } = await open('A');
  lab.settings = { ...usual, end: 'is killed' };
  await runs.apply();
  lab.clock.nowMs += 16 * 60 * 1000;
  lab.settings = usual;
  const mistyped = await runs.apply({ secrets: rightSecrets({ sshTemporaryKey: 'a-mistyped-fake-Key-1' }) });
  expect(mistyped[0]).toMatchObject({ problem: { code: 'ssh.temporaryKeyRefused' } });
  expect(failed(lab)).toEqual([3, 0]);
  lab.clock.nowMs += 16 * 60 * 1000;
  expect((await runs.apply())[0]).toMatchObject({ state: 'done' });
  expect(failed(lab)).toEqual([3, 0]);
});

it.each([['A', 'home', 0], ['A', 'both', 0], ['B', 'entry', 1]] as const)(
  'a passphrase that expires again later leads back to this step, which changes it on both (%s, %s)', async (kind, where, failures) => {
    const { lab, runs } = await open(kind);
    await runs.apply();
    for (const name of where === 'both' ? ['entry', 'home'] as const : [where]) lab[name].mustChange = true;
    const host = where === 'home' ? 'home' : 'entry';
    expect((await runs.apply())[0]).toMatchObject({ state: 'failed', problem: { code: 'ssh.passphraseExpired', facts: { host } } });
    const planned = await planJourney(runs.run(), runs.engine().registry);
    expect(planned.steps[0]?.result.changes.map(({ kind: what, place }) => `${what} ${place}`)).toEqual(['ssh.changePassphrase entry', 'ssh.changePassphrase home']);
    const present = { secrets: rightSecrets({ sshTemporaryKey: fresh, newPassphrase: another }) };
    expect((await runs.apply(present))[0]).toMatchObject({ state: 'done', evidence: { failedAttempts: failures, loginProved: true } });
    // To find out inside a login costs that login; nothing else fails.
    expect([lab.entry.passphrase, lab.home.passphrase, failed(lab)]).toEqual([another, another, [failures, 0]]);
  });

it('the step that comes after meets it too, names it and leads back', async () => {
  const { lab, runs } = await open('A');
  await runs.apply();
  lab.entry.mustChange = true;
  const [key] = await engineRuns(lab, () => [createSetUpSshKey()]).apply();
  expect(key).toMatchObject({ id: 'set-up-ssh-key', state: 'failed', problem: { code: 'ssh.passphraseExpired', facts: { host: 'entry' } } });
  expect((await planJourney(runs.run(), runs.engine().registry)).steps[0]?.result).toMatchObject({ state: 'planned', changes: [{ place: 'entry' }, { place: 'home' }] });
});

it('in any three runs against any machine at most two logins fail there, by its own count', async () => {
  const pam = fc.record({
    tooSoon: fc.boolean(), quality: fc.constantFrom('good' as const, 'bad' as const, 'warns' as const).map((how) => () => how), tries: fc.constantFrom(1, 3),
    end: fc.constantFrom('writes' as const, 'used before' as const, 'cannot write' as const, 'heard differently' as const), key: fc.constantFrom(temporary, 'a-mistyped-fake-Key-1'),
    word: fc.constantFrom(fresh, another), mustChange: fc.boolean(),
  });
  await fc.assert(fc.asyncProperty(fc.constantFrom('A', 'B'), fc.array(pam, { minLength: 3, maxLength: 3 }), async (kind, settings) => {
    const { lab, runs } = await open(kind);
    for (const { key, word, mustChange, ...rules } of settings) {
      lab.settings = { ...usual, ...rules };
      lab.entry.mustChange ||= mustChange;
      await runs.apply({ secrets: rightSecrets({ sshTemporaryKey: key, newPassphrase: word }) });
    }
    expect(Math.max(...failed(lab))).toBeLessThanOrEqual(2);
    expect([fresh, another, temporary]).toContain(lab.entry.passphrase);
  }), { numRuns: atLength(5, 150) });
});
