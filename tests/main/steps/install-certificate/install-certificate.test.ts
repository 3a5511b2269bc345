// The step over the practice lab's stand-in store, on any system. Real NSS databases: tests/peers/certificate.test.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wipeBundle } from '../../../../main/core/bundle.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { createStandIn } from '../../../../main/practice/certificate-store.ts';
import { createInstallCertificate } from '../../../../main/steps/install-certificate/install-certificate.ts';
import { otherMachine } from '../../../../main/system/other-machine.ts';
import { fill, texts } from '../../../../preload/contract/text/index.ts';
import type { ChangeRecord, Run } from '../../../../main/steps/step.ts';
import { readCertificate } from '../../../../main/system/certificate-store/certificate.ts';
import type { CertificateDatabase } from '../../../../main/system/certificate-store/store.ts';
import { authority, client, dayMs, issue, purposes, sha256Of, type Issued } from '../../../fixtures/certificates/issue.ts';
import { applyAll, identityOf, labAuthority, listing, passphrase, person, prepare, root, scratch, undoAll, type Scratch } from './scratch-store.ts';

const step = createInstallCertificate();

function without(run: Run, ...keys: readonly string[]): Run {
  return Object.fromEntries(Object.entries(run).filter(([key]) => !keys.includes(key))) as unknown as Run;
}

function problem(code: string): unknown {
  return expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown });
}

const expired = (): Issued => client('ola', labAuthority, { notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs) });

