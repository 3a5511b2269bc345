// Makes a .p12 of one certificate and its key for a system's own import program, under a passphrase that is used once: so the person's
// passphrase never leaves this process. AES-256 and SHA-256, which NSS and Windows read.

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

/** A container with the leaf and its key only: authorities are added by themselves, each with its own line in the plan. `passphrase` is ASCII. */
export function writeP12({ leaf, key }: Identity, friendlyName: string, passphrase: Secret): Buffer {
  const marks = attributes(friendlyName, Buffer.from(leaf.sha1, 'hex'));
  const shrouded = encryptKey(key.reveal(), passphrase);
  const certificate = sequence(oid('1.2.840.113549.1.9.22.1'), tagged(octets(leaf.der)));
  const safes = derOf(sequence(
    content(derOf(sequence(bag('1.2.840.113549.1.12.10.1.3', certificate, marks)))),
    content(derOf(sequence(bag('1.2.840.113549.1.12.10.1.2', shrouded, marks)))),
  ));
  return derOf(sequence(integer(3), content(safes), macOver(safes, passphrase)));
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

function macOver(safes: Buffer, passphrase: Secret): Node {
  const salt = randomBytes(16);
  const wide = Buffer.from(`${passphrase.revealText()}\0`, 'utf16le').swap16();
  const key = deriveBytes({ hash: 'sha256', purpose: purposes.mac, passphrase: wide, salt, iterations, sizeBytes: 32 });
  const mac = createHmac('sha256', key).update(safes).digest();
  return sequence(sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), nothing()), octets(mac)), octets(salt), integer(iterations));
}

function attributes(friendlyName: string, localKeyId: Buffer): Node {
  // node-forge makes UTF-16 of it by itself.
  const name = asn1.create(Class.UNIVERSAL, Type.BMPSTRING, false, friendlyName);
  return set(sequence(oid('1.2.840.113549.1.9.20'), set(name)), sequence(oid('1.2.840.113549.1.9.21'), set(octets(localKeyId))));
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
