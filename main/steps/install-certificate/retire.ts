// Takes an old certificate with its key out of a store into a store of its own beside it, and back. First the copy, then the removal, so
// that a crash in between leaves it twice and never nowhere.

import { keyIdOf } from '../../system/certificate-store/key-id.ts';
import { wipeIdentity } from '../../system/certificate-store/identity.ts';
import type { CertificateDatabase } from '../../system/certificate-store/store.ts';

export interface Retired {
  readonly sha256: string;
  readonly keyId: string;
  readonly nickname: string;
}

type AnyDatabase = CertificateDatabase['retired'];

/** Answers whether a certificate and its key wait beside the store. */
export async function isRetired(db: CertificateDatabase, sha256: string): Promise<boolean> {
  return has(db.retired, sha256);
}

/** Moves it aside. One that is not in the store any more is left at that. */
export async function retire(db: CertificateDatabase, old: Retired): Promise<void> {
  if (!await has(db, old.sha256)) return;
  await db.retired.create();
  await copy(db, db.retired, old);
  await remove(db, old);
}

/** Moves it back. Answers false when it is in neither place. */
export async function putBack(db: CertificateDatabase, old: Retired): Promise<boolean> {
  if (!await has(db, old.sha256)) {
    if (!await has(db.retired, old.sha256)) return false;
    await copy(db.retired, db, old);
  }
  await remove(db.retired, old);
  await db.retired.removeIfEmpty(1);
  return true;
}

/**
 * After a crash, whichever way it went: while the old one is in the store, what there is of its copy goes, a store beside it that was only
 * begun included; where the copy is the only one, the rest of the old one goes. So it is whole in one place and in part in none.
 */
export async function sweepRetirement(db: CertificateDatabase, old: Retired): Promise<void> {
  if (await has(db, old.sha256)) return removeCopy(db.retired, old);
  // NSS removes certificate and key one after the other.
  if (await has(db.retired, old.sha256)) await remove(db, old);
}

/** A store that cannot be read was cut off in the making: one with retired identities had been whole before, and NSS changes it in transactions. */
async function removeCopy(retired: AnyDatabase, old: Retired): Promise<void> {
  await retired.removeUnfinished(1);
  if (!(await retired.read()).exists) return;
  await remove(retired, old);
  await retired.removeIfEmpty(1);
}

async function has(db: AnyDatabase, sha256: string): Promise<boolean> {
  return (await db.read()).certificates.some(({ certificate, hasKey }) => hasKey && certificate.sha256 === sha256);
}

async function copy(from: AnyDatabase, to: AnyDatabase, { sha256, nickname }: Retired): Promise<void> {
  if (await has(to, sha256)) return;
  const identity = await from.takeIdentity(sha256);
  if (identity === undefined) throw new Error('an identity that was listed could not be taken out');
  try {
    await to.addIdentity(identity, nickname);
  } finally {
    wipeIdentity(identity);
  }
  if (!await has(to, sha256)) throw new Error('an identity that was copied is not listed');
}

/** A renewal over the same key keeps it. */
async function remove(db: AnyDatabase, { sha256, keyId }: Retired): Promise<void> {
  await db.removeCertificate(sha256);
  const { certificates } = await db.read();
  if (!certificates.some(({ certificate }) => keyIdOf(certificate.x509) === keyId)) await db.removeKey(keyId);
}
