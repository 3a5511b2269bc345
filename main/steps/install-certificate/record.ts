// What the journal keeps of a change to a certificate store. Only names of places, digests and public certificates: never a key.

import { z } from 'zod';
import { placeIds } from '../../system/certificate-store/store.ts';

const place = z.enum(placeIds);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const keyId = z.string().regex(/^[0-9a-f]{40}$/);
const nickname = z.string().min(1).max(200);
/** DER, base64. */
const certificate = z.base64().max(20_000);

const recordSchema = z.discriminatedUnion('kind', [
  /** `folders` is how many were made for the store. */
  z.strictObject({ kind: z.literal('certificate.createStore'), place, folders: z.number().int().min(0).max(16) }),
  z.strictObject({ kind: z.literal('certificate.import'), place, sha256, keyId, nickname, hadCertificate: z.boolean(), hadKey: z.boolean() }),
  z.strictObject({ kind: z.literal('certificate.addAuthority'), place, sha256, nickname, certificate }),
  /** `trustBefore` is null when the authority was not there. */
  z.strictObject({ kind: z.literal('certificate.trustRoot'), place, sha256, nickname, certificate, trustBefore: z.string().max(40).nullable() }),
  z.strictObject({ kind: z.literal('certificate.retireOld'), place, sha256, keyId, nickname, successor: sha256, notAfterMs: z.number() }),
  /** Only ever one of ours, where a store cannot keep it: cannot be taken back. */
  z.strictObject({ kind: z.literal('certificate.removeOld'), place, sha256, successor: sha256, notAfterMs: z.number() }),
]);

export type CertificateRecord = z.infer<typeof recordSchema>;

/** Reads a record of ours. Anything else in a journal is a bug or tampering and throws. */
export function readCertificateRecord(record: unknown): CertificateRecord {
  return recordSchema.parse(record);
}
