// The step over the stores of Windows and macOS, each played by a named fake that answers as documented. Neither was ever run for real.

import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { createInstallCertificate } from '../../../../main/steps/install-certificate/install-certificate.ts';
import type { ChangeRecord, Run } from '../../../../main/steps/step.ts';
import { createKeychainStore } from '../../../../main/system/certificate-store/keychain/keychain-store.ts';
import type { CertificateStore } from '../../../../main/system/certificate-store/store.ts';
import { createWindowsStore } from '../../../../main/system/certificate-store/windows/windows-store.ts';
import { atLength } from '../../../at-length.ts';
import { createFakeKeychain, ended } from '../../../fixtures/certificates/fake-keychain.ts';
import { createFakeWindows, fakeRoot } from '../../../fixtures/certificates/fake-windows.ts';
import { authority, client, dayMs, sha256Of, type Issued } from '../../../fixtures/certificates/issue.ts';
import { applyAll, labAuthority, listing, passphrase, person, prepare, root, scratch, undoAll } from './scratch-store.ts';

const step = createInstallCertificate();
const home = '/Users/ola';
const expired = (): Issued => client('ola', labAuthority, { notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs) });

function problem(code: string): unknown {
  return expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown });
}

function onWindows(): ReturnType<typeof createFakeWindows> & { store: CertificateStore } {
  const fake = createFakeWindows();
  return Object.assign(fake, { store: createWindowsStore({ runner: fake.runner, systemRoot: fakeRoot }) });
}

function onMac(): ReturnType<typeof createFakeKeychain> & { store: CertificateStore } {
  const fake = createFakeKeychain();
  return Object.assign(fake, { store: createKeychainStore({ runner: fake.runner, home }) });
}

const systems = { Windows: onWindows, macOS: onMac };

/** A run over the store of a fake; the rest is that of the other tests. */
function runOver(store: CertificateStore, bundleOf: readonly Issued[] = [person], more: Partial<Run> = {}): Run {
  const run = scratch().run(bundleOf, more);
  return { ...run, machine: { ...run.machine, certificateStore: store } };
}

