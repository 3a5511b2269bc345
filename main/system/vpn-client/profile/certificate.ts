// What the certificates and the key of a profile say: whose they are, how long they are valid, whether they belong together, and whether
// the authority is one the service uses now. Takes the time as an argument. No trust is decided here beyond what facts say.

import { createPrivateKey, type X509Certificate } from 'node:crypto';
import type { Facts } from '../../../../preload/contract/facts.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { PemPart } from './pem.ts';

export interface CertificateReading {
  /** The common name, or the whole subject when there is none. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** Of the certificate, 64 hex digits. */
  readonly sha256: string;
}

/** Reads a certificate. Throws what node:crypto throws when it is none. */
export function readCertificate(certificate: X509Certificate): CertificateReading {
  return {
    subject: commonName(certificate.subject), issuer: commonName(certificate.issuer),
    notBeforeMs: Date.parse(certificate.validFrom), notAfterMs: Date.parse(certificate.validTo),
    sha256: plainHex(certificate.fingerprint256),
  };
}

/** A day as it stands in texts and evidence: UTC, `2026-10-07`. */
export function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function commonName(name: string): string {
  return /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');
}

function plainHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

/** Throws `vpn.profileTooOld` when the authority is older than the service's present one, `vpn.otherRoot` when it is another one. */
export function checkRoot(authorities: readonly X509Certificate[], roots: Facts['roots']): void {
  const wanted = roots.filter((root) => root.use === 'vpn');
  if (wanted.length === 0 || authorities.some((authority) => wanted.some((root) => isRoot(authority, root)))) return;
  const newest = Math.max(...authorities.map((authority) => Date.parse(authority.validFrom)));
  const begins = wanted.flatMap((root) => (root.notBefore === undefined ? [] : [Date.parse(root.notBefore)]));
  const isOld = begins.length > 0 && begins.every((begin) => newest < begin);
  const name = commonName(authorities[0]?.subject ?? '');
  throw new LabProblem(isOld ? 'vpn.profileTooOld' : 'vpn.otherRoot', { name, date: day(newest) }, { retry: 'never' });
}

function isRoot(authority: X509Certificate, root: Facts['roots'][number]): boolean {
  return (root.sha1 === undefined || root.sha1 === plainHex(authority.fingerprint))
    && (root.sha256 === undefined || root.sha256 === plainHex(authority.fingerprint256))
    && (root.notBefore === undefined || Date.parse(authority.validFrom) >= Date.parse(root.notBefore));
}

/** Throws `vpn.certificateExpired` or `vpn.certificateNotYetValid` for the person's certificate, or when no authority is valid now. */
export function checkDates(own: X509Certificate, authorities: readonly X509Certificate[], nowMs: number): void {
  const longest = [...authorities].sort((one, other) => Date.parse(other.validTo) - Date.parse(one.validTo)).slice(0, 1);
  for (const { notBeforeMs, notAfterMs, subject } of [own, ...longest].map(readCertificate)) {
    if (notAfterMs < nowMs) throw new LabProblem('vpn.certificateExpired', { name: subject, date: day(notAfterMs) }, { retry: 'never' });
    if (notBeforeMs > nowMs) throw new LabProblem('vpn.certificateNotYetValid', { name: subject, date: day(notBeforeMs) });
  }
}

/** What OpenSSL 3 refuses as it comes with Ubuntu: RSA keys below 2048 bits, signatures over MD5 or SHA-1. Throws `vpn.certificateTooWeak`. */
export function checkStrength(certificate: X509Certificate): void {
  const bits = certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? Number.POSITIVE_INFINITY;
  const isWeak = bits < 2048 || weakSignatures.some((identifier) => certificate.raw.includes(identifier));
  if (isWeak) throw new LabProblem('vpn.certificateTooWeak', { name: commonName(certificate.subject) }, { retry: 'never' });
}

/** md5WithRSAEncryption, sha1WithRSAEncryption (RFC 8017) and ecdsa-with-SHA1 (RFC 3279) as DER; node:crypto does not tell which was used. */
const weakSignatures = ['06092a864886f70d010104', '06092a864886f70d010105', '06072a8648ce3d0401'].map((hex) => Buffer.from(hex, 'hex'));

/** Answers whether a private key needs a passphrase. */
export function isEncryptedKey({ label, text }: PemPart): boolean {
  return label === 'ENCRYPTED PRIVATE KEY' || /^DEK-Info:/m.test(text);
}

/** Answers whether a key without passphrase belongs to a certificate. Throws what node:crypto throws when it is no key. */
export function isKeyOf(certificate: X509Certificate, key: PemPart): boolean {
  return certificate.checkPrivateKey(createPrivateKey(key.text));
}
