// Decrypts what a PKCS#12 container encrypts: PBES2 (what programs write today) and the older schemes with 3DES and RC2. RC2 comes from
// node-forge, which OpenSSL 3 and BoringSSL do not offer; the rest from node:crypto. How long a passphrase may be stretched is limited,
// because the container says it and may be hostile.

import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { bytesOf, integerOf, NotAsExpected, oidOf, parseDer, partsOf, type Node } from './asn1.ts';
import { deriveBytes, purposes } from './kdf.ts';
import type { PassphraseBytes } from './passphrase.ts';

/** Says that a scheme is not one we know, or wants more work than any real file. Never leaves this folder. */
export class NotSupported extends Error {}

/** Ten times what NSS 3.87 writes; about two seconds. In plain JavaScript the older derivation gets less. */
const mostPbkdf2Rounds = 6_000_000;
const mostPkcs12Rounds = 1_000_000;

const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.4': 'sha224', '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const hmacs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.8': 'sha224', '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const blockCiphers: Readonly<Record<string, readonly [name: string, keyBytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16], '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24], '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};
const olderSchemes: Readonly<Record<string, readonly [kind: 'des' | 'rc2', keyBytes: number]>> = {
  '1.2.840.113549.1.12.1.3': ['des', 24], '1.2.840.113549.1.12.1.4': ['des', 16], '1.2.840.113549.1.12.1.5': ['rc2', 16], '1.2.840.113549.1.12.1.6': ['rc2', 5],
};
const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2Oid = '1.2.840.113549.1.5.12';

/** Answers which of the passphrase's forms the checksum accepts; undefined when none does. `macData` is the container's own. */
export function checkMac(macData: Node, content: Uint8Array, passphrase: PassphraseBytes): Buffer | undefined {
  const [digestInfo, salt, rounds] = partsOf(macData);
  const [algorithm, expected] = partsOf(digestInfo);
  const hash = known(hashes, oidOf(partsOf(algorithm)[0]));
  const iterations = limited(rounds === undefined ? 1 : integerOf(rounds), mostPkcs12Rounds);
  const sizeBytes = bytesOf(expected).length;
  return passphrase.wide.find((form) => {
    const key = deriveBytes({ hash, purpose: purposes.mac, passphrase: form, salt: bytesOf(salt), iterations, sizeBytes });
    const mac = createHmac(hash, key).update(content).digest();
    return mac.length === sizeBytes && timingSafeEqual(mac, bytesOf(expected));
  });
}

/** Decrypts and parses with the first form of the passphrase that gives a structure; undefined when none does. */
export async function decrypt(algorithm: Node, content: Uint8Array, passphrase: PassphraseBytes): Promise<Buffer | undefined> {
  const scheme = oidOf(partsOf(algorithm)[0]);
  const parameters = partsOf(algorithm)[1];
  const open = scheme === pbes2 ? openPbes2(parameters, content) : openOlder(known(olderSchemes, scheme), parameters, content);
  for (const form of scheme === pbes2 ? passphrase.narrow : passphrase.wide) {
    const plain = await open(form);
    if (plain !== undefined && isStructure(plain)) return plain;
  }
  return undefined;
}

type Opener = (form: Buffer) => Promise<Buffer | undefined>;

function openPbes2(parameters: Node | undefined, content: Uint8Array): Opener {
  const [derivation, encryption] = partsOf(parameters);
  if (oidOf(partsOf(derivation)[0]) !== pbkdf2Oid) throw new NotSupported(oidOf(partsOf(derivation)[0]));
  const [salt, rounds, ...rest] = partsOf(partsOf(derivation)[1]);
  const iterations = limited(integerOf(rounds), mostPbkdf2Rounds);
  // An explicit key length may stand before the pseudo-random function; only the latter is a sequence.
  const prf = rest.find((node) => typeof node.value !== 'string');
  const hash = prf === undefined ? 'sha1' : known(hmacs, oidOf(partsOf(prf)[0]));
  const [cipher, keyBytes] = known(blockCiphers, oidOf(partsOf(encryption)[0]));
  const iv = bytesOf(partsOf(encryption)[1]);
  return async (form) => {
    const key = await promisify(pbkdf2)(form, bytesOf(salt), iterations, keyBytes, hash);
    return decipher(cipher, key, iv, content);
  };
}

function openOlder([kind, keyBytes]: readonly ['des' | 'rc2', number], parameters: Node | undefined, content: Uint8Array): Opener {
  const [salt, rounds] = partsOf(parameters);
  const shared = { hash: 'sha1', salt: bytesOf(salt), iterations: limited(integerOf(rounds), mostPkcs12Rounds) };
  return async (passphrase) => {
    const key = deriveBytes({ ...shared, purpose: purposes.key, passphrase, sizeBytes: keyBytes });
    const iv = deriveBytes({ ...shared, purpose: purposes.iv, passphrase, sizeBytes: 8 });
    if (kind === 'rc2') return decipherRc2(key, iv, content);
    // With two keys the first is used again as the third.
    return decipher('des-ede3-cbc', keyBytes === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key, iv, content);
  };
}

function decipher(cipher: string, key: Buffer, iv: Buffer, content: Uint8Array): Buffer | undefined {
  try {
    const opened = createDecipheriv(cipher, key, iv);
    return Buffer.concat([opened.update(content), opened.final()]);
  } catch {
    return undefined; // wrong padding: another key, or damaged
  } finally {
    key.fill(0);
  }
}

function decipherRc2(key: Buffer, iv: Buffer, content: Uint8Array): Buffer | undefined {
  const opened = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  opened.start(iv.toString('latin1'));
  opened.update(forge.util.createBuffer(Buffer.from(content).toString('latin1')));
  const isWhole = opened.finish();
  key.fill(0);
  return isWhole ? Buffer.from(opened.output.getBytes(), 'latin1') : undefined;
}

function isStructure(plain: Buffer): boolean {
  try {
    return parseDer(plain) !== undefined;
  } catch (error) {
    if (error instanceof NotAsExpected) return false;
    throw error;
  }
}

function known<T>(table: Readonly<Record<string, T>>, oid: string): T {
  const found = Object.hasOwn(table, oid) ? table[oid] : undefined;
  if (found === undefined) throw new NotSupported(oid);
  return found;
}

function limited(iterations: number, most: number): number {
  if (iterations < 1) throw new NotAsExpected('no iterations');
  if (iterations > most) throw new NotSupported(`${iterations} iterations`);
  return iterations;
}
