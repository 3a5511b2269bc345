// The user's keys as the bundle carries them: always encrypted, never in the clear on disk. node-forge does it, because the runtime of
// the packaged program (BoringSSL) lacks encrypted PKCS#8.

import { Buffer } from 'node:buffer';
import forge from 'node-forge';
import type { Secret } from '../core/secret.ts';
import type { Issued } from './certificate.ts';

/** A .p12 with key, certificate and the chain up to the root, which is what the import dialogs of the systems show. */
export function makePkcs12(identity: Issued, chain: readonly Issued[], name: string, passphrase: Secret): Buffer {
  const certificates = [identity, ...chain].map((issued) => issued.certificate);
  const container = forge.pkcs12.toPkcs12Asn1(identity.key, certificates, passphrase.revealText(), { algorithm: 'aes256', friendlyName: name });
  return toBuffer(container);
}

/** A private key as encrypted PKCS#8 (PBES2, AES-256), PEM. */
export function encryptedKeyPem(key: forge.pki.rsa.PrivateKey, passphrase: Secret): string {
  const info = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key));
  const encrypted = forge.pki.encryptPrivateKeyInfo(info, passphrase.revealText(), { algorithm: 'aes256' });
  return withUnixEnds(forge.pki.encryptedPrivateKeyToPem(encrypted));
}

/** A practice server's private key as PEM, in the clear. Not for the user's keys. */
export function plainKeyPem(key: forge.pki.rsa.PrivateKey): string {
  return withUnixEnds(forge.pki.privateKeyToPem(key));
}

/** A certificate as PEM. */
export function certificatePem(issued: Issued): string {
  return withUnixEnds(forge.pki.certificateToPem(issued.certificate));
}

/** A certificate as it is stored and hashed. */
export function certificateDer(issued: Issued): Buffer {
  return toBuffer(forge.pki.certificateToAsn1(issued.certificate));
}

function toBuffer(structure: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary');
}

function withUnixEnds(pem: string): string {
  return pem.replaceAll('\r\n', '\n');
}
