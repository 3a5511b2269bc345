// Puts identities into an NSS database and takes them out again, by SHA-256. NSS gives twins of one subject (an old and a reissued
// certificate) one nickname, and deleting by nickname takes the newer one, so the key's id is used, and what went is looked up afterwards.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LabProblem } from '../../../core/problem.ts';
import { wipeIdentity, type Identity } from '../identity.ts';
import { keyIdOf } from '../key-id.ts';
import { oneTimePassphrase } from '../one-time-passphrase.ts';
import { readIdentities } from '../p12/read-p12.ts';
import { writeP12 } from '../p12/write-p12.ts';
import type { StoredCertificate, StoreReading } from '../store.ts';
import { deleteCertificate, deleteKey, deleteNamed, exportP12, importP12, listKeys, putCertificate } from './commands.ts';
import { hasNoKeys, readKeyIds } from './output.ts';
import { inPrivateFolder } from '../private-folder.ts';
import { readDatabase } from './read.ts';
import type { Tools } from './tool.ts';

/** Imports certificate and key. When that fails, a key that came in without its certificate is removed again. */
export async function addIdentity(db: string, identity: Identity, nickname: string, { look, change, uncancelled }: Tools): Promise<void> {
  const keyId = keyIdOf(identity.leaf.x509);
  if (keyId === undefined) throw new LabProblem('certificate.unsupported', { detail: 'key' }, { retry: 'never' });
  const hadKey = readKeyIds((await look(listKeys(db), hasNoKeys)).stdout.toString('latin1')).includes(keyId);
  const passphrase = oneTimePassphrase();
  try {
    await inPrivateFolder(async (write) => change(importP12(db, await write('identity.p12', writeP12(identity, nickname, passphrase)), await write('once', passphrase.reveal()))));
  } catch (error) {
    if (!hadKey) await removeOrphanKey(db, keyId, identity.leaf.sha256, uncancelled());
    throw error;
  } finally {
    passphrase.wipe();
  }
}

async function removeOrphanKey(db: string, keyId: string, sha256: string, { look, change }: Tools): Promise<void> {
  const now = await readDatabase(db, look);
  if (now.keyIds.includes(keyId) && find(now, sha256) === undefined) await change(deleteKey(db, keyId));
}

/** Takes an identity out as a copy; undefined when certificate or key is not there. */
export async function takeIdentity(db: string, sha256: string, { look }: Tools): Promise<Identity | undefined> {
  const stored = find(await readDatabase(db, look), sha256);
  const keyId = stored?.hasKey === true ? keyIdOf(stored.certificate.x509) : undefined;
  if (keyId === undefined) return undefined;
  const passphrase = oneTimePassphrase();
  try {
    const exported = await inPrivateFolder(async (write, folder) => {
      const file = join(folder, 'identity.p12');
      await look(exportP12(db, keyId, file, await write('once', passphrase.reveal())));
      return readFile(file);
    });
    const all = await readIdentities(exported, passphrase, 'ours');
    for (const other of all) if (other.leaf.sha256 !== sha256) wipeIdentity(other);
    return all.find((one) => one.leaf.sha256 === sha256);
  } finally {
    passphrase.wipe();
  }
}

/** Removes one certificate; its key stays. Where NSS can only take another of the subject first, that one is put back. */
export async function removeCertificate(db: string, sha256: string, { look, change }: Tools): Promise<void> {
  const before = await readDatabase(db, look);
  const target = find(before, sha256);
  if (target === undefined) return;
  const keyId = keyIdOf(target.certificate.x509);
  if (keyId === undefined) throw new LabProblem('certificate.unsupported', { detail: 'key' }, { retry: 'never' });
  const isOnlyOneOfName = before.certificates.filter((one) => one.nickname === target.nickname).length === 1;
  let now = before;
  for (let round = 0; round < before.certificates.length && find(now, sha256) !== undefined; round += 1) {
    await change(isOnlyOneOfName && round === 0 ? deleteNamed(db, target.nickname) : deleteCertificate(db, keyId));
    now = await readDatabase(db, look);
  }
  for (const lost of before.certificates.filter((one) => one !== target && find(now, one.certificate.sha256) === undefined)) {
    await change(putCertificate(db, lost.nickname, lost.hasKey ? ',,' : lost.trust, lost.certificate.der));
  }
}

function find({ certificates }: Pick<StoreReading, 'certificates'>, sha256: string): StoredCertificate | undefined {
  return certificates.find((one) => one.certificate.sha256 === sha256);
}
