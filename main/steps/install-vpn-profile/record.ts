// What the journal keeps of a change by this step: names and digests, so that the change is found again and nothing else is taken back.

import { z } from 'zod';
import { isLabName, isUserName } from '../../../preload/contract/lab.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const user = z.string().refine(isUserName);
const base = z.string().regex(/^[a-z_][a-z0-9._-]{1,63}$/);

const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('vpn.placeProfile'), user,
    /** Null when there was no file. */
    sha256Before: sha256.nullable(), sha256After: sha256,
    modeBefore: z.number().int().min(0).max(0o777), newFolders: z.number().int().min(0).max(32),
    /** Where OpenVPN GUI looks for profiles; the usual place of the system when left out. */
    folder: z.string().min(2).max(260).refine((path) => !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path)).optional(),
  }),
  /** `aside`: the name under which OpenVPN GUI's registry keeps what is put aside. */
  z.strictObject({ kind: z.literal('vpn.clearSaved'), user, aside: z.string().regex(/^[a-z_][a-z0-9._-]{1,63}\.before-[0-9a-f]{8}$/) }),
  z.strictObject({
    kind: z.literal('vpn.installPackage'), user, lab: z.string().refine(isLabName).nullable(), canInstall: z.boolean(),
    /** Tunnelblick had no profile of this name. */
    isFirst: z.boolean(), certificateBefore: sha256.nullable(), certificateSha256: sha256, notBeforeMs: z.number().int().min(0).max(8.64e15),
  }),
  z.strictObject({
    kind: z.literal('vpn.addConnection'), user,
    /** The name of the files with its certificates, and of the connection until it is finished. */
    base, certificateSha256: sha256,
    /** Which of the folders for certificates did not exist, below the home folder; one a line. */
    newFolders: z.string(),
  }),
  z.strictObject({ kind: z.literal('vpn.retireConnection'), user, base, uuid, to: z.string().max(80) }),
]);

export type VpnRecord = z.infer<typeof recordSchema>;
export type PlaceRecord = Extract<VpnRecord, { kind: 'vpn.placeProfile' }>;
export type AddRecord = Extract<VpnRecord, { kind: 'vpn.addConnection' }>;
export type ClearRecord = Extract<VpnRecord, { kind: 'vpn.clearSaved' }>;
export type PackageRecord = Extract<VpnRecord, { kind: 'vpn.installPackage' }>;
export type RetireRecord = Extract<VpnRecord, { kind: 'vpn.retireConnection' }>;

/** Reads a record back from the journal. A malformed one is a bug or a forgery and throws. */
export function readVpnRecord(record: unknown): VpnRecord {
  return recordSchema.parse(record);
}
