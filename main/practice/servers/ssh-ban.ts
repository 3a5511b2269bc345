// The practice lab's ban, as HUNT Cloud has it: three wrong passphrases within 15 minutes close a machine for 15 minutes. A refused key is
// counted and does not ban. Kept between runs in one small file, since a real machine is not started anew with this program.

import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { readJsonFile, writeJsonFile } from '../../core/json-file.ts';

export interface Ban {
  /** A login failed. */
  failed(by: 'passphrase' | 'key'): void;
  isOn(): boolean;
  /** How many logins have failed since the machine was made. */
  readonly count: () => number;
}

const spanMs = 15 * 60 * 1000;
const allowed = 3;
/** When logins failed, which of these were wrong passphrases, and until when the machine is closed: milliseconds since 1970. */
const schema = z.strictObject({ failedAtMs: z.array(z.number()), wrongPassphraseAtMs: z.array(z.number()), bannedUntilMs: z.number() });

/** The ban that is kept in a file; one that nobody has earned yet when there is none. */
export function openBan(file: string, clock: Clock): Ban {
  let state = readJsonFile(file, schema) ?? { failedAtMs: [], wrongPassphraseAtMs: [], bannedUntilMs: 0 };
  return {
    failed(by) {
      const now = clock.now();
      const wrongPassphraseAtMs = by === 'key' ? state.wrongPassphraseAtMs : [...state.wrongPassphraseAtMs, now];
      const isTooMany = by === 'passphrase' && wrongPassphraseAtMs.filter((atMs) => now - atMs < spanMs).length >= allowed;
      state = { failedAtMs: [...state.failedAtMs, now], wrongPassphraseAtMs, bannedUntilMs: isTooMany ? now + spanMs : state.bannedUntilMs };
      writeJsonFile(file, state);
    },
    isOn: () => clock.now() < state.bannedUntilMs,
    count: () => state.failedAtMs.length,
  };
}