describe.each(Object.entries(systems))('on %s', (system, start) => {
  test('what is planned is what is done, proved, and taken back to the same listing', async () => {
    const { store } = start();
    await prepare(store, [client('kari', labAuthority)], [[authority('LAB-OTHER CA'), 'C,,']]);
    const before = await listing(store);
    const run = runOver(store);
    const { changes, state } = await step.plan(run);
    expect(state).toBe('planned');
    expect(changes.map(({ kind }) => kind)).toEqual(system === 'Windows'
      ? ['certificate.importInWindows', 'certificate.addAuthority', 'certificate.trustRootInWindows'] : ['certificate.importInKeychain', 'certificate.addAuthority', 'certificate.trustRootInKeychain']);
    expect(changes.every(({ undo, needsAdministrator }) => undo === 'by-listing' && !needsAdministrator)).toBe(true);
    expect(await observed(run, changes)).toEqual(['before', 'before', 'before']);
    await applyAll(step, run);
    expect(await observed(run, changes)).toEqual(['after', 'after', 'after']);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { sha256: sha256Of(person), root: 'HCTS CA 1' } });
    expect(await step.plan(run)).toMatchObject({ state: 'already', changes: [] });
    await undoAll(step, changes, run);
    expect(await listing(store)).toEqual(before);
  });

  test('an authority that was there and trusted, from whomever, stays when all of ours goes', async () => {
    const { store } = start();
    await prepare(store, [], [[root, 'C,,'], [labAuthority, ',,']]);
    const before = await listing(store);
    const changes = await applyAll(step, runOver(store));
    expect(changes).toHaveLength(1);
    await undoAll(step, changes, runOver(store));
    expect(await listing(store)).toEqual(before);
  });

  test('a root that was there untrusted is trusted, and then untrusted again and still there', async () => {
    const { store } = start();
    await prepare(store, [], [[root, ',,']]);
    const before = await listing(store);
    const run = runOver(store);
    const changes = await applyAll(step, run);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok' });
    await undoAll(step, changes, run);
    expect(await listing(store)).toEqual(before);
  });

  test('the verifier sees what was taken away behind its back: the trust, then the certificate', async () => {
    const { store } = start();
    await prepare(store, [], [[root, ',,']]);
    const run = runOver(store);
    await applyAll(step, run);
    const [place] = await store.places(run.signal);
    const db = store.open(place?.id ?? 'practice', run.signal);
    const { certificates } = await db.read();
    await db.putAuthority(certificates.find(({ certificate }) => certificate.sha256 === sha256Of(root))?.certificate as never, '', ',,');
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'certificate.rootNotTrusted' } });
    await db.removeCertificate(sha256Of(person));
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'certificate.notInstalled' } });
  });

  test('the certificate without its key does not count, and undo leaves it as it was', async () => {
    const { store } = start();
    await prepare(store, [], [[person, ',,']]);
    const before = await listing(store);
    const run = runOver(store);
    const { changes } = await step.plan(run);
    expect(changes[0]?.record).toMatchObject({ kind: 'certificate.import', hadCertificate: true, hadKey: false });
    await applyAll(step, run);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok' });
    await undoAll(step, changes, run);
    expect(await listing(store)).toEqual(before);
  });

  test('a wrong TLS passphrase is found before the store is touched', async () => {
    const fake = start();
    await expect(step.plan({ ...runOver(fake.store), secrets: { tlsPassphrase: new Secret('fake and wrong') } })).rejects.toThrow(problem('certificate.wrongKey'));
    expect(fake.commands).toEqual([]);
  });

  test('twins are told by their digests', async () => {
    const { store } = start();
    const twin = client('ola', labAuthority, { key: person.key, notBefore: new Date(Date.now() - 2 * dayMs) });
    await prepare(store, [twin]);
    const run = runOver(store);
    const { changes } = await step.plan(run);
    const renewal = changes.filter(({ record }) => record['kind'] !== 'certificate.retireOld');
    for (const { record } of renewal) await step.changes?.carryOut(record, 'apply', run);
    for (const { record } of renewal.toReversed()) await step.changes?.carryOut(record, 'undo', run);
    expect((await listing(store)).filter((line) => line.includes(' key ') && line.includes(sha256Of(twin)))).toHaveLength(1);
    expect((await listing(store)).join()).not.toContain(sha256Of(person));
  });

  test('no secret is among the words of a program, and nothing stays in the folder for temporary files', async () => {
    const fake = start();
    // Ours by the number of the process in their names: other tests run beside this one.
    const leftBehind = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.includes(`-${process.pid}-`));
    const files = leftBehind();
    await applyAll(step, runOver(fake.store));
    const said = JSON.stringify(fake.commands.map(({ program, args, env }) => [program, args, env]));
    for (const secret of [passphrase, person.key.export({ format: 'der', type: 'pkcs8' }).toString('base64').slice(40, 80)]) expect(said).not.toContain(secret);
    expect(leftBehind()).toEqual(files);
  });
});

/** What a person may have in a store before: each of these or not, by the bits of a number. */
async function prepareAtRandom(store: CertificateStore, bits: number): Promise<void> {
  const has = (bit: number): boolean => (bits >> bit) % 2 === 1;
  const identities = [...(has(0) ? [client('kari', labAuthority)] : []), ...(has(1) ? [expired()] : []), ...(has(2) ? [client('ola', labAuthority, { key: person.key, notAfter: new Date(Date.now() - dayMs / 2), notBefore: new Date(Date.now() - 9 * dayMs) })] : [])];
  const authorities = [...(has(3) ? [[root, has(4) ? 'C,,' : ',,'] as const] : []), ...(has(5) ? [[labAuthority, ',,'] as const] : []), ...(has(6) ? [[person, ',,'] as const] : []), ...(has(7) ? [[authority('HCTS CA 1'), 'C,,'] as const] : [])];
  await prepare(store, identities, authorities);
}

