// A passphrase for the moment in which a system's own program reads a container of ours: the person's passphrase never leaves this process.

import { randomBytes } from 'node:crypto';
import { Secret } from '../../core/secret.ts';

/** ASCII, 256 random bits. */
export function oneTimePassphrase(): Secret {
  return new Secret(randomBytes(32).toString('hex'));
}