describe('the plan', () => {
  test('says each change by itself, with undo, place and no administrator', async () => {
    const one = scratch();
    const { state, changes } = await step.plan(one.run());
    expect(state).toBe('planned');
    expect(changes.map(({ kind, undo, needsAdministrator, place }) => [kind, undo, needsAdministrator, place.startsWith(one.home)])).toEqual(
      ['certificate.createStore', 'certificate.import', 'certificate.addAuthority', 'certificate.trustRoot'].map((kind) => [kind, 'by-listing', false, true]),
    );
    expect(changes[1]?.facts).toMatchObject({ name: 'ola', issuer: 'LAB-DEMOLAB CA', sha256: sha256Of(person) });
    expect(changes[3]?.facts).toMatchObject({ name: 'HCTS CA 1', fingerprint: (sha256Of(root).toUpperCase().match(/.{8}/g) ?? []).join(' ') });
  });

  test('is the same twice and holds neither key nor passphrase', async () => {
    const one = scratch();
    const [first, second] = [await step.plan(one.run()), await step.plan(one.run())];
    expect(first).toEqual(second);
    expect(JSON.stringify(first)).not.toContain(passphrase);
    expect(JSON.stringify(first)).not.toContain(person.key.export({ format: 'der', type: 'pkcs8' }).subarray(40, 60).toString('base64').slice(0, 20));
  });

  test('trusts no root whose fingerprint is not in facts', async () => {
    const run = scratch().run();
    const { changes } = await step.plan({ ...run, facts: { ...run.facts, roots: [{ use: 'workbench', name: 'HCTS CA 1', sha256: '0'.repeat(64) }] } });
    expect(changes.map((change) => change.kind)).toEqual(['certificate.createStore', 'certificate.import', 'certificate.addAuthority']);
  });

  test('puts an old certificate last, and a trusted root is not asked for again', async () => {
    const one = scratch();
    await prepare(one.store, [expired()], [[root, 'C,,']]);
    expect((await step.plan(one.run())).changes.map((change) => change.kind)).toEqual(['certificate.import', 'certificate.addAuthority', 'certificate.retireOld']);
  });

  test('leaves certificates of other people, other labs and without a key alone', async () => {
    const one = scratch();
    await prepare(one.store, [client('kari', labAuthority), client('ola', authority('LAB-OTHER CA'))], [[expired(), ',,']]);
    expect((await step.plan(one.run())).changes.map((change) => change.kind)).not.toContain('certificate.retireOld');
  });

  test.for([
    [['bundleFile', 'bundle'], 'no-bundle'], [['bundle'], 'no-key-given'], [['lab'], 'no-link'],
  ] as const)('is skipped without %j: %s', async ([missing, reason]) => {
    expect(await step.plan(without(scratch().run(), ...missing))).toEqual({ state: 'skipped', reason, changes: [] });
  });

  test('is skipped without the passphrase, without a certificate, and where there is no store', async () => {
    const run = scratch().run();
    expect(await step.plan({ ...run, secrets: {} })).toMatchObject({ reason: 'no-key-given' });
    expect(await step.plan(scratch().run([]))).toMatchObject({ reason: 'not-in-bundle' });
    expect(await step.plan({ ...run, machine: without(run.machine as unknown as Run, 'certificateStore') as unknown as Run['machine'] })).toMatchObject({ reason: 'not-in-this-version' });
  });

  test('takes of several files the newest that fits', async () => {
    const newest = client('ola', labAuthority, { notBefore: new Date(Date.now() - dayMs / 2) });
    const run = scratch().run([client('kari', labAuthority), person, newest]);
    await step.plan(run);
    expect(run.identity?.leaf.sha256).toBe(sha256Of(newest));
  });

  test.for([
    ['another user', () => client('kari', labAuthority), 'certificate.otherUser'], ['another lab', () => client('ola', authority('LAB-OTHER CA', root)), 'certificate.otherLab'],
    ['an expired one', expired, 'certificate.expired'], ['a server', () => issue({ name: [['CN', 'ola']], issuer: labAuthority, purposes: [purposes.server] }), 'certificate.notForLogin'],
  ] as const)('refuses %s', async ([, make, code]) => {
    await expect(step.plan(scratch().run([make()]))).rejects.toThrow(problem(code));
  });

  test('refuses a wrong passphrase and an older certificate than the installed one', async () => {
    await expect(step.plan({ ...scratch().run(), secrets: { tlsPassphrase: new Secret('x') } })).rejects.toThrow(problem('certificate.wrongKey'));
    const one = scratch();
    await prepare(one.store, [person]);
    await expect(step.plan(one.run([client('ola', labAuthority, { notBefore: new Date(Date.now() - 9 * dayMs) })]))).rejects.toThrow(problem('certificate.olderThanInstalled'));
  });

  test('wipes the key of an earlier plan', async () => {
    const run = scratch().run();
    await step.plan(run);
    const first = run.identity;
    await step.plan(run);
    expect(first?.key.reveal().every((byte) => byte === 0)).toBe(true);
    expect(run.identity?.key.reveal().every((byte) => byte === 0)).toBe(false);
    if (run.bundle) wipeBundle(run.bundle);
  });
});

