// A value that must not be seen: it prints as `[secret]`, has no JSON, and its bytes can be overwritten. It protects against accidents
// (logs, error texts, journals), not against a program that can read this process's memory.

import { inspect } from 'node:util';
import type { SecretName } from '../../preload/contract/secrets.ts';

export class Secret {
  readonly #bytes: Buffer;

  constructor(value: string | Uint8Array) {
    this.#bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value);
  }

  /** The bytes themselves, not a copy: whoever asks must not keep them. Only for handing to a program's stdin or a library. */
  reveal(): Buffer {
    return this.#bytes;
  }

  /** The value as text, for libraries that take nothing else. Strings cannot be wiped, so prefer `reveal`. */
  revealText(): string {
    return this.#bytes.toString('utf8');
  }

  get isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  /** Overwrites the bytes with zeros. The secret is empty from then on in meaning, not in length. */
  wipe(): void {
    this.#bytes.fill(0);
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

export type Secrets = Readonly<Partial<Record<SecretName, Secret>>>;

/** Overwrites every secret that was given for a run. */
export function wipeSecrets(secrets: Secrets): void {
  for (const secret of Object.values(secrets)) secret.wipe();
}
