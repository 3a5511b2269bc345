// Whether a VPN passphrase fits is known before any VPN client is asked.

import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../../../main/core/secret.ts';
import { tryPassphrase } from '../../../../../main/system/vpn-client/profile/passphrase.ts';
import { makeMaterial, passphrase, type Material } from '../../../../fixtures/profiles/material.ts';

let material: Material;

beforeAll(async () => {
  material = await makeMaterial();
});

function encrypted(key: string, cipher: string, words: string): string {
  return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher, passphrase: words }).toString();
}

describe('a passphrase', () => {
  it('opens the key it was made for', () => {
    expect(tryPassphrase(material.encryptedKey, material.cert, new Secret(passphrase))).toBe('opens');
  });

  it.each(['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'des-ede3-cbc'])('opens a key that OpenSSL wrote with %s, also with letters beyond ASCII', (cipher) => {
    expect(tryPassphrase(encrypted(material.key, cipher, 'blåbærsyltetøy 🫐'), material.cert, new Secret('blåbærsyltetøy 🫐'))).toBe('opens');
  });

  it('is wrong when one character is off, in 300 of 300 tries', () => {
    const answers = Array.from({ length: 300 }, (_item, index) => tryPassphrase(material.encryptedKey, material.cert, new Secret(`${passphrase}${index}`)));
    expect(new Set(answers)).toEqual(new Set(['wrong']));
  });

  it('that opens another key than the one of the certificate is told from a wrong one', () => {
    expect(tryPassphrase(encrypted(material.strangeKey, 'aes-256-cbc', 'x'), material.cert, new Secret('x'))).toBe('other-key');
  });

  it('is not judged for a key of a form we do not read, or one made to take for ever', () => {
    const older = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } });
    const body = Buffer.from(material.encryptedKey.replace(/-----.*-----|\n/g, ''), 'base64');
    // The iteration count 2048 stands as 02 02 08 00.
    const at = body.indexOf(Buffer.from('02020800', 'hex'));
    const endless = Buffer.concat([body.subarray(0, at), Buffer.from('02027FFF', 'hex'), body.subarray(at + 4)]);
    expect(tryPassphrase(older.privateKey, material.cert, new Secret('x'))).toBe('cannot-tell');
    expect(tryPassphrase(material.key, material.cert, new Secret('x'))).toBe('cannot-tell');
    expect(tryPassphrase('-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n', material.cert, new Secret('x'))).toBe('cannot-tell');
    expect(at).toBeGreaterThan(0);
    expect(tryPassphrase(pem(endless), material.cert, new Secret(passphrase))).toBe('wrong');
  });
});

function pem(der: Buffer): string {
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${der.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
}
