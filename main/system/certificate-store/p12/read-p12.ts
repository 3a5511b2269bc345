// Reads a .p12 file: which certificate the key belongs to, and the authorities above it. Whether it is this person's and this lab's is
// for judge.ts. The key stays in memory.

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { LabProblem } from '../../../core/problem.ts';
import { Secret } from '../../../core/secret.ts';
import { isIssuedBy, readCertificate, type Certificate } from '../certificate.ts';
import { wipeIdentity, type Identity } from '../identity.ts';
import { readContainer, type Container, type Origin } from './read-container.ts';

/** A real file has about 5 kB; one with keys of 16,384 bits 30. */
const limitBytes = 256 * 1024;

/**
 * Reads the one identity in a .p12 file. Throws `certificate.tooLarge`, `damaged`, `wrongKey`, `unsupported`, `noKey`, `authorityOnly`,
 * `keyMismatch`, `severalKeys`.
 */
export async function readP12(content: Uint8Array, passphrase: Secret): Promise<Identity> {
  const identities = await readIdentities(content, passphrase);
  const [identity, ...more] = identities;
  if (identity !== undefined && more.length === 0) return identity;
  identities.forEach(wipeIdentity);
  throw new LabProblem('certificate.severalKeys', { count: String(identities.length) }, { retry: 'never' });
}

/** Reads all identities in a .p12 file, at least one. Throws as `readP12` does, except `severalKeys`. */
export async function readIdentities(content: Uint8Array, passphrase: Secret, origin: Origin = 'foreign'): Promise<readonly Identity[]> {
  if (content.length > limitBytes) throw new LabProblem('certificate.tooLarge', { sizeBytes: String(content.length), limitBytes: String(limitBytes) }, { retry: 'never' });
  const container = await readContainer(content, passphrase, origin);
  try {
    return identitiesIn(container);
  } finally {
    for (const key of container.keys) key.fill(0);
  }
}

function identitiesIn({ certificates, keys }: Container): readonly Identity[] {
  const read = distinct(certificates.map(readOrDamaged));
  const pairs = keys.flatMap((key) => pairsOf(key, read));
  if (pairs.length === 0) throw whyNone(read, keys.length);
  return pairs.map(({ leaf, key }) => ({ leaf, chain: chainAbove(leaf, read), key: new Secret(key) }));
}

function readOrDamaged(der: Buffer): Certificate {
  try {
    return readCertificate(der);
  } catch (cause) {
    throw new LabProblem('certificate.damaged', {}, { cause });
  }
}

/** Files that were put together by hand sometimes hold the same certificate twice. */
function distinct(certificates: readonly Certificate[]): readonly Certificate[] {
  return certificates.filter((one, index) => certificates.findIndex((other) => other.sha256 === one.sha256) === index);
}

/** Told by the public key. The file's own marks (localKeyID) can be wrong or missing. */
function pairsOf(key: Buffer, certificates: readonly Certificate[]): readonly { readonly leaf: Certificate; readonly key: Buffer }[] {
  const parsed = readKey(key);
  return certificates.filter((one) => one.x509.checkPrivateKey(parsed)).map((leaf) => ({ leaf, key }));
}

function readKey(key: Buffer): KeyObject {
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new LabProblem('certificate.damaged', {}, { cause });
  }
}

function whyNone(certificates: readonly Certificate[], keyCount: number): LabProblem {
  if (keyCount > 0) return new LabProblem('certificate.keyMismatch', {}, { retry: 'never' });
  const onlyAuthorities = certificates.length > 0 && certificates.every((one) => one.isAuthority);
  return new LabProblem(onlyAuthorities ? 'certificate.authorityOnly' : 'certificate.noKey', { name: certificates[0]?.subject ?? '' }, { retry: 'never' });
}

/** The authorities above a certificate, the nearest first: each proved by its signature; ends at a root or where there are no more. */
export function chainAbove(leaf: Certificate, certificates: readonly Certificate[]): readonly Certificate[] {
  const chain: Certificate[] = [];
  for (let top = leaf; !isIssuedBy(top, top);) {
    const issuer = certificates.find((one) => one.isAuthority && one !== leaf && !chain.includes(one) && isIssuedBy(top, one));
    if (issuer === undefined) return chain;
    chain.push(issuer);
    top = issuer;
  }
  return chain;
}
