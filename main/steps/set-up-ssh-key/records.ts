// What the journal keeps of this step's changes: names and places, neither keys nor passphrases.

import { z } from 'zod';
import { isKeyName } from '../../system/ssh/key-files.ts';
import { hostKeyRecordSchema } from '../../system/ssh/host-key-record.ts';

const name = z.string().refine(isKeyName);

export const keyRecordSchema = z.discriminatedUnion('kind', [
  hostKeyRecordSchema,
  z.strictObject({
    kind: z.literal('ssh.createKey'), name,
    /** Which passphrase protects the file. */
    protection: z.enum(['own', 'same', 'none']),
    createsFolder: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('ssh.installKey'), name, host: z.enum(['entry', 'home']) }),
]);
export type KeyRecord = z.infer<typeof keyRecordSchema>;
export type CreateKeyRecord = Extract<KeyRecord, { kind: 'ssh.createKey' }>;
