// What a certificate says of itself: whose it is, who issued it, how long it is valid, and the digests it is told by. Decides nothing.

import { X509Certificate } from 'node:crypto';

export interface Certificate {
  readonly der: Buffer;
  /** The common name, or the whole subject when there is not exactly one. */
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  /** Hex, lower case. */
  readonly sha1: string;
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly isAuthority: boolean;
  readonly x509: X509Certificate;
}

/** Reads a certificate from DER or PEM. Throws what node:crypto throws when it is none. */
export function readCertificate(content: Uint8Array | string): Certificate {
  const x509 = new X509Certificate(content);
  return {
    der: x509.raw, x509, serial: x509.serialNumber.toLowerCase(),
    subject: nameOf(x509, 'subject'), issuer: nameOf(x509, 'issuer'),
    sha1: plainHex(x509.fingerprint), sha256: plainHex(x509.fingerprint256),
    notBeforeMs: Date.parse(x509.validFrom), notAfterMs: Date.parse(x509.validTo),
    isAuthority: x509.ca,
  };
}

/** All values of one attribute (for example `CN`, `UID`) in the subject or issuer. */
export function attributesOf(x509: X509Certificate, which: 'subject' | 'issuer', attribute: string): readonly string[] {
  const found: unknown = (x509.toLegacyObject()[which] as unknown as Readonly<Record<string, unknown>> | undefined)?.[attribute];
  return (Array.isArray(found) ? found : [found]).filter((value): value is string => typeof value === 'string');
}

function nameOf(x509: X509Certificate, which: 'subject' | 'issuer'): string {
  const [name, ...more] = attributesOf(x509, which, 'CN');
  return name !== undefined && more.length === 0 ? name : (x509[which] ?? '').replaceAll('\n', ', ');
}

/** Answers whether `issuer` issued the certificate: names and signature. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.x509.publicKey);
}

/** A day as it stands in sentences and evidence: UTC, `2026-10-07`. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function plainHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
