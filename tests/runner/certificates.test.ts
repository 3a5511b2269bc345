// A throw-away certificate goes into the real store of the machine and out again: CurrentUser on Windows, a keychain of its own on macOS, an NSS
// database in a folder of its own on Linux. No root is trusted, because Windows and macOS ask the person before they do; an authority in
// between is added where that asks nobody.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret } from '../../main/core/secret.ts';
import { readCertificate } from '../../main/system/certificate-store/certificate.ts';
import type { Identity } from '../../main/system/certificate-store/identity.ts';
import { openKeychain } from '../../main/system/certificate-store/keychain/database.ts';
import type { CertificateDatabase, StorePlace } from '../../main/system/certificate-store/store.ts';
import { authority, client, pkcs8Of, sha256Of } from '../fixtures/certificates/issue.ts';
import { platform, runToEnd, throwAwayMachine } from './this-machine.ts';

const signal = new AbortController().signal;
const labAuthority = authority('RUNNER THROW-AWAY CA');
const people = { 'an RSA key': client('runner-rsa', labAuthority, { kind: 'rsa' }), 'a key on an elliptic curve': client('runner-ec', labAuthority) };

let folder: string;
let place: StorePlace;
let db: CertificateDatabase;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'certificates-for-real-')));
  const { certificateStore, runner } = throwAwayMachine(platform === 'linux' ? folder : undefined);
  if (platform === 'darwin') {
    place = { id: 'keychain', path: join(folder, 'throw-away.keychain-db') };
    await security('create-keychain', '-p', 'fake', place.path);
    await security('unlock-keychain', '-p', 'fake', place.path);
    db = openKeychain(place, folder, runner, signal);
  } else {
    place = (await certificateStore?.places(signal))?.[0] ?? expect.unreachable('this machine has no store');
    db = certificateStore?.open(place.id, signal) ?? expect.unreachable('this machine has no store');
    if (!(await db.read()).exists) await db.create();
  }
});
afterAll(async () => {
  if (platform === 'darwin') await security('delete-keychain', place.path);
  rmSync(folder, { recursive: true, force: true });
});

async function security(...args: readonly string[]): Promise<void> {
  expect(await runToEnd(['/usr/bin/security', ...args])).toMatchObject({ exitCode: 0 });
}

const listing = async (): Promise<readonly string[]> => (await db.read()).certificates.map(({ certificate, hasKey, trust }) => `${certificate.sha256} ${String(hasKey)} ${trust}`).sort();

function identityOf(person: (typeof people)[keyof typeof people]): Identity {
  return { leaf: readCertificate(person.x509.raw), key: new Secret(pkcs8Of(person.key)), chain: [] };
}

async function isProved(sha256: string): Promise<boolean> {
  const { certificates } = await db.read();
  const stored = certificates.find(({ certificate }) => certificate.sha256 === sha256);
  if (stored === undefined) return false;
  const [proof] = await throwAwayMachine(platform === 'linux' ? folder : undefined).certificateStore?.prove(place, [stored.certificate], signal) ?? [];
  return stored.hasKey && proof?.listed === true && proof.hasKey;
}

test.for(Object.entries(people))('a certificate with %s goes in with its key, is proved by another route, and goes out to the same listing', async ([, person]) => {
  const before = await listing();
  await db.addIdentity(identityOf(person), 'throw-away');
  expect(await isProved(sha256Of(person))).toBe(true);
  if (platform === 'linux') for (const keyId of (await db.read()).keyIds) await db.removeKey(keyId);
  await db.removeCertificate(sha256Of(person));
  expect(await isProved(sha256Of(person))).toBe(false);
  expect(await listing()).toEqual(before);
});

test('an authority that nobody is asked about goes in without trust, and out to the same listing', async () => {
  const before = await listing();
  await db.putAuthority(readCertificate(labAuthority.x509.raw), 'throw-away authority', ',,');
  expect((await listing()).filter((line) => line.startsWith(sha256Of(labAuthority)))).toEqual([expect.not.stringMatching(/ \S*C/)]);
  await db.removeCertificate(sha256Of(labAuthority));
  expect(await listing()).toEqual(before);
});
