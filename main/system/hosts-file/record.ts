// What the journal keeps of a change to the hosts file: enough to find it again by its content, whatever was edited around it since.

import { z } from 'zod';
import { isAddress, isLabName } from '../../../preload/contract/lab.ts';

const lab = z.string().refine(isLabName);
const address = z.string().refine(isAddress);
/** Lower case host name: it is written into the file, so nothing else may be in it. */
const name = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Of the whole file; that of no bytes for a missing file. */
const digests = { sha256Before: sha256, sha256After: sha256 };

const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hosts.putBlock'), lab, name, address, ...digests }),
  z.strictObject({ kind: z.literal('hosts.createFile'), lab, name, address, ...digests }),
  z.strictObject({ kind: z.literal('hosts.replaceBlock'), lab, name, address, oldAddress: address, ...digests }),
  z.strictObject({
    kind: z.literal('hosts.disableLine'),
    name,
    /** What the line says, IPv4 or IPv6. */
    oldAddress: z.string(),
    /** Where it was, counted from 1. */
    line: z.number().int().min(1),
    /** Of the line without its EOL. */
    lineSha256: sha256,
    /** How many lines in the file were disabled already and read the same, and how many of those stand above it. */
    twins: z.number().int().min(0),
    twinsAbove: z.number().int().min(0),
    ...digests,
  }),
]);

export type HostsRecord = z.infer<typeof recordSchema>;
export type BlockRecord = Exclude<HostsRecord, { kind: 'hosts.disableLine' }>;
export type LineRecord = Extract<HostsRecord, { kind: 'hosts.disableLine' }>;

/** A change without the digests of the file, which follow from carrying it out. */
export type Undigested<R> = R extends HostsRecord ? Omit<R, 'sha256Before' | 'sha256After'> : never;

/** Reads a record back from the journal. A malformed one is a bug or a forgery and throws. */
export function readHostsRecord(record: unknown): HostsRecord {
  return recordSchema.parse(record);
}
