// Answers whether a passphrase opens a private key in OpenSSL's older form (`Proc-Type: 4,ENCRYPTED`). The key is derived as OpenSSL's
// EVP_BytesToKey does it: MD5, once, salted with the first 8 bytes of the IV. Other forms are `cannot-tell`.

import { createDecipheriv, createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { Secret } from '../../../core/secret.ts';
import type { PassphraseAnswer } from './passphrase.ts';

const keyBytesOf: Readonly<Record<string, number>> = { 'AES-128-CBC': 16, 'AES-192-CBC': 24, 'AES-256-CBC': 32, 'DES-EDE3-CBC': 24 };
const form = /-----BEGIN (RSA|EC) PRIVATE KEY-----\s+Proc-Type: *4,ENCRYPTED\s+DEK-Info: *([A-Z0-9-]+),([0-9A-F]+)\s+([A-Za-z0-9+/=\s]+?)-----END \1 PRIVATE KEY-----/;

/** The texts are a profile's `<key>` and `<cert>`. */
export function tryOldPassphrase(keyText: string, certificateText: string, passphrase: Secret): PassphraseAnswer {
  const [, kind = '', cipher = '', ivHex = '', body = ''] = form.exec(keyText) ?? [];
  const keyBytes = Object.hasOwn(keyBytesOf, cipher) ? keyBytesOf[cipher] : undefined;
  const iv = Buffer.from(ivHex, 'hex');
  if (keyBytes === undefined || iv.length !== (cipher.startsWith('AES') ? 16 : 8)) return 'cannot-tell';
  const derived = deriveKey(passphrase, iv.subarray(0, 8), keyBytes);
  try {
    const decipher = createDecipheriv(cipher.toLowerCase(), derived, iv);
    const der = Buffer.concat([decipher.update(Buffer.from(body, 'base64')), decipher.final()]);
    const key = readAndWipe(der, kind === 'RSA' ? 'pkcs1' : 'sec1');
    return new X509Certificate(certificateText).checkPrivateKey(key) ? 'opens' : 'other-key';
  } catch {
    // The padding is not one, or what came out is no key.
    return 'wrong';
  } finally {
    derived.fill(0);
  }
}

function readAndWipe(der: Buffer, type: 'pkcs1' | 'sec1'): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type });
  } finally {
    der.fill(0);
  }
}

function deriveKey(passphrase: Secret, salt: Uint8Array, length: number): Buffer {
  let block: Buffer = Buffer.alloc(0);
  const derived: Buffer[] = [];
  for (let have = 0; have < length; have += block.length) {
    block = createHash('md5').update(block).update(passphrase.reveal()).update(salt).digest();
    derived.push(block);
  }
  return Buffer.concat(derived).subarray(0, length);
}
