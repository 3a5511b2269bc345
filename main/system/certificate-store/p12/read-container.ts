// Opens a PKCS#12 container (RFC 7292) with its passphrase and answers the certificates and private keys in it. Which of them belong
// together, and whether they are the right ones, is for read-p12.ts. Only containers with a passphrase are read, none with public keys.

import { LabProblem } from '../../../core/problem.ts';
import type { Secret } from '../../../core/secret.ts';
import { bytesOf, derOf, integerOf, NotAsExpected, oidOf, parseDer, partsOf, type Node } from './asn1.ts';
import { checkMac, decrypt, NotSupported } from './ciphers.ts';
import { passphraseForms, type PassphraseBytes } from './passphrase.ts';

export interface Container {
  /** DER, in the container's order. */
  readonly certificates: readonly Buffer[];
  /** PKCS#8, DER, not encrypted. Whoever asked wipes them. */
  readonly keys: readonly Buffer[];
}

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const bags = {
  key: '1.2.840.113549.1.12.10.1.1', shroudedKey: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3', nested: '1.2.840.113549.1.12.10.1.6',
} as const;
const x509Certificate = '1.2.840.113549.1.9.22.1';
/** A person's file has up to five. */
const mostBags = 64;

/** `ours` was written by a program that we started, under a passphrase of ours: its checksum, which NSS stretches for seconds, tells nothing. */
export type Origin = 'foreign' | 'ours';

/** Throws `certificate.damaged`, `certificate.wrongKey`, `certificate.unsupported`. */
export async function readContainer(content: Uint8Array, passphrase: Secret, origin: Origin): Promise<Container> {
  const forms = passphraseForms(passphrase);
  try {
    return await open(parseDer(content), forms, origin);
  } catch (error) {
    if (error instanceof NotAsExpected) throw new LabProblem('certificate.damaged', {}, { cause: error });
    if (error instanceof NotSupported) throw new LabProblem('certificate.unsupported', { detail: error.message }, { retry: 'never', cause: error });
    throw error;
  } finally {
    for (const form of [...forms.wide, ...forms.narrow]) form.fill(0);
  }
}

async function open(pfx: Node, forms: PassphraseBytes, origin: Origin): Promise<Container> {
  const [version, authenticatedSafe, macData] = partsOf(pfx);
  if (integerOf(version) !== 3) throw new NotAsExpected('not version 3');
  const safes = contentOf(authenticatedSafe);
  const usable = macData === undefined || origin === 'ours' ? forms : withRightForm(checkMac(macData, safes, forms), forms);
  const found: { certificates: Buffer[]; keys: Buffer[] } = { certificates: [], keys: [] };
  for (const safe of partsOf(parseDer(safes))) await readBags(parseDer(await openSafe(safe, usable)), usable, found);
  return found;
}

/** The form that the checksum accepted goes first, so that nothing is derived twice. */
function withRightForm(form: Buffer | undefined, forms: PassphraseBytes): PassphraseBytes {
  if (form === undefined) throw wrongKey();
  return { wide: [form, ...forms.wide.filter((other) => other !== form)], narrow: forms.narrow };
}

function wrongKey(): LabProblem {
  return new LabProblem('certificate.wrongKey');
}

/** The bytes of a `data` content. */
function contentOf(contentInfo: Node | undefined): Buffer {
  const [type, wrapped] = partsOf(contentInfo);
  if (oidOf(type) !== data) throw new NotSupported(oidOf(type));
  return bytesOf(partsOf(wrapped)[0]);
}

async function openSafe(safe: Node, forms: PassphraseBytes): Promise<Buffer> {
  const [type, wrapped] = partsOf(safe);
  if (oidOf(type) !== encryptedData) return contentOf(safe);
  const [, algorithm, encrypted] = partsOf(partsOf(partsOf(wrapped)[0])[1]);
  return orWrongKey(await decrypt(there(algorithm), bytesOf(encrypted), forms));
}

async function readBags(safe: Node, forms: PassphraseBytes, found: { certificates: Buffer[]; keys: Buffer[] }): Promise<void> {
  for (const bag of partsOf(safe)) {
    const [type, wrapped] = partsOf(bag);
    const value = there(partsOf(wrapped)[0]);
    if (found.keys.length + found.certificates.length >= mostBags) throw new NotSupported(`more than ${mostBags} parts`);
    switch (oidOf(type)) {
      case bags.key: found.keys.push(derOf(value)); break;
      case bags.shroudedKey: found.keys.push(await openKey(value, forms)); break;
      case bags.certificate: found.certificates.push(...readCertificateBag(value)); break;
      case bags.nested: await readBags(value, forms, found); break;
      default: // revocation lists and the like are no concern of ours
    }
  }
}

async function openKey(value: Node, forms: PassphraseBytes): Promise<Buffer> {
  const [algorithm, encrypted] = partsOf(value);
  return orWrongKey(await decrypt(there(algorithm), bytesOf(encrypted), forms));
}

function readCertificateBag(value: Node): readonly Buffer[] {
  const [type, wrapped] = partsOf(value);
  return oidOf(type) === x509Certificate ? [bytesOf(partsOf(wrapped)[0])] : [];
}

/** A checksum that fits and a content that does not open means the same to the person. */
function orWrongKey(plain: Buffer | undefined): Buffer {
  if (plain === undefined) throw wrongKey();
  return plain;
}

function there(node: Node | undefined): Node {
  if (node === undefined) throw new NotAsExpected('a part is missing');
  return node;
}