describe('carrying out', () => {
  test('and taking back leaves the same listing, observed at every point', async () => {
    const one = scratch();
    await prepare(one.store, [expired()], [[root, 'T,,']]);
    const before = await listing(one.store);
    const run = one.run();
    const planned = await step.plan(run);
    expect(await Promise.all(planned.changes.map(({ record }) => step.changes?.observe(record, run)))).toEqual(planned.changes.map(() => 'before'));
    await applyAll(step, run);
    expect(await Promise.all(planned.changes.map(({ record }) => step.changes?.observe(record, run)))).toEqual(planned.changes.map(() => 'after'));
    expect(await step.plan(run)).toMatchObject({ state: 'already', changes: [] });
    await undoAll(step, planned.changes, run);
    expect(await listing(one.store)).toEqual(before);
  });

  test('twice either way does nothing more', async () => {
    const one = scratch();
    await prepare(one.store, [expired()]);
    const before = await listing(one.store);
    const run = one.run();
    const changes = await applyAll(step, run);
    for (const { record } of changes) await step.changes?.carryOut(record, 'apply', run);
    const after = await listing(one.store);
    await undoAll(step, changes, run);
    await undoAll(step, changes.filter((change) => change.kind !== 'certificate.retireOld'), run);
    expect([await listing(one.store), after.length]).toEqual([before, 4]);
  });

  test('needs no administrator and has nothing for one', async () => {
    const run = scratch().run();
    const { changes } = await step.plan(run);
    expect(await step.changes?.needsAdministrator(changes[0]?.record ?? {}, 'apply', run)).toBe(false);
    expect(await step.changes?.elevated(changes.map(({ record }) => record), 'apply', run)).toEqual([]);
  });

  test('refuses a record that was tampered with', async () => {
    const one = scratch();
    const run = one.run();
    const changes = await applyAll(step, run);
    const trust = changes.at(-1)?.record ?? {};
    const tampered: readonly ChangeRecord[] = [{ ...trust, place: '/etc' }, { ...trust, sha256: '0'.repeat(64) }, { ...trust, kind: 'certificate.other' }, { ...trust, more: 1 }];
    for (const record of tampered) await expect(step.changes?.carryOut(record, 'apply', run)).rejects.toThrow();
  });

  test('wants a restart only of a browser that runs', async () => {
    const run = scratch().run();
    expect(await step.perform?.(run)).toEqual({});
    const browser = { isRunning: () => Promise.resolve(true) };
    expect(await step.perform?.({ ...run, machine: { ...run.machine, browser } })).toEqual({ restartBrowser: true });
  });
});

describe('after a crash', () => {
  const open = (one: Scratch, run: Run): CertificateDatabase => one.store.open('practice', run.signal);

  test('a copy of an old certificate that is still in the store is taken away, with the store made for it', async () => {
    const one = scratch();
    const old = expired();
    await prepare(one.store, [old]);
    const run = one.run();
    const { changes } = await step.plan(run);
    const retirement = changes.find((change) => change.kind === 'certificate.retireOld')?.record ?? {};
    const retired = createStandIn(join(one.home, 'retired-certificates.json')).open('practice', run.signal);
    await retired.create();
    await retired.addIdentity(identityOf(old), 'copied');
    await step.changes?.sweep(retirement, run);
    expect(await retired.read()).toMatchObject({ exists: false });
    expect(await step.changes?.observe(retirement, run)).toBe('before');
  });

  test('what is left of an old certificate that was copied goes, so that it is in one place', async () => {
    const one = scratch();
    const old = expired();
    await prepare(one.store, [old]);
    const run = one.run();
    const changes = await applyAll(step, run);
    const retirement = changes.at(-1)?.record ?? {};
    await open(one, run).addIdentity(identityOf(old), 'half');
    await open(one, run).removeCertificate(sha256Of(old));
    const keys = (await open(one, run).read()).keyIds.length;
    await step.changes?.sweep(retirement, run);
    expect([retirement['kind'], keys, (await open(one, run).read()).keyIds.length]).toEqual(['certificate.retireOld', 2, 1]);
    expect(await step.changes?.observe(retirement, run)).toBe('after');
  });

  test('a root that came in without its trust is taken away; one that was there before stays', async () => {
    const one = scratch();
    const run = one.run();
    const trust = (await step.plan(run)).changes.find((change) => change.kind === 'certificate.trustRoot')?.record ?? {};
    await prepare(one.store, [], [[root, ',,']]);
    expect(await step.changes?.observe(trust, run)).toBe('other');
    await step.changes?.sweep({ ...trust, trustBefore: ',,' }, run);
    expect(await listing(one.store)).toHaveLength(1);
    await step.changes?.sweep(trust, run);
    expect([await listing(one.store), await step.changes?.observe(trust, run)]).toEqual([[], 'before']);
  });
});

