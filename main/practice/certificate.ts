// One certificate of the practice lab: key from node:crypto (fast), certificate from node-forge (Node cannot issue any).

import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

export interface Issued {
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
}

export interface CertificateRequest {
  readonly commonName: string;
  readonly organization: string;
  readonly use: 'authority' | 'server' | 'client';
  /** The host name of a server. */
  readonly dnsName?: string;
  readonly key: forge.pki.rsa.PrivateKey;
  /** Left out for a root. */
  readonly issuer?: Issued;
  /** When it is issued: milliseconds since 1970. */
  readonly nowMs: number;
  /** From then; long when left out, because a practice folder may lie for years and must then still work. */
  readonly lifetimeMs?: number;
}

export const dayMs = 24 * 60 * 60 * 1000;
const longLifetimeMs = 10 * 365 * dayMs;

/** A new RSA key of 2048 bits. */
export async function makeKey(): Promise<forge.pki.rsa.PrivateKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
}

/** Issues a certificate that is valid from yesterday, so that a clock that is a little wrong does not matter. */
export function issueCertificate(request: CertificateRequest): Issued {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(request.key.n, request.key.e);
  // A serial number is a positive integer: the first byte keeps the sign bit clear.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(request.nowMs - dayMs);
  certificate.validity.notAfter = new Date(request.nowMs + (request.lifetimeMs ?? longLifetimeMs));
  const subject = [{ name: 'organizationName', value: request.organization }, { name: 'commonName', value: request.commonName }];
  certificate.setSubject(subject);
  certificate.setIssuer(request.issuer?.certificate.subject.attributes ?? subject);
  certificate.setExtensions(extensionsFor(request, (request.issuer?.certificate ?? certificate).generateSubjectKeyIdentifier().getBytes()));
  certificate.sign(request.issuer?.key ?? request.key, forge.md.sha256.create());
  return { certificate, key: request.key };
}

function extensionsFor(request: CertificateRequest, issuerKeyId: string): object[] {
  const keyIds = [{ name: 'subjectKeyIdentifier' }, { name: 'authorityKeyIdentifier', keyIdentifier: issuerKeyId }];
  if (request.use === 'authority') return [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ...keyIds,
  ];
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: request.use === 'server', clientAuth: request.use === 'client' },
    ...(request.dnsName === undefined ? [] : [{ name: 'subjectAltName', altNames: [{ type: 2, value: request.dnsName }] }]),
    ...keyIds,
  ];
}
