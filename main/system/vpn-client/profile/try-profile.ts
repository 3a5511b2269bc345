// Answers whether a passphrase opens the private key of a profile as it came, before the profile is judged. In memory only.

import { LabProblem } from '../../../core/problem.ts';
import type { Secret } from '../../../core/secret.ts';
import { tryOldPassphrase } from './old-passphrase.ts';
import { tryPassphrase, type PassphraseAnswer } from './passphrase.ts';
import { tokenise } from './tokenise.ts';

/** `cannot-tell` too for a profile that cannot be read, or whose key is not encrypted. */
export function tryProfilePassphrase(profile: Uint8Array, passphrase: Secret): PassphraseAnswer {
  try {
    const blocks = tokenise(profile);
    const text = (name: string): string => (blocks.find((one) => one.name === name)?.block ?? '').replaceAll('\r', '');
    const answer = tryPassphrase(text('key'), text('cert'), passphrase);
    return answer === 'cannot-tell' ? tryOldPassphrase(text('key'), text('cert'), passphrase) : answer;
  } catch (error) {
    if (error instanceof LabProblem) return 'cannot-tell';
    throw error;
  }
}
