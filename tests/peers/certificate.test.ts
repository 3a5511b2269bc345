// The certificate step over real NSS databases, with NSS's own certutil and OpenSSL as second opinions. Needs libnss3-tools and openssl;
// the read-only case needs root, to become somebody who is not.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Secret } from '../../main/core/secret.ts';
import { createInstallCertificate } from '../../main/steps/install-certificate/install-certificate.ts';
import { readCertificate } from '../../main/system/certificate-store/certificate.ts';
import { readP12 } from '../../main/system/certificate-store/p12/read-p12.ts';
import { writeP12 } from '../../main/system/certificate-store/p12/write-p12.ts';
import { atLength } from '../at-length.ts';
import { authority, client, dayMs, newKey, sha256Of, type Issued } from '../fixtures/certificates/issue.ts';
import { applyAll, identityOf, labAuthority, listing, makeScratch, notAborted, person, prepare, root, undoAll, type Scratch } from '../main/steps/install-certificate/scratch-store.ts';

const step = createInstallCertificate();
const opened: Scratch[] = [];
afterEach(() => opened.splice(0).forEach((scratch) => scratch.remove()));

function scratch(...more: Parameters<typeof makeScratch> extends [unknown, ...infer Rest] ? Rest : never): Scratch {
  opened.push(makeScratch('nss', ...more));
  return opened.at(-1) as Scratch;
}

function databaseOf({ home }: Scratch): string {
  return join(home, '.local/share/pki/nssdb');
}

