// What the lab's machines have refused while this program runs, so that it is not sent again: nobody tries the same wrong key twice and
// is locked out. Kept in memory only, as digests with a key of this process: nothing of a passphrase, not even its digest, is written down.

import { createHmac, randomBytes } from 'node:crypto';
import type { LabProblem } from '../core/problem.ts';
import type { Secret } from '../core/secret.ts';

const processKey = randomBytes(32);
const refused = new Map<string, LabProblem>();

/** Remembers that a machine, or a lab, has refused a secret, and how it said so. */
export function rememberRefused(where: string, secret: Secret, problem: LabProblem): void {
  refused.set(digestOf(where, secret), problem);
}

/** The problem with which it was refused there before; undefined when it was not. */
export function refusedBefore(where: string, secret: Secret): LabProblem | undefined {
  return refused.get(digestOf(where, secret));
}

function digestOf(where: string, secret: Secret): string {
  return createHmac('sha256', processKey).update(`${where}\0`).update(secret.reveal()).digest('hex');
}
