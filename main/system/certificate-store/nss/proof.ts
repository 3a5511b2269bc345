// Proves what is in an NSS database without a line of the code that reads or writes it for the steps: certutil describes each certificate
// in words, and only digests and flags are taken from that.

import { createHash, X509Certificate } from 'node:crypto';
import { LabProblem } from '../../../core/problem.ts';
import type { Runner } from '../../command.ts';
import type { Certificate } from '../certificate.ts';
import type { Proof } from '../store.ts';

/** Asks certutil for each certificate by the SHA-1 of its public key. Not found is an answer; a database that cannot be read throws. */
export async function proveInDatabase(db: string, certificates: readonly Certificate[], runner: Runner, signal: AbortSignal): Promise<readonly Proof[]> {
  return Promise.all(certificates.map(async ({ sha256, der }) => readProof(sha256, await describe(db, publicKeyDigest(der), runner, signal))));
}

async function describe(db: string, keyDigest: string, runner: Runner, signal: AbortSignal): Promise<string> {
  const name = `pkcs11:id=%${keyDigest.match(/../g)?.join('%') ?? ''}`;
  const { exitCode, stdout, stderr } = await runner.run({ program: '/usr/bin/certutil', args: ['-L', '-d', `sql:${db}`, '-n', name], timeoutMs: 20_000 }, signal);
  if (exitCode === 0 || /FILE_NOT_FOUND|SEC_ERROR_BAD_DATABASE/.test(stderr.toString('latin1'))) return stdout.toString('latin1');
  throw new LabProblem('certificate.storeLocked', { place: db }, { retry: 'now' });
}

/** The description has one part for each twin; ours is the one with our digest. */
export function readProof(sha256: string, description: string): Proof {
  const wanted = (sha256.match(/../g) ?? []).join(':').toUpperCase();
  const part = description.split(/^Certificate:$/m).find((one) => one.replaceAll(/\s/g, '').includes(`Fingerprint(SHA-256):${wanted}`));
  const flags = /SSL Flags:\n((?: {12}.*\n)*)/.exec(part ?? '')?.[1] ?? '';
  return { sha256, listed: part !== undefined, hasKey: /^ +User$/m.test(flags), trusted: /^ +Trusted CA$/m.test(flags) };
}

/** As NSS computes it: over the modulus of an RSA key, over the point of another. */
function publicKeyDigest(der: Buffer): string {
  const key = new X509Certificate(der).publicKey;
  const isRsa = key.asymmetricKeyType === 'rsa';
  const outer = key.export(isRsa ? { format: 'der', type: 'pkcs1' } : { format: 'der', type: 'spki' });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  // PKCS#1 ends with the public exponent: a length byte and so many bytes after the modulus.
  const exponentBytes = isRsa ? exponentSize(key.asymmetricKeyDetails?.publicExponent ?? 0n) + 2 : 0;
  const pointBytes = { 'prime256v1': 65, 'secp384r1': 97, 'secp521r1': 133 }[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 0;
  const value = isRsa ? outer.subarray(outer.length - exponentBytes - bits / 8, outer.length - exponentBytes) : outer.subarray(outer.length - pointBytes);
  return createHash('sha1').update(value).digest('hex');
}

function exponentSize(exponent: bigint): number {
  const hex = exponent.toString(16);
  const bytes = Math.ceil(hex.length / 2);
  return Number.parseInt(hex.slice(0, hex.length - 2 * (bytes - 1)), 16) >= 0x80 ? bytes + 1 : bytes;
}
