// Makes a .p12 of one certificate and its key for a system's own import program, under a passphrase that is used once: so the person's
// passphrase never leaves this process. AES-256 and SHA-256 for NSS and Windows; 3DES and SHA-1 for macOS, whose `security import` takes no
// newer container (reported for macOS 11 to 15: reference platform.md 2.3). The passphrase's 256 random bits are what protects either.

import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import type { Secret } from '../../../core/secret.ts';
import type { Identity } from '../identity.ts';
import { derOf, type Node } from './asn1.ts';
import { deriveBytes, purposes } from './kdf.ts';

const { asn1 } = forge;
const { Class, Type } = asn1;
/** The passphrase has 256 random bits: stretching it would only take time. */
const iterations = 1000;

/** Who is to read it. `windows` has the key go to Windows' newer key store (CNG), since keys in the older one cannot sign for TLS 1.3. */
export type P12Reader = 'nss' | 'windows' | 'macos';

/** A container with the leaf and its key only: authorities are added by themselves, each with its own line in the plan. `passphrase` is ASCII. */
export function writeP12({ leaf, key }: Identity, friendlyName: string, passphrase: Secret, reader: P12Reader = 'nss'): Buffer {
  const marks = attributes(friendlyName, Buffer.from(leaf.sha1, 'hex'));
  const shrouded = reader === 'macos' ? encryptOlder(key.reveal(), passphrase) : encryptKey(key.reveal(), passphrase);
  const certificate = derOf(sequence(bag('1.2.840.113549.1.12.10.1.3', sequence(oid('1.2.840.113549.1.9.22.1'), tagged(octets(leaf.der))), set(...marks))));
  const keyMarks = reader === 'windows' ? [...marks, cngProvider()] : marks;
  const safes = derOf(sequence(
    reader === 'macos' ? encryptedContent(certificate, passphrase) : content(certificate),
    content(derOf(sequence(bag('1.2.840.113549.1.12.10.1.2', shrouded, set(...keyMarks))))),
  ));
  return derOf(sequence(integer(3), content(safes), macOver(safes, passphrase, reader === 'macos' ? older : newer)));
}

/** 3DES under a key of PKCS#12's own derivation (RFC 7292, appendix C), as EncryptedPrivateKeyInfo. */
function encryptOlder(plain: Uint8Array, passphrase: Secret): Node {
  const { algorithm, encrypted } = tripleDes(plain, passphrase);
  return sequence(algorithm, octets(encrypted));
}

function encryptedContent(plain: Uint8Array, passphrase: Secret): Node {
  const { algorithm, encrypted } = tripleDes(plain, passphrase);
  const bytes = asn1.create(Class.CONTEXT_SPECIFIC, 0 as forge.asn1.Type, false, encrypted.toString('latin1'));
  return sequence(oid('1.2.840.113549.1.7.6'), tagged(sequence(integer(0), sequence(oid('1.2.840.113549.1.7.1'), algorithm, bytes))));
}

function tripleDes(plain: Uint8Array, passphrase: Secret): { readonly algorithm: Node; readonly encrypted: Buffer } {
  const shared = { hash: 'sha1', passphrase: widen(passphrase), salt: randomBytes(8), iterations };
  const key = deriveBytes({ ...shared, purpose: purposes.key, sizeBytes: 24 });
  const cipher = createCipheriv('des-ede3-cbc', key, deriveBytes({ ...shared, purpose: purposes.iv, sizeBytes: 8 }));
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  key.fill(0);
  shared.passphrase.fill(0);
  return { algorithm: sequence(oid('1.2.840.113549.1.12.1.3'), sequence(octets(shared.salt), integer(iterations))), encrypted };
}

/** As PKCS#12 derives from it: UTF-16, big endian, with its end mark. */
function widen(passphrase: Secret): Buffer {
  return Buffer.from(`${passphrase.revealText()}\0`, 'utf16le').swap16();
}

/** PBES2 with PBKDF2 over HMAC-SHA-256 and AES-256 (RFC 8018). */
function encryptKey(pkcs8: Uint8Array, passphrase: Secret): Node {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const key = pbkdf2Sync(passphrase.reveal(), salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypted = Buffer.concat([cipher.update(pkcs8), cipher.final()]);
  key.fill(0);
  const derivation = sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(iterations), sequence(oid('1.2.840.113549.2.9'), nothing())));
  return sequence(sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv)))), octets(encrypted));
}

interface Checksum {
  readonly hash: string;
  readonly id: string;
  readonly sizeBytes: number;
}

const newer: Checksum = { hash: 'sha256', id: '2.16.840.1.101.3.4.2.1', sizeBytes: 32 };
const older: Checksum = { hash: 'sha1', id: '1.3.14.3.2.26', sizeBytes: 20 };

function macOver(safes: Buffer, passphrase: Secret, { hash, id, sizeBytes }: Checksum): Node {
  const salt = randomBytes(16);
  const wide = widen(passphrase);
  const key = deriveBytes({ hash, purpose: purposes.mac, passphrase: wide, salt, iterations, sizeBytes });
  wide.fill(0);
  const mac = createHmac(hash, key).update(safes).digest();
  return sequence(sequence(sequence(oid(id), nothing()), octets(mac)), octets(salt), integer(iterations));
}

function attributes(friendlyName: string, localKeyId: Buffer): readonly Node[] {
  return [sequence(oid('1.2.840.113549.1.9.20'), set(bmpString(friendlyName))), sequence(oid('1.2.840.113549.1.9.21'), set(octets(localKeyId)))];
}

/** Microsoft's attribute for the provider that is to keep the key (szOID_PKCS_12_KEY_PROVIDER_NAME_ATTR in wincrypt.h). */
function cngProvider(): Node {
  return sequence(oid('1.3.6.1.4.1.311.17.1'), set(bmpString('Microsoft Software Key Storage Provider')));
}

/** node-forge makes UTF-16 of it by itself. */
function bmpString(text: string): Node {
  return asn1.create(Class.UNIVERSAL, Type.BMPSTRING, false, text);
}

function bag(type: string, value: Node, marks: Node): Node {
  return sequence(oid(type), tagged(value), marks);
}

function content(bytes: Buffer): Node {
  return sequence(oid('1.2.840.113549.1.7.1'), tagged(octets(bytes)));
}

function sequence(...parts: Node[]): Node {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
}

function set(...parts: Node[]): Node {
  return asn1.create(Class.UNIVERSAL, Type.SET, true, parts);
}

function tagged(part: Node): Node {
  return asn1.create(Class.CONTEXT_SPECIFIC, 0 as forge.asn1.Type, true, [part]);
}

function octets(bytes: Uint8Array): Node {
  return asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, Buffer.from(bytes).toString('latin1'));
}

function nothing(): Node {
  return asn1.create(Class.UNIVERSAL, Type.NULL, false, '');
}

function oid(dotted: string): Node {
  return asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(dotted).getBytes());
}

function integer(value: number): Node {
  return asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes());
}
