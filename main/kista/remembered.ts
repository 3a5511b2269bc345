// What is remembered of a kista between two starts: the transfer information and the name of the key. No secret, and no path.

import { join } from 'node:path';
import { z } from 'zod';
import type { TransferInformation } from '../../preload/contract/kista.ts';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';

const schema = z.strictObject({
  information: z.strictObject({ host: z.string(), port: z.number(), user: z.string(), fingerprint: z.string() }).exactOptional(),
  key: z.string().exactOptional(),
});

export interface Remembered {
  readonly information?: TransferInformation;
  /** The name of the key. */
  readonly key?: string;
}

/** What the last visit knew. Throws `journal.newerVersion`. */
export function readRemembered(stateDir: string): Remembered {
  return readJsonFile(join(stateDir, 'kista.json'), schema) ?? {};
}

/** Throws `journal.notWritable`. */
export function remember(stateDir: string, remembered: Remembered): void {
  writeJsonFile(join(stateDir, 'kista.json'), remembered);
}
