// Takes an old certificate with its key out of a store into a store of its own beside it, and back. First the copy, then the removal, so
// that a crash in between leaves it twice and never nowhere. For stores that give out their keys.

import { wipeIdentity } from './identity.ts';
import { keyIdOf } from './key-id.ts';
import type { CertificateDatabase, OldIdentity, Retirement } from './store.ts';

type AnyDatabase = Omit<CertificateDatabase, 'retirement'>;

/** A store with another of the same kind beside it, in which no browser looks. */
export function retireBeside(db: AnyDatabase, retired: AnyDatabase): Retirement {
  return {
    has: (sha256) => has(retired, sha256), retire: (old) => retire(db, retired, old), putBack: (old) => putBack(db, retired, old),
    sweep: (old) => sweepRetirement(db, retired, old),
  };
}

async function retire(db: AnyDatabase, retired: AnyDatabase, old: OldIdentity): Promise<void> {
  if (!await has(db, old.sha256)) return;
  await retired.create();
  await copy(db, retired, old);
  await remove(db, old);
}

async function putBack(db: AnyDatabase, retired: AnyDatabase, old: OldIdentity): Promise<boolean> {
  if (!await has(db, old.sha256)) {
    if (!await has(retired, old.sha256)) return false;
    await copy(retired, db, old);
  }
  await remove(retired, old);
  await retired.removeIfEmpty(1);
  return true;
}

/**
 * After a crash, whichever way it went: while the old one is in the store, what there is of its copy goes, a store beside it that was only
 * begun included; where the copy is the only one, the rest of the old one goes. So it is whole in one place and in part in none.
 */
async function sweepRetirement(db: AnyDatabase, retired: AnyDatabase, old: OldIdentity): Promise<void> {
  if (await has(db, old.sha256)) return removeCopy(retired, old);
  // NSS removes certificate and key one after the other.
  if (await has(retired, old.sha256)) await remove(db, old);
}

/** A store that cannot be read was cut off in the making: one with retired identities had been whole before, and NSS changes it in transactions. */
async function removeCopy(retired: AnyDatabase, old: OldIdentity): Promise<void> {
  await retired.removeUnfinished(1);
  if (!(await retired.read()).exists) return;
  await remove(retired, old);
  await retired.removeIfEmpty(1);
}

async function has(db: AnyDatabase, sha256: string): Promise<boolean> {
  return (await db.read()).certificates.some(({ certificate, hasKey }) => hasKey && certificate.sha256 === sha256);
}

async function copy(from: AnyDatabase, to: AnyDatabase, { sha256, nickname }: OldIdentity): Promise<void> {
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
async function remove(db: AnyDatabase, { sha256, keyId }: OldIdentity): Promise<void> {
  await db.removeCertificate(sha256);
  const { certificates } = await db.read();
  if (!certificates.some(({ certificate }) => keyIdOf(certificate.x509) === keyId)) await db.removeKey(keyId);
}
