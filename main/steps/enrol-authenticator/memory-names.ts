// Under which names this computer remembers that a key was enrolled.

import { sha256 } from '../../core/digest.ts';
import type { Secret } from '../../core/secret.ts';
import { readKey } from '../../system/one-time-password/key.ts';

/**
 * A digest gives nothing away here: the key is at least 80 random bits, too many to try, so it cannot be found from its digest the
 * way a passphrase can.
 */
export function memoryNames(authenticatorKey: Secret): { readonly proved: string; readonly computed: string } {
  const key = readKey(authenticatorKey);
  try {
    const digest = sha256(key);
    return { proved: `authenticator ${digest}`, computed: `authenticator computed ${digest}` };
  } finally {
    key.fill(0);
  }
}