describe.each(Object.entries(systems))('on %s, whatever was there before', (_system, start) => {
  test('the listing after undo is the one from before', { timeout: 600_000 }, async () => {
    for (let bits = 0; bits < 256; bits += atLength(13, 3)) {
      const { store } = start();
      await prepareAtRandom(store, bits);
      const before = await listing(store);
      const run = runOver(store);
      const changes = await applyAll(step, run);
      expect([bits, (await step.verify(run)).answer]).toEqual([bits, 'ok']);
      await undoAll(step, changes, run);
      expect([bits, ...await listing(store)]).toEqual([bits, ...before]);
    }
  });
});

async function observed(run: Run, changes: readonly { record: ChangeRecord }[]): Promise<readonly unknown[]> {
  return Promise.all(changes.map(({ record }) => step.changes?.observe(record, run)));
}

describe('on Windows', () => {
  test('the old certificate is hidden with its key once the new one is proved, and shown again by undo', async () => {
    const { store, entries } = onWindows();
    const old = expired();
    await prepare(store, [old]);
    const run = runOver(store);
    const changes = await applyAll(step, run);
    expect(changes.at(-1)).toMatchObject({ kind: 'certificate.archiveOld', undo: 'by-listing' });
    expect(entries.find(({ der }) => der.equals(old.x509.raw))).toMatchObject({ archived: true, hasKey: true });
    expect(await step.changes?.observe(changes.at(-1)?.record ?? {}, run)).toBe('after');
    await undoAll(step, changes, run);
    expect(entries.filter(({ store: name }) => name === 'My').map(({ der, archived, hasKey }) => [der.equals(old.x509.raw), archived, hasKey])).toEqual([[true, false, true]]);
  });

  test.for([
    ['the person says no to the root', 'add Root', 'declines', 'certificate.rootDeclined'], ['access is denied', 'import', 'access-denied', 'certificate.storeNotWritable'],
    ['scripts are restricted', 'import', 'restricted', 'certificate.scriptsRestricted'], ['another program holds the store', 'import', 'busy', 'certificate.storeLocked'],
    ['the disk is full', 'import', 'disk-full', 'certificate.noSpace'], ['Windows names another number', 'import', 'unknown-number', 'certificate.storeRefused'],
    ['Windows does not take our own passphrase', 'import', 'wrong-password', 'certificate.storeRefused'], ['the script ends by itself', 'import', 'crash', 'certificate.storeRefused'],
  ] as const)('%s: its own code, and nothing of the failed change is left', async ([, verb, trouble, code]) => {
    const fake = onWindows();
    const run = runOver(fake.store);
    const { changes } = await step.plan(run);
    fake.trouble.set(verb, trouble);
    const failing = changes.find(({ record }) => record['kind'] === (verb === 'import' ? 'certificate.import' : 'certificate.trustRoot'));
    await expect(step.changes?.carryOut(failing?.record ?? {}, 'apply', run)).rejects.toThrow(problem(code));
    fake.trouble.clear();
    expect(fake.entries).toEqual([]);
    expect(await step.changes?.observe(failing?.record ?? {}, run)).toBe('before');
  });

  test('an answer that is none is said to be none, and a computer without PowerShell is told so', async () => {
    const fake = onWindows();
    fake.trouble.set('list', 'garbage');
    await expect(step.plan(runOver(fake.store))).rejects.toThrow(problem('certificate.storeAnswerUnknown'));
    const store = createWindowsStore({ systemRoot: fakeRoot, runner: { run: ({ program }) => Promise.reject(new LabProblem('program.missing', { program })) } });
    await expect(step.plan(runOver(store))).rejects.toThrow(problem('certificate.scriptsRestricted'));
  });

  test.for(['en', 'nb'] as const)('the proof reads no words: %s', async (language) => {
    const fake = onWindows();
    fake.language = language;
    const run = runOver(fake.store);
    await applyAll(step, run);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok' });
    for (const entry of fake.entries) entry.archived = true;
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'certificate.notInstalled' } });
    fake.trouble.set('certutil', 'access-denied');
    await expect(step.verify(run)).rejects.toThrow(problem('certificate.storeRefused'));
  });

  test('a person who says no when the root is to go keeps it, is told so, and can be asked again', async () => {
    const fake = onWindows();
    const run = runOver(fake.store);
    const record = (await applyAll(step, run)).find(({ kind }) => kind === 'certificate.trustRootInWindows')?.record ?? {};
    fake.trouble.set('remove Root', 'declines');
    await expect(step.changes?.carryOut(record, 'undo', run)).rejects.toThrow(problem('certificate.rootDeclined'));
    expect(await step.changes?.observe(record, run)).toBe('after');
    fake.trouble.clear();
    await step.changes?.carryOut(record, 'undo', run);
    expect(await step.changes?.observe(record, run)).toBe('before');
  });

  test('one that was hidden earlier is shown again when it is installed again', async () => {
    const fake = onWindows();
    fake.entries.push({ store: 'My', der: person.x509.raw, hasKey: true, archived: true, label: '' });
    const run = runOver(fake.store);
    await applyAll(step, run);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok' });
    expect(fake.entries.filter(({ store }) => store === 'My')).toMatchObject([{ archived: false }]);
  });

  test('a root that Windows also distrusts is not proved', async () => {
    const fake = onWindows();
    const run = runOver(fake.store);
    await applyAll(step, run);
    fake.entries.push({ store: 'Disallowed', der: root.x509.raw, hasKey: false, archived: false, label: '' });
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'certificate.rootNotTrusted' } });
  });
});