describe('the verifier', () => {
  test('says what it read, and that it was practice', async () => {
    const one = scratch();
    const run = one.run();
    await applyAll(step, run);
    expect(await step.verify({ ...run, machine: { ...run.machine, practice: true } })).toEqual({
      answer: 'ok',
      evidence: {
        subject: 'ola', issuer: 'LAB-DEMOLAB CA', notAfter: new Date(person.x509.validTo).toISOString().slice(0, 10), sha256: sha256Of(person), root: 'HCTS CA 1',
        store: 'practice stand-in for the certificate store', stores: [join(one.home, 'certificate-store.json')], handshake: 'not tried', practice: true,
      },
    });
  });

  test('cannot tell without the archive', async () => {
    expect(await step.verify(scratch().run())).toEqual({ answer: 'cannot-tell', evidence: {} });
  });

  test('proves without the archive what the journal names, and turns not-ok when it is taken out behind its back', async () => {
    const one = scratch();
    const changes = await applyAll(step, one.run());
    const recorded = changes.map(({ record }) => ({ step: 'install-certificate' as const, record }));
    const later = without({ ...one.run(), recorded }, 'bundle', 'bundleFile');
    expect(await step.plan(later)).toEqual({ state: 'already', changes: [] });
    expect(await step.verify(later)).toMatchObject({ answer: 'ok', evidence: { subject: 'ola', sha256: sha256Of(person), root: 'HCTS CA 1', handshake: 'not tried' } });
    await one.store.open('practice', later.signal).putAuthority(readCertificate(root.x509.raw), 'x', ',,');
    expect(await step.verify(later)).toMatchObject({ answer: 'not-ok', problem: { code: 'certificate.rootNotTrusted' } });
    await one.store.open('practice', later.signal).removeCertificate(sha256Of(person));
    expect(await step.verify(later)).toMatchObject({ answer: 'not-ok', problem: { code: 'certificate.notInstalled' } });
  });

  test('does not ask the Workbench when the tunnel does not lead there', async () => {
    const run = scratch().run();
    await applyAll(step, run);
    expect(await step.verify({ ...run, tunnel: { interface: 'tun0', covers: () => Promise.resolve(false) } })).toMatchObject({ answer: 'ok', evidence: { handshake: 'not tried' } });
  });

  test('shares no code with what plans and writes', () => {
    const source = readFileSync(join(import.meta.dirname, '../../../../main/steps/install-certificate/verify.ts'), 'utf8');
    const imported = [...source.matchAll(/^import (?!type).*from '([^']+)'/gm)].map((found) => found[1]);
    expect(imported).toEqual([
      '../../core/problem.ts', '../../system/certificate-store/certificate.ts', '../../system/certificate-store/judge.ts', './recorded-certificate.ts', './try-through-tunnel.ts',
    ]);
  });
});

describe('a plan made here for another system', () => {
  test.for([
    ['win32', 'Cert:\\CurrentUser', ['certificate.importInWindows', 'certificate.addAuthority', 'certificate.trustRootInWindows']],
    ['darwin', '/Users/you/Library/Keychains/login.keychain-db', ['certificate.importInKeychain', 'certificate.addAuthority', 'certificate.trustRootInKeychain']],
    ['linux', '/home/you/.local/share/pki/nssdb', ['certificate.createStore', 'certificate.import', 'certificate.addAuthority', 'certificate.trustRoot']],
  ] as const)('%s: names the store and each change, and none of it can be made', async ([platform, path, kinds]) => {
    const run = scratch().run();
    const other = { ...run, machine: otherMachine(platform, run.machine) };
    const { changes } = await step.plan(other);
    expect(changes.map(({ kind }) => kind)).toEqual(kinds);
    expect([...new Set(changes.map(({ place }) => place))]).toEqual([path]);
    for (const language of ['en', 'nb'] as const) expect(changes.map(({ kind, facts }) => fill(texts(language).changes[kind], facts)).join()).not.toMatch(/[{}]/);
    expect(await other.machine.vpn?.find({} as never)).toBeUndefined();
    for (const { record } of changes) await expect(step.changes?.carryOut(record, 'apply', other)).rejects.toThrow(problem('elevation.notAvailable'));
  });
});