function certutil(one: Scratch, ...words: string[]): string {
  return execFileSync('/usr/bin/certutil', [...words, '-d', `sql:${databaseOf(one)}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function problem(code: string): unknown {
  return expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown });
}

const lastMonth = { notBefore: new Date(Date.now() - 30 * dayMs), notAfter: new Date(Date.now() + 30 * dayMs) };
const expired = (more: object = {}): Issued => client('ola', labAuthority, { notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs), ...more });

const preStates: readonly (readonly [name: string, (scratch: Scratch) => Promise<void>])[] = [
  ['nothing at all', () => Promise.resolve()],
  ['an empty store', (one) => prepare(one.store, [])],
  ['the same root, trusted', (one) => prepare(one.store, [], [[root, 'C,,']])],
  ['the same root, trusted for more', (one) => prepare(one.store, [], [[root, 'CT,C,C']])],
  ['the same root, not trusted', (one) => prepare(one.store, [], [[root, ',,']])],
  ['the same root and lab authority', (one) => prepare(one.store, [], [[root, ',,'], [labAuthority, ',,']])],
  ['the same certificate', (one) => prepare(one.store, [person])],
  ['the same certificate and root', (one) => prepare(one.store, [person], [[root, 'C,,']])],
  ['an expired twin', (one) => prepare(one.store, [expired()])],
  ['two expired twins', (one) => prepare(one.store, [expired(), expired()])],
  ['an expired twin over the same key', (one) => prepare(one.store, [expired({ key: person.key })])],
  ['a stranger of the same name', (one) => prepare(one.store, [client('ola', authority('LAB-OTHER CA'))])],
  ['a root of the same name, trusted otherwise', (one) => prepare(one.store, [], [[authority('HCTS CA 1'), 'CT,p,']])],
  ['the same root beside one of the same name', (one) => prepare(one.store, [], [[authority('HCTS CA 1'), 'C,,'], [root, ',,']])],
];

test.for(preStates)('undo leaves listing and files as they were: %s', async ([, make]) => {
  const one = scratch();
  await make(one);
  const [before, filesBefore] = [await listing(one.store), readdirSync(one.home, { recursive: true }).sort()];
  const run = one.run();
  const changes = await applyAll(step, run);
  for (const { record } of changes) expect(await step.changes?.observe(record, run)).toBe('after');
  expect((await step.verify(run)).answer).toBe('ok');
  expect(await step.plan(run)).toMatchObject({ state: 'already', changes: [] });
  await undoAll(step, changes, run);
  for (const { record } of changes) expect(await step.changes?.observe(record, run)).toBe('before');
  expect(await listing(one.store)).toEqual(before);
  expect(readdirSync(one.home, { recursive: true }).sort()).toEqual(filesBefore);
});

describe('a reissue', () => {
  test('keeps the new twin, told by its digest, and puts the old one aside with its key', async () => {
    const one = scratch();
    const old = expired();
    await prepare(one.store, [old]);
    const changes = await applyAll(step, one.run());
    expect(changes.map((change) => change.kind)).toEqual(['certificate.import', 'certificate.addAuthority', 'certificate.trustRoot', 'certificate.retireOld']);
    expect((await listing(one.store)).filter((line) => line.includes('u,u,u')).map((line) => line.split(' ')[1])).toEqual([sha256Of(person)]);
    expect(certutil(one, '-K').match(/[0-9a-f]{40}/g)).toHaveLength(1);
    expect(await one.store.open('data', notAborted).retirement?.has(sha256Of(old))).toBe(true);
  });

  test('never puts an older certificate over a newer one', async () => {
    const one = scratch();
    await prepare(one.store, [person]);
    const before = await listing(one.store);
    await expect(step.plan(one.run([client('ola', labAuthority, lastMonth)]))).rejects.toThrow(problem('certificate.olderThanInstalled'));
    expect(await listing(one.store)).toEqual(before);
  });

  test('keeps an old one that is still valid until the Workbench has let the new one in', async () => {
    const one = scratch();
    await prepare(one.store, [client('ola', labAuthority, lastMonth)]);
    const run = one.run();
    const { changes } = await step.plan(run);
    for (const { record, kind } of changes) if (kind !== 'certificate.retireOld') await step.changes?.carryOut(record, 'apply', run);
    const last = changes.at(-1)?.record ?? {};
    await expect(step.changes?.carryOut(last, 'apply', run)).rejects.toThrow(problem('certificate.oldNotRetired'));
    expect(await step.changes?.observe(last, run)).toBe('before');
    expect((await listing(one.store)).filter((line) => line.includes('u,u,u'))).toHaveLength(2);
  });

  test('cannot be undone when the old one has vanished from both places, and says so', async () => {
    const one = scratch();
    await prepare(one.store, [expired()]);
    const run = one.run();
    const changes = await applyAll(step, run);
    rmSync(join(one.home, '.local/share/pki/hunt-lab-retired'), { recursive: true });
    expect(await step.changes?.observe(changes.at(-1)?.record ?? {}, run)).toBe('other');
    await expect(undoAll(step, changes, run)).rejects.toThrow(problem('undo.changedSince'));
  });
});

describe('the verifier turns not-ok when behind its back', () => {
  const deleteByDigest = async (one: Scratch, sha256: string): Promise<void> => one.store.open('data', notAborted).removeCertificate(sha256);

  test.for([
    ['the certificate is deleted', (one: Scratch) => deleteByDigest(one, sha256Of(person)), 'certificate.notInstalled'],
    ['certificate and key are deleted', async (one: Scratch) => { certutil(one, '-F', '-n', certutil(one, '-L').match(/demolab-ola \w+/)?.[0] ?? ''); }, 'certificate.notInstalled'],
    ['the key is deleted', async (one: Scratch) => { certutil(one, '-F', '-k', certutil(one, '-K').match(/[0-9a-f]{40}/)?.[0] ?? ''); }, 'certificate.notInstalled'],
    ['it is swapped for a twin', async (one: Scratch) => { await deleteByDigest(one, sha256Of(person)); await prepare(one.store, [client('ola', labAuthority)]); }, 'certificate.notInstalled'],
    ['it is swapped for a twin over the same key', async (one: Scratch) => { await deleteByDigest(one, sha256Of(person)); await prepare(one.store, [client('ola', labAuthority, { key: person.key })]); }, 'certificate.notInstalled'],
    ['trust is taken from the root', async (one: Scratch) => one.store.open('data', notAborted).putAuthority(readCertificate(root.x509.raw), 'x', ',,'), 'certificate.rootNotTrusted'],
    ['the root is distrusted', async (one: Scratch) => { certutil(one, '-M', '-t', 'p,,', '-n', certutil(one, '-L').match(/HCTS CA 1 \w+/)?.[0] ?? ''); }, 'certificate.rootNotTrusted'],
    ['the root is deleted', (one: Scratch) => deleteByDigest(one, sha256Of(root)), 'certificate.rootNotTrusted'],
    ['the root is swapped for one of the same name', async (one: Scratch) => { await deleteByDigest(one, sha256Of(root)); await prepare(one.store, [], [[authority('HCTS CA 1'), 'C,,']]); }, 'certificate.rootNotTrusted'],
    ['the database is removed', async (one: Scratch) => rmSync(databaseOf(one), { recursive: true }), 'certificate.notInstalled'],
    ['an empty ~/.pki/nssdb appears, which Chrome then prefers', async (one: Scratch) => { mkdirSync(join(one.home, '.pki/nssdb'), { recursive: true }); }, 'certificate.notInstalled'],
  ] as const)('%s', async ([, meddle, code]) => {
    const one = scratch();
    const run = one.run();
    await applyAll(step, run);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { subject: 'ola', issuer: 'LAB-DEMOLAB CA', sha256: sha256Of(person), stores: [databaseOf(one)], handshake: 'not tried' } });
    await meddle(one);
    expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code } });
  });
});

describe('a store in a special state', () => {
  test('that is held for a moment is waited for', async () => {
    const one = scratch();
    await prepare(one.store, []);
    const holder = await holdDatabase(one, 3);
    const run = one.run();
    await applyAll(step, run);
    expect(holder.exitCode).toBe(0);
    expect((await step.verify(run)).answer).toBe('ok');
  });

  test('that stays held is left as it was, and said so', async () => {
    const one = scratch();
    await prepare(one.store, []);
    const before = await listing(one.store);
    const run = one.run();
    const { changes } = await step.plan(run);
    const holder = await holdDatabase(one, 60);
    await expect(step.changes?.carryOut(changes[0]?.record ?? {}, 'apply', run)).rejects.toThrow(problem('certificate.storeLocked'));
    holder.kill();
    await once(holder, 'exit');
    expect(await listing(one.store)).toEqual(before);
  });

  test('with a password of its own is refused without a question on the terminal', async () => {
    const one = scratch();
    mkdirSync(databaseOf(one), { recursive: true });
    writeFileSync(join(one.home, 'words'), 'fake database words\n');
    certutil(one, '-N', '-f', join(one.home, 'words'));
    await expect(step.plan(one.run())).rejects.toThrow(problem('certificate.storeHasPassword'));
  });

  test('that is no database is called damaged', async () => {
    const one = scratch();
    mkdirSync(databaseOf(one), { recursive: true });
    for (const name of ['cert9.db', 'key4.db']) writeFileSync(join(databaseOf(one), name), 'garbage');
    await expect(step.plan(one.run())).rejects.toThrow(problem('certificate.storeDamaged'));
    expect(readFileSync(join(databaseOf(one), 'cert9.db'), 'utf8')).toBe('garbage');
  });

  test('with 200 certificates is read whole and left whole', async () => {
    const one = scratch();
    await prepare(one.store, []);
    const key = newKey();
    const others = Array.from({ length: 200 }, (_, index) => authority(`Somebody ${index}`, undefined, { key }));
    const batch = others.map((other, index) => { writeFileSync(join(one.home, `${index}.der`), other.x509.raw); return `-A -n "Somebody ${index}" -t ",," -i ${join(one.home, `${index}.der`)}`; });
    writeFileSync(join(one.home, 'batch'), `${batch.join('\n')}\n`);
    certutil(one, '-B', '-i', join(one.home, 'batch'));
    const before = await listing(one.store);
    expect(before).toHaveLength(200);
    const run = one.run();
    const changes = await applyAll(step, run);
    expect((await step.verify(run)).answer).toBe('ok');
    await undoAll(step, changes, run);
    expect(await listing(one.store)).toEqual(before);
  });

  test('with nicknames that clash, are quoted, end in blanks or are in other letters', async () => {
    const one = scratch();
    await prepare(one.store, []);
    const ours = `demolab-ola ${person.x509.serialNumber.toLowerCase().slice(-8)}`;
    for (const nickname of [ours, 'a "quoted" \\ one', 'blank at the end ', 'æøå 密码', "-L -n 'x'"]) {
      execFileSync('/usr/bin/certutil', ['-A', '-d', `sql:${databaseOf(one)}`, '-n', nickname, '-t', ',,'], { input: authority(`CA of ${nickname}`).x509.raw });
    }
    const before = await listing(one.store);
    const run = one.run();
    const changes = await applyAll(step, run);
    expect((await step.verify(run)).answer).toBe('ok');
    await undoAll(step, changes, run);
    expect(await listing(one.store)).toEqual(before);
  });

  test.runIf(process.getuid?.() === 0)('that this user may not write is left alone', async () => {
    const one = scratch();
    await prepare(one.store, []);
    chmodSync(one.home, 0o755);
    execFileSync('/bin/chattr', ['+i', join(databaseOf(one), 'cert9.db')]);
    try {
      const run = one.run();
      const { changes } = await step.plan(run);
      await expect(step.changes?.carryOut(changes[0]?.record ?? {}, 'apply', run)).rejects.toThrow(problem('certificate.storeNotWritable'));
      expect(await step.changes?.observe(changes[0]?.record ?? {}, run)).toBe('before');
    } finally {
      execFileSync('/bin/chattr', ['-i', join(databaseOf(one), 'cert9.db')]);
    }
  });
});

async function holdDatabase(one: Scratch, seconds: number): Promise<ReturnType<typeof spawn>> {
  const script = `import sqlite3,time\nc=sqlite3.connect(${JSON.stringify(join(databaseOf(one), 'cert9.db'))},isolation_level=None)\nc.execute('BEGIN EXCLUSIVE')\nprint('held',flush=True)\ntime.sleep(${seconds})`;
  const holder = spawn('/usr/bin/python3', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}

describe('layouts', () => {
  test('a new computer gets the new place, closed to others, and never ~/.pki', async () => {
    const one = scratch();
    await applyAll(step, one.run());
    expect(statSync(databaseOf(one)).mode & 0o777).toBe(0o700);
    expect(readdirSync(databaseOf(one)).map((name) => statSync(join(databaseOf(one), name)).mode & 0o077)).toEqual([0, 0, 0]);
    expect(existsSync(join(one.home, '.pki'))).toBe(false);
  });

  test('an old ~/.pki/nssdb is used even when it is empty, and is there after undo', async () => {
    const one = scratch();
    mkdirSync(join(one.home, '.pki/nssdb'), { recursive: true });
    const run = one.run();
    const changes = await applyAll(step, run);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { stores: [join(one.home, '.pki/nssdb')] } });
    expect(existsSync(join(one.home, '.local'))).toBe(false);
    await undoAll(step, changes, run);
    expect(readdirSync(join(one.home, '.pki'))).toEqual(['nssdb']);
    expect(readdirSync(join(one.home, '.pki/nssdb'))).toEqual([]);
  });

  test('a snap beside an ordinary browser gets it too', async () => {
    const browsers = [{ name: 'Google Chrome', major: 156, packaging: 'system' }, { name: 'Chromium', major: 150, packaging: 'snap' }] as const;
    const one = scratch({ installed: () => Promise.resolve(browsers), isRunning: () => Promise.resolve(true) });
    mkdirSync(join(one.home, 'snap/chromium/current/.pki/nssdb'), { recursive: true });
    const run = one.run();
    await applyAll(step, run);
    expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { stores: [databaseOf(one), join(one.home, 'snap/chromium/current/.pki/nssdb')] } });
  });
});

const cuts = atLength(10, 30);
test(`cut off ${String(cuts)} times at any moment, it can be cleaned up, continued and taken back`, async () => {
  const one = scratch();
  await prepare(one.store, [expired()], [[root, ',,']]);
  const before = await listing(one.store);
  for (let round = 0; round < cuts; round += 1) {
    const cut = new AbortController();
    const run = one.run();
    const { changes } = await step.plan(run);
    const cutRun = { ...run, ...(run.identity && { identity: run.identity }), signal: cut.signal };
    const timer = setTimeout(() => cut.abort(), 1200 * round / cuts);
    for (const { record } of changes) await step.changes?.carryOut(record, 'apply', cutRun).catch((error: unknown) => expect(String(error)).toMatch(/Abort/));
    clearTimeout(timer);
    for (const { record } of changes) await step.changes?.sweep(record, run);
    const states = await Promise.all(changes.map(({ record }) => step.changes?.observe(record, run)));
    expect(states.filter((state) => state !== 'before' && state !== 'after')).toEqual([]);
    await undoAll(step, changes.filter((_change, index) => states[index] === 'after'), run);
    expect(await listing(one.store)).toEqual(before);
  }
}, 300_000);

describe('beside OpenSSL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-openssl-'));
  const files = { cert: join(folder, 'c.pem'), key: join(folder, 'k.pem'), p12: join(folder, 'x.p12'), words: join(folder, 'words') };

  test.for([
    ['its present form', []], ['its older form', ['-legacy']], ['3DES throughout', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['AES-128 and SHA-512', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512']], ['open certificates', ['-certpbe', 'NONE']], ['no checksum', ['-nomac']],
  ] as const)('reads %s, also with a passphrase beyond ASCII', async ([, words]) => {
    for (const passphrase of ['fake passphrase', 'blåbær ñ 密码']) {
      writeFileSync(files.cert, person.x509.toString());
      writeFileSync(files.key, person.key.export({ format: 'pem', type: 'pkcs8' }));
      writeFileSync(files.words, passphrase);
      execFileSync('/usr/bin/openssl', ['pkcs12', '-export', '-in', files.cert, '-inkey', files.key, '-out', files.p12, '-passout', `file:${files.words}`, ...words]);
      expect((await readP12(readFileSync(files.p12), new Secret(passphrase))).leaf.sha256).toBe(sha256Of(person));
    }
  });

  test('what we write for NSS is read by OpenSSL', () => {
    writeFileSync(files.words, 'once');
    writeFileSync(files.p12, writeP12(identityOf(person), 'demolab-ola', new Secret('once')));
    const text = execFileSync('/usr/bin/openssl', ['pkcs12', '-in', files.p12, '-passin', `file:${files.words}`, '-noenc'], { encoding: 'utf8' });
    expect(text).toContain('friendlyName: demolab-ola');
    expect(text).toContain('BEGIN PRIVATE KEY');
    rmSync(folder, { recursive: true });
  });
});