describe('on macOS', () => {
  const ours = (old: Issued): Partial<Run> => ({ recorded: [{ step: 'install-certificate', record: { kind: 'certificate.import', place: 'keychain', sha256: sha256Of(old) } }] });

  test('an old certificate of ours goes for good, which is said; one that was not ours stays', async () => {
    const { store } = onMac();
    const [old, own] = [expired(), expired()];
    await prepare(store, [old, own]);
    const run = runOver(store, [person], ours(old));
    const changes = await applyAll(step, run);
    expect(changes.filter(({ undo }) => undo === 'impossible')).toMatchObject([{ kind: 'certificate.removeOld', record: { sha256: sha256Of(old) } }]);
    expect(await step.changes?.observe(changes.at(-1)?.record ?? {}, run)).toBe('after');
    const after = (await listing(store)).join('\n');
    expect([after.includes(sha256Of(old)), after.includes(sha256Of(own)), after.includes(sha256Of(person))]).toEqual([false, true, true]);
    await expect(step.changes?.carryOut(changes.at(-1)?.record ?? {}, 'undo', run)).rejects.toThrow('for good');
  });

  test('nothing is removed while the new one is not proved', async () => {
    const { store } = onMac();
    const old = expired();
    await prepare(store, [old]);
    const run = runOver(store, [person], ours(old));
    const { changes } = await step.plan(run);
    await expect(step.changes?.carryOut(changes.at(-1)?.record ?? {}, 'apply', run)).rejects.toThrow(problem('certificate.notInstalled'));
    expect((await listing(store)).join()).toContain(sha256Of(old));
  });

  test('an authority that an administrator trusts for everybody is neither added nor asked for', async () => {
    const fake = onMac();
    fake.shared.push(root.x509.raw);
    fake.trust.admin.set(root.x509.fingerprint.replaceAll(':', ''), 1);
    const run = runOver(fake.store);
    const changes = await applyAll(step, run);
    expect(changes.map(({ kind }) => kind)).toEqual(['certificate.importInKeychain', 'certificate.addAuthority']);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok' });
    await undoAll(step, changes, run);
    expect([fake.shared.length, fake.certificates.length]).toEqual([1, 0]);
  });

  test.for([
    ['the person cancels', 'add-trusted-cert', ended(1, '', 'SecTrustSettingsSetTrustSettings: Autorisasjonen ble avbrutt av brukeren.\n'), 'certificate.rootDeclined'],
    ['the person cancels, with its number', 'add-trusted-cert', ended(128), 'certificate.rootDeclined'],
    ['nobody can be asked', 'add-trusted-cert', ended(153), 'certificate.keychainLocked'],
    ['the keychain cannot be written', 'import', ended(195), 'certificate.storeNotWritable'], ['the disk is full', 'import', ended(222), 'certificate.noSpace'],
    ['there is no keychain', 'import', ended(50), 'certificate.keychainMissing'],
    ['the container is not taken', 'import', ended(1, '', 'security: SecKeychainItemImport: MAC verification failed during PKCS12 import (wrong password?)\n'), 'certificate.storeRefused'],
  ] as const)('%s: its own code, and nothing of the failed change is left', async ([, verb, result, code]) => {
    const fake = onMac();
    const run = runOver(fake.store);
    const { changes } = await step.plan(run);
    fake.trouble.set(verb, result);
    const failing = changes.find(({ record }) => record['kind'] === (verb === 'import' ? 'certificate.import' : 'certificate.trustRoot'));
    await expect(step.changes?.carryOut(failing?.record ?? {}, 'apply', run)).rejects.toThrow(problem(code));
    fake.trouble.clear();
    expect(fake.certificates).toEqual([]);
    expect(await step.changes?.observe(failing?.record ?? {}, run)).toBe('before');
  });

  test('a root that came in without its trust, because the question was cancelled, goes out again', async () => {
    const fake = onMac();
    const run = runOver(fake.store);
    const { changes } = await step.plan(run);
    const record = changes.find(({ kind }) => kind === 'certificate.trustRootInKeychain')?.record ?? {};
    const runner = fake.runner;
    const half: CertificateStore = createKeychainStore({ home, runner: { run: async (command, signal) => {
      if (command.args[0] !== 'add-trusted-cert') return runner.run(command, signal);
      fake.certificates.push(root.x509.raw);
      return ended(154);
    } } });
    await expect(step.changes?.carryOut(record, 'apply', { ...run, machine: { ...run.machine, certificateStore: half } })).rejects.toThrow(problem('certificate.rootDeclined'));
    expect(fake.certificates).toEqual([]);
  });

  test('a locked keychain is told by the number that it gives when it is asked, not by words', async () => {
    const fake = onMac();
    const run = runOver(fake.store);
    const { changes } = await step.plan(run);
    fake.isLocked = true;
    for (const { record } of changes) await expect(step.changes?.carryOut(record, 'apply', run)).rejects.toThrow(problem('certificate.keychainLocked'));
  });

  test.for([['find-certificate', 'Ukjent svar'], ['trust-settings-export', '']] as const)('an answer to %s that is none is said to be none', async ([verb, stdout]) => {
    const fake = onMac();
    fake.trust.user.set('A'.repeat(40), 1);
    if (verb === 'find-certificate') fake.trouble.set(verb, ended(0, stdout));
    const store = verb === 'find-certificate' ? fake.store : createKeychainStore({ home, runner: { run: async (command, signal) => {
      const { writeFileSync } = await import('node:fs');
      if (command.args[0] !== verb) return fake.runner.run(command, signal);
      writeFileSync(command.args.at(-1) ?? '', '<plist><dict><key>trustList</key>');
      return ended(0);
    } } });
    await expect(step.plan(runOver(store))).rejects.toThrow(problem('certificate.storeAnswerUnknown'));
  });

  test('the container goes in under a passphrase that is used once, old ciphers, and no program but Chrome may use the key', async () => {
    const fake = onMac();
    await applyAll(step, runOver(fake.store));
    await applyAll(step, runOver(onMac().store));
    expect(fake.imported).toHaveLength(1);
    expect(fake.imported[0]?.passphrase).toMatch(/^[0-9a-f]{64}$/);
    const words = fake.commands.find(({ args }) => args[0] === 'import')?.args ?? [];
    expect(words).toContain('-x');
    expect(words).not.toContain('-A');
    expect(fake.imported[0]?.apps.filter((app) => !app.endsWith('/Google Chrome.app'))).toEqual([]);
  });
});
