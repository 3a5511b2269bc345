// Answers whether a passphrase opens an encrypted private key and whether that is the key of the certificate, before a VPN client finds
// out. Reads PKCS#8 with PBES2 (RFC 8018) itself: the runtime of the packaged program (BoringSSL) refuses encrypted keys. Older forms
// are answered with `cannot-tell`.

import { createDecipheriv, createPrivateKey, pbkdf2Sync, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import type { Secret } from '../../../core/secret.ts';
import { pemParts } from './pem.ts';

export type PassphraseAnswer = 'opens' | 'wrong' | 'other-key' | 'cannot-tell';

/** The texts are a profile's `<key>` and `<cert>`. */
export function tryPassphrase(keyText: string, certificateText: string, passphrase: Secret): PassphraseAnswer {
  const lock = readLock(keyText);
  if (lock === undefined) return 'cannot-tell';
  const der = unlock(lock, passphrase);
  if (der === undefined) return 'wrong';
  try {
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return new X509Certificate(certificateText).checkPrivateKey(key) ? 'opens' : 'other-key';
  } catch {
    // One wrong passphrase in 256 leaves a padding that looks right, and something that is no key.
    return 'wrong';
  } finally {
    der.fill(0);
  }
}

interface Lock {
  readonly salt: Buffer;
  readonly iterations: number;
  readonly digest: string;
  readonly cipher: string;
  readonly keyBytes: number;
  readonly iv: Buffer;
  readonly encrypted: Buffer;
}

const ciphers: Readonly<Record<string, readonly [name: string, keyBytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16], '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24], '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.8': 'sha224', '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.10': 'sha384', '1.2.840.113549.2.11': 'sha512',
};
const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';
/** OpenSSL writes 2,048. A key that asks for far more is made to stop whoever opens it. */
const iterationLimit = 2_000_000;

function readLock(keyText: string): Lock | undefined {
  const part = pemParts(keyText).find((one) => one.label === 'ENCRYPTED PRIVATE KEY');
  if (part === undefined) return undefined;
  const body = part.text.split('\n').filter((line) => !line.startsWith('-----')).join('');
  try {
    return lockOf(forge.asn1.fromDer(Buffer.from(body, 'base64').toString('binary')));
  } catch {
    // Not the structure we know; the VPN client will say what it makes of it.
    return undefined;
  }
}

/** EncryptedPrivateKeyInfo: `{ { pbes2, { { pbkdf2, { salt, iterations, …, prf? } }, { cipher, iv } } }, encrypted }`. */
function lockOf(whole: forge.asn1.Asn1): Lock | undefined {
  const [scheme, encrypted] = inside(whole);
  const [schemeName, schemeValues] = inside(scheme);
  const [derivation, encryption] = inside(schemeValues);
  const [derivationName, derivationValues] = inside(derivation);
  const [salt, iterations, ...others] = inside(derivationValues);
  const [cipherName, iv] = inside(encryption);
  const prf = others.find((one) => one.type === forge.asn1.Type.SEQUENCE);
  const digest = prf === undefined ? 'sha1' : digests[identifier(inside(prf)[0])];
  const [cipher, keyBytes] = ciphers[identifier(cipherName)] ?? [];
  if (identifier(schemeName) !== pbes2 || identifier(derivationName) !== pbkdf2 || digest === undefined || cipher === undefined || keyBytes === undefined) return undefined;
  const count = Number.parseInt(bytes(iterations).toString('hex'), 16);
  return count > iterationLimit ? undefined : { salt: bytes(salt), iterations: count, digest, cipher, keyBytes, iv: bytes(iv), encrypted: bytes(encrypted) };
}

function inside(value: forge.asn1.Asn1 | undefined): readonly forge.asn1.Asn1[] {
  return Array.isArray(value?.value) ? value.value : [];
}

function bytes(value: forge.asn1.Asn1 | undefined): Buffer {
  if (typeof value?.value !== 'string') throw new Error('not a primitive value');
  return Buffer.from(value.value, 'binary');
}

function identifier(value: forge.asn1.Asn1 | undefined): string {
  return forge.asn1.derToOid(forge.util.createBuffer(bytes(value).toString('binary')));
}

function unlock(lock: Lock, passphrase: Secret): Buffer | undefined {
  const key = pbkdf2Sync(passphrase.reveal(), lock.salt, lock.iterations, lock.keyBytes, lock.digest);
  try {
    const decipher = createDecipheriv(lock.cipher, key, lock.iv);
    return Buffer.concat([decipher.update(lock.encrypted), decipher.final()]);
  } catch {
    // The padding is not one: the passphrase is wrong.
    return undefined;
  } finally {
    key.fill(0);
  }
}
