// What one certificate store needs so that the browser can show this certificate: pure, from a reading of the store. New beside old: the
// new certificate comes in first, and an old one goes last, when the new one has been proved.

import type { Facts } from '../../../preload/contract/facts.ts';
import type { Change, ChangeKind, LabName } from '../../../preload/contract/plans.ts';
import type { QuestionName } from '../../../preload/contract/questions.ts';
import { LabProblem } from '../../core/problem.ts';
import { dayOf, type Certificate } from '../../system/certificate-store/certificate.ts';
import type { Identity } from '../../system/certificate-store/identity.ts';
import { isOfLab, isOfUser, isRoot, workbenchRootIn } from '../../system/certificate-store/judge.ts';
import { keyIdOf } from '../../system/certificate-store/key-id.ts';
import { isTrustedForServers, type PlaceId, type StorePlace, type StoredCertificate, type StoreReading } from '../../system/certificate-store/store.ts';
import type { PlannedChange } from '../step.ts';
import type { CertificateRecord } from './record.ts';

export interface Wanted {
  readonly identity: Identity;
  readonly lab: LabName;
  readonly roots: Facts['roots'];
  readonly nowMs: number;
  readonly accept: readonly QuestionName[];
  /** What the journal says we imported into this store, by SHA-256. */
  readonly imported: ReadonlySet<string>;
  /** The store can keep an old identity aside. Where it cannot, only one of ours goes, and for good. */
  readonly canRetire: boolean;
}

/** The changes for one store; none when all is in place. Throws `certificate.olderThanInstalled`, `unsupported`. */
export function planStore(wanted: Wanted, place: StorePlace, reading: StoreReading): readonly PlannedChange[] {
  const others = othersOfThisPerson(wanted, reading);
  const newer = newerOf(wanted, others);
  if (!wanted.accept.includes('older-certificate')) refuseOlder(wanted, newer);
  return [
    ...(reading.exists ? [] : [planned(place, { kind: 'certificate.createStore', place: place.id, folders: reading.missingFolders }, {})]),
    ...planImport(wanted, place, reading),
    ...authoritiesToAdd(wanted, reading).map((one) => planAuthority(one, place)),
    ...planTrust(wanted, place, reading),
    // Agreed or not, a newer one is never taken out: the older one comes in beside it.
    ...others.filter((old) => !newer.includes(old) && mayGo(old, wanted)).map((old) => planRetirement(old, wanted, place)),
  ];
}

function planned(place: StorePlace, record: CertificateRecord, facts: Change['facts'], undo: Change['undo'] = 'by-listing'): PlannedChange {
  return { kind: inWordsOf(place.id, record.kind), facts: { ...facts, place: place.path }, place: place.path, diff: [], needsAdministrator: false, undo, record };
}

type Wordings = Readonly<Partial<Record<CertificateRecord['kind'], ChangeKind>>>;

/** What the person will see differs: Windows and macOS ask by themselves before an authority is trusted. */
const wordings: Readonly<Partial<Record<PlaceId, Wordings>>> = {
  windows: { 'certificate.import': 'certificate.importInWindows', 'certificate.trustRoot': 'certificate.trustRootInWindows', 'certificate.retireOld': 'certificate.archiveOld' },
  keychain: { 'certificate.import': 'certificate.importInKeychain', 'certificate.trustRoot': 'certificate.trustRootInKeychain' },
};

function inWordsOf(place: PlaceId, kind: CertificateRecord['kind']): ChangeKind {
  return wordings[place]?.[kind] ?? kind;
}

/** Other certificates with a key for the same lab and person: what a reissue leaves behind. */
function othersOfThisPerson({ identity, lab }: Wanted, { certificates }: StoreReading): readonly StoredCertificate[] {
  return certificates.filter(({ certificate, hasKey }) => hasKey && certificate.sha256 !== identity.leaf.sha256
    && isOfLab(certificate, lab) && isOfUser(certificate, lab) && keyIdOf(certificate.x509) !== undefined);
}

/** A newer one that has expired is none: it lets nobody in. */
function newerOf({ identity: { leaf }, nowMs }: Wanted, others: readonly StoredCertificate[]): readonly StoredCertificate[] {
  return others.filter(({ certificate }) => certificate.notAfterMs >= nowMs && isNewer(certificate, leaf));
}

