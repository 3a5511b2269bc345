// The user's account on one practice machine: passphrase, whether it has to be changed, and the keys that may log in. Kept between runs in
// one small file, the passphrase only as a salted hash, as a real machine keeps it.

import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../../core/json-file.ts';

const schema = z.strictObject({
  mustChange: z.boolean(),
  salt: z.string(),
  hash: z.string(),
  /** The lines of authorized_keys. */
  keyLines: z.array(z.string()),
});

export interface SshAccount {
  isPassphrase(text: string): boolean;
  mustChange(): boolean;
  change(passphrase: string): void;
  keyLines(): readonly string[];
  setKeyLines(lines: readonly string[]): void;
  /** Answers whether a key, as it is sent, may log in. */
  hasKey(key: Buffer): boolean;
}

export interface NewAccount {
  readonly passphrase: string;
  readonly mustChange: boolean;
}

/** Opens the account that is kept in a file; a new one when there is none. */
export function openAccount(file: string, fresh: () => NewAccount): SshAccount {
  let state = readJsonFile(file, schema) ?? toState(fresh());
  const keep = (next: z.infer<typeof schema>): void => {
    writeJsonFile(file, next);
    state = next;
  };
  return {
    isPassphrase: (text) => timingSafeEqual(hashOf(text, state.salt), Buffer.from(state.hash, 'hex')),
    mustChange: () => state.mustChange,
    change: (passphrase) => keep({ ...toState({ passphrase, mustChange: false }), keyLines: state.keyLines }),
    keyLines: () => state.keyLines,
    setKeyLines: (lines) => keep({ ...state, keyLines: [...lines] }),
    hasKey: (key) => state.keyLines.some((line) => line.split(' ')[1] === key.toString('base64')),
  };
}

function toState({ passphrase, mustChange }: NewAccount): z.infer<typeof schema> {
  const salt = randomBytes(16).toString('hex');
  return { mustChange, salt, hash: hashOf(passphrase, salt).toString('hex'), keyLines: [] };
}

function hashOf(text: string, salt: string): Buffer {
  return scryptSync(text, salt, 32, { N: 4096 });
}
