// Makes the recorded changes to certificate stores and takes them back, each told by SHA-256. Paths come from the machine, the private key
// from the run. Only what we added is removed; a retired certificate is kept until an undo wants it back, where the store can keep it.

import type { Clock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import { readCertificate } from '../../system/certificate-store/certificate.ts';
import { keyIdOf } from '../../system/certificate-store/key-id.ts';
import { isTrustedForServers, type CertificateDatabase, type CertificateStore, type Retirement } from '../../system/certificate-store/store.ts';
import type { ChangeMaker, Direction, Observation, Run } from '../step.ts';
import { proveSuccessor } from './prove-successor.ts';
import { readCertificateRecord, type CertificateRecord } from './record.ts';

type RecordOf<Kind extends CertificateRecord['kind']> = Extract<CertificateRecord, { kind: Kind }>;

/** The change maker of the step. None of its changes needs an administrator: the stores are the person's own. */
export function createCertificateChanges(clock: Clock): ChangeMaker {
  return {
    observe: async (record, run) => withDatabase(readCertificateRecord(record), run, observe),
    needsAdministrator: () => Promise.resolve(false),
    carryOut: async (record, direction, run) => carryOut(readCertificateRecord(record), direction, run, clock),
    elevated: () => Promise.resolve([]),
    sweep: async (record, run) => withDatabase(readCertificateRecord(record), run, sweep),
  };
}

/** Journals outlive versions and computers: a store that this one does not have is a reason to stop. */
function storeOf(run: Run): CertificateStore {
  const store = run.machine.certificateStore;
  if (store === undefined) throw new Error('a certificate change on a computer without a certificate store');
  return store;
}

/** The plan only retires where the store can; a journal from elsewhere is a reason to stop. */
function retirementOf({ retirement }: CertificateDatabase): Retirement {
  if (retirement === undefined) throw new Error('a certificate is to be retired in a store that keeps none');
  return retirement;
}

/** Asking how things stand and cleaning up belong to a cancelled run too. */
function withDatabase<T>(record: CertificateRecord, run: Run, work: (record: CertificateRecord, db: CertificateDatabase) => Promise<T>): Promise<T> {
  return work(record, storeOf(run).open(record.place, new AbortController().signal));
}

/** What is in place is seen with one question; only where it is not, the whole store is read to tell what is there instead. */
async function observe(record: CertificateRecord, db: CertificateDatabase): Promise<Observation> {
  return await isInPlace(record, db) ? 'after' : observeInFull(record, db);
}

async function isInPlace(record: CertificateRecord, db: CertificateDatabase): Promise<boolean> {
  if (record.kind === 'certificate.createStore' || record.kind === 'certificate.retireOld' || record.kind === 'certificate.removeOld') return false;
  const keyId = record.kind === 'certificate.import' ? record.keyId : keyIdOf(readKept(record).x509);
  const trust = keyId === undefined ? undefined : (await db.trustsOf(keyId)).get(record.sha256);
  if (trust === undefined || record.kind === 'certificate.addAuthority') return trust !== undefined;
  return record.kind === 'certificate.import' ? (trust.split(',')[0] ?? '').includes('u') : isTrustedForServers(trust);
}

async function observeInFull(record: CertificateRecord, db: CertificateDatabase): Promise<Observation> {
  const reading = await db.read();
  if (record.kind === 'certificate.createStore') return reading.exists ? 'after' : 'before';
  const stored = reading.certificates.find(({ certificate }) => certificate.sha256 === record.sha256);
  switch (record.kind) {
    case 'certificate.addAuthority': return stored === undefined ? 'before' : 'after';
    case 'certificate.import': return observeImport(record, stored !== undefined, stored?.hasKey ?? reading.keyIds.includes(record.keyId));
    case 'certificate.trustRoot': return observeTrust(record, stored?.trust);
    case 'certificate.retireOld': return stored?.hasKey === true ? 'before' : await retirementOf(db).has(record.sha256) ? 'after' : 'other';
    case 'certificate.removeOld': return stored?.hasKey === true ? 'before' : 'after';
  }
}

function observeImport({ hadCertificate, hadKey }: RecordOf<'certificate.import'>, hasCertificate: boolean, hasKey: boolean): Observation {
  if (hasCertificate && hasKey) return 'after';
  return hasCertificate === hadCertificate && hasKey === hadKey ? 'before' : 'other';
}

function observeTrust({ trustBefore }: RecordOf<'certificate.trustRoot'>, trust: string | undefined): Observation {
  if (trust !== undefined && isTrustedForServers(trust)) return 'after';
  return (trust ?? null) === trustBefore ? 'before' : 'other';
}

async function carryOut(record: CertificateRecord, direction: Direction, run: Run, clock: Clock): Promise<void> {
  const db = storeOf(run).open(record.place, run.signal);
  return direction === 'undo' ? undo(record, db) : apply(record, db, run, clock);
}

async function apply(record: CertificateRecord, db: CertificateDatabase, run: Run, clock: Clock): Promise<void> {
  switch (record.kind) {
    case 'certificate.createStore': return db.create();
    case 'certificate.import': return importIdentity(record, db, run);
    case 'certificate.addAuthority': return db.putAuthority(readKept(record), record.nickname, ',,');
    case 'certificate.trustRoot': return db.putAuthority(readKept(record), record.nickname, 'C,,');
    case 'certificate.retireOld':
    case 'certificate.removeOld': {
      await proveSuccessor(record, db.place, run, clock);
      return record.kind === 'certificate.removeOld' ? db.removeCertificate(record.sha256) : retirementOf(db).retire(record);
    }
  }
}

async function importIdentity({ sha256, nickname }: RecordOf<'certificate.import'>, db: CertificateDatabase, { identity }: Run): Promise<void> {
  if (identity?.leaf.sha256 !== sha256) throw new Error('the certificate of the plan is not in this run');
  await db.addIdentity(identity, nickname);
}

function readKept({ certificate, sha256 }: { readonly certificate: string; readonly sha256: string }): ReturnType<typeof readCertificate> {
  const read = readCertificate(Buffer.from(certificate, 'base64'));
  if (read.sha256 !== sha256) throw new Error('a journalled certificate is not the one that was planned');
  return read;
}

async function undo(record: CertificateRecord, db: CertificateDatabase): Promise<void> {
  switch (record.kind) {
    case 'certificate.createStore': return db.removeIfEmpty(record.folders);
    case 'certificate.import': return removeImported(record, db);
    case 'certificate.addAuthority': return db.removeCertificate(record.sha256);
    case 'certificate.trustRoot': return undoTrust(record, db);
    case 'certificate.retireOld': {
      if (!await retirementOf(db).putBack(record)) throw new LabProblem('undo.changedSince', { file: db.place.path });
      return;
    }
    case 'certificate.removeOld': throw new Error('a certificate that was removed for good cannot be put back');
  }
}

async function removeImported({ sha256, keyId, hadCertificate, hadKey }: RecordOf<'certificate.import'>, db: CertificateDatabase): Promise<void> {
  if (!hadCertificate) await db.removeCertificate(sha256);
  if (!hadKey) await db.removeKey(keyId, sha256);
}

/** An authority that somebody has taken away meanwhile is not put back only to take its trust away. */
async function undoTrust(record: RecordOf<'certificate.trustRoot'>, db: CertificateDatabase): Promise<void> {
  const stored = (await db.read()).certificates.find(({ certificate }) => certificate.sha256 === record.sha256);
  if (stored === undefined) return;
  if (record.trustBefore === null) await db.removeCertificate(record.sha256);
  else await db.putAuthority(readKept(record), record.nickname, record.trustBefore);
}

/** Takes away what no completed change leaves: a store in part, a key without its certificate, a root without its trust, a second copy. */
async function sweep(record: CertificateRecord, db: CertificateDatabase): Promise<void> {
  switch (record.kind) {
    case 'certificate.createStore': return db.removeUnfinished(record.folders);
    case 'certificate.import': return sweepImport(record, db);
    case 'certificate.trustRoot': return sweepTrust(record, db);
    case 'certificate.retireOld': return retirementOf(db).sweep(record);
    case 'certificate.addAuthority':
    case 'certificate.removeOld': return;
  }
}

async function sweepImport({ keyId, hadKey }: RecordOf<'certificate.import'>, db: CertificateDatabase): Promise<void> {
  const { certificates, keyIds } = await db.read();
  const isOrphan = keyIds.includes(keyId) && !certificates.some(({ certificate }) => keyIdOf(certificate.x509) === keyId);
  if (isOrphan && !hadKey) await db.removeKey(keyId);
}

/** NSS adds a certificate in one transaction and its trust in the next (traced with NSS 3.87), so a root that we bring can be there without. */
async function sweepTrust({ sha256, trustBefore }: RecordOf<'certificate.trustRoot'>, db: CertificateDatabase): Promise<void> {
  const stored = trustBefore === null ? (await db.read()).certificates.find(({ certificate }) => certificate.sha256 === sha256) : undefined;
  if (stored !== undefined && /^,*$/.test(stored.trust)) await db.removeCertificate(sha256);
}