function refuseOlder({ identity: { leaf } }: Wanted, [newer]: readonly StoredCertificate[]): void {
  if (newer === undefined) return;
  const installed = dayOf(newer.certificate.notBeforeMs);
  throw new LabProblem('certificate.olderThanInstalled', { name: leaf.subject, date: dayOf(leaf.notBeforeMs), installed }, { retry: 'never' });
}

function isNewer(one: Certificate, other: Certificate): boolean {
  return one.notBeforeMs > other.notBeforeMs || (one.notBeforeMs === other.notBeforeMs && one.notAfterMs > other.notAfterMs);
}

function planImport({ identity: { leaf }, lab }: Wanted, place: StorePlace, { certificates, keyIds }: StoreReading): readonly PlannedChange[] {
  const keyId = keyIdOf(leaf.x509);
  if (keyId === undefined) throw new LabProblem('certificate.unsupported', { detail: leaf.x509.publicKey.asymmetricKeyType ?? '' }, { retry: 'never' });
  const stored = certificates.find((one) => one.certificate.sha256 === leaf.sha256);
  // On Windows a key belongs to one certificate: that of a twin does not make this one whole.
  const [hadCertificate, hadKey] = [stored !== undefined, stored?.hasKey ?? keyIds.includes(keyId)];
  if (hadCertificate && hadKey) return [];
  const nickname = `${lab.lab}-${lab.user} ${leaf.serial.slice(-8)}`;
  const facts = { name: leaf.subject, issuer: leaf.issuer, date: dayOf(leaf.notAfterMs), sha256: leaf.sha256 };
  return [planned(place, { kind: 'certificate.import', place: place.id, sha256: leaf.sha256, keyId, nickname, hadCertificate, hadKey }, facts)];
}

/** Those between the person's certificate and the root. They need no trust of their own. */
function authoritiesToAdd({ identity }: Wanted, { certificates }: StoreReading): readonly Certificate[] {
  return identity.chain.filter((one) => !isRoot(one) && !certificates.some(({ certificate }) => certificate.sha256 === one.sha256));
}

function planAuthority(authority: Certificate, place: StorePlace): PlannedChange {
  return planned(place, { kind: 'certificate.addAuthority', place: place.id, ...kept(authority) }, { name: authority.subject });
}

/** What of an authority goes into the journal: the whole, since the archive may be gone when it is looked at again. */
function kept(authority: Certificate): { sha256: string; nickname: string; certificate: string } {
  return { sha256: authority.sha256, nickname: `${authority.subject} ${authority.sha256.slice(0, 8)}`, certificate: authority.der.toString('base64') };
}

function planTrust(wanted: Wanted, place: StorePlace, { certificates }: StoreReading): readonly PlannedChange[] {
  const root = workbenchRootIn(wanted.identity.chain, wanted.roots);
  const stored = certificates.find(({ certificate }) => certificate.sha256 === root?.sha256);
  if (root === undefined || (stored !== undefined && isTrustedForServers(stored.trust))) return [];
  const record = { kind: 'certificate.trustRoot', place: place.id, ...kept(root), trustBefore: stored?.trust ?? null } as const;
  return [planned(place, record, { name: root.subject, fingerprint: shownFingerprint(root, wanted.roots, place.id) })];
}

/** As the guide prints it: groups of eight, capitals. The window of Windows shows the SHA-1. */
function shownFingerprint({ sha1, sha256 }: Certificate, roots: Facts['roots'], place: PlaceId): string {
  const hex = place === 'windows' || roots.some((root) => root.sha1 === sha1) ? sha1 : sha256;
  return (hex.toUpperCase().match(/.{8}/g) ?? []).join(' ');
}

/** What cannot be kept for an undo stays, unless it came from us. */
function mayGo({ certificate }: StoredCertificate, { canRetire, imported }: Wanted): boolean {
  return canRetire || imported.has(certificate.sha256);
}

function planRetirement({ certificate, nickname }: StoredCertificate, { identity, canRetire }: Wanted, place: StorePlace): PlannedChange {
  const { sha256, subject, notAfterMs, x509 } = certificate;
  const common = { place: place.id, sha256, successor: identity.leaf.sha256, notAfterMs };
  const facts = { name: subject, date: dayOf(notAfterMs), sha256 };
  if (!canRetire) return planned(place, { kind: 'certificate.removeOld', ...common }, facts, 'impossible');
  return planned(place, { kind: 'certificate.retireOld', ...common, keyId: keyIdOf(x509) ?? '', nickname }, facts);
}
