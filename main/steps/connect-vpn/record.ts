// What the journal keeps of a connection: whose it is. Which client made it is looked up when it is taken down.

import { z } from 'zod';
import { isUserName } from '../../../preload/contract/lab.ts';

const recordSchema = z.strictObject({ kind: z.literal('vpn.connect'), user: z.string().refine(isUserName) });

/** Reads a record back from the journal. A malformed one is a bug or a forgery and throws. */
export function readConnectRecord(record: unknown): z.infer<typeof recordSchema> {
  return recordSchema.parse(record);
}
