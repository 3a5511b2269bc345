// Whether a passphrase opens the key of a profile as it came in the archive, in the newer and the older form of encrypted keys.

import { createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../../../main/core/secret.ts';
import { tryProfilePassphrase } from '../../../../../main/system/vpn-client/profile/try-profile.ts';
import { makeMaterial, passphrase, type Material } from '../../../../fixtures/profiles/material.ts';

let material: Material;

beforeAll(async () => {
  material = await makeMaterial();
});

function profile(key: string, lineEnd = '\n'): Buffer {
  return Buffer.from(['client', 'dev tun', '<cert>', material.cert.trim(), '</cert>', '<key>', key.trim(), '</key>', ''].join('\n').replaceAll('\n', lineEnd));
}

function older(key: string, cipher: string): string {
  const parsed = createPrivateKey(key);
  return parsed.export({ type: parsed.asymmetricKeyType === 'rsa' ? 'pkcs1' : 'sec1', format: 'pem', cipher, passphrase }).toString();
}

describe('the passphrase of a profile', () => {
  it.each(['\n', '\r\n'])('opens its key, whatever the line ends', (lineEnd) => {
    expect(tryProfilePassphrase(profile(material.encryptedKey, lineEnd), new Secret(passphrase))).toBe('opens');
    expect(tryProfilePassphrase(profile(material.encryptedKey, lineEnd), new Secret(`${passphrase}x`))).toBe('wrong');
  });

  it.each(['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'des-ede3-cbc'])('opens a key in the older form, %s', (cipher) => {
    expect(older(material.key, cipher)).toContain('Proc-Type');
    expect(tryProfilePassphrase(profile(older(material.key, cipher)), new Secret(passphrase))).toBe('opens');
    expect(tryProfilePassphrase(profile(older(material.key, cipher)), new Secret(`${passphrase}x`))).toBe('wrong');
    expect(tryProfilePassphrase(profile(older(material.strangeKey, cipher)), new Secret(passphrase))).toBe('other-key');
  });

  it('is not judged for a key that is not encrypted, nor for what is no profile', () => {
    expect(tryProfilePassphrase(profile(material.key), new Secret(passphrase))).toBe('cannot-tell');
    expect(tryProfilePassphrase(Buffer.from('<key>\nno end'), new Secret(passphrase))).toBe('cannot-tell');
    expect(tryProfilePassphrase(Buffer.alloc(0), new Secret(passphrase))).toBe('cannot-tell');
  });
});
