// Brings the key to the person and asks for codes until one is right. Where there is nobody to ask, a code that was given with the keys
// counts, or one is computed when the run allows it.

import { Buffer } from 'node:buffer';
import { LabProblem } from '../../core/problem.ts';
import { Secret } from '../../core/secret.ts';
import type { Clock } from '../../core/clock.ts';
import { enrolmentAddress } from '../../system/one-time-password/address.ts';
import { codeAt, judgeCode, readCodes, tellSkew } from '../../system/one-time-password/code.ts';
import { groupedKey, readKey } from '../../system/one-time-password/key.ts';
import { qrSvg, qrTerminal } from '../../system/one-time-password/qr.ts';
import type { Run } from '../step.ts';

/** What was accepted in a run, kept in memory until the verifier has looked at it. */
export interface Accepted {
  readonly code: Secret;
  readonly atMs: number;
  readonly phoneProved: boolean;
}

const acceptedIn = new WeakMap<Run, Accepted>();

/** Hands over what was accepted in this run, once. */
export function takeAccepted(run: Run): Accepted | undefined {
  const accepted = acceptedIn.get(run);
  acceptedIn.delete(run);
  return accepted;
}

export type Enrolled = { readonly phoneProved: boolean; readonly stepsOff: number };

/** Asks for codes, or takes or computes one. Throws an `otp.*` problem when none was right. The key's bytes are wiped in every outcome. */
export async function enrol(run: Run, authenticatorKey: Secret, clock: Clock): Promise<Enrolled> {
  const key = readKey(authenticatorKey);
  try {
    if (run.secrets.otp !== undefined) return accept(run, run.secrets.otp, { key, atMs: clock.now() });
    if (run.askForCode !== undefined) return await askUntilRight(run, key, clock);
    if (run.computeOtp !== true) throw new LabProblem('otp.codeMissing');
    const atMs = clock.now();
    remember(run, codeAt(key, atMs), atMs, false);
    return { phoneProved: false, stepsOff: 0 };
  } finally {
    key.fill(0);
  }
}

function remember(run: Run, code: string, atMs: number, phoneProved: boolean): void {
  acceptedIn.set(run, { code: new Secret(Buffer.from(code, 'ascii')), atMs, phoneProved });
}

/** After so many codes something else is wrong: most likely the key was mistyped into the phone. */
const attempts = 5;

async function askUntilRight(run: Run, key: Uint8Array, clock: Clock): Promise<Enrolled> {
  const address = enrolmentAddress(key);
  const shown = { svg: qrSvg(address), terminal: qrTerminal(address), groups: groupedKey(key) };
  let last: LabProblem | undefined;
  let earlier: string | undefined;
  for (let left = attempts; left > 0; left -= 1) {
    const typed = await run.askForCode?.(shown, last?.problem);
    run.signal.throwIfAborted();
    if (typed === undefined) throw last ?? new LabProblem('otp.codeMissing');
    try {
      return accept(run, typed, { key, atMs: clock.now(), earlier });
    } catch (error) {
      if (!(error instanceof LabProblem)) throw error;
      last = error;
      earlier = readCodes(typed.revealText())?.at(-1);
    } finally {
      typed.wipe();
    }
  }
  throw last ?? new LabProblem('otp.codeMissing');
}

interface Moment {
  readonly key: Uint8Array;
  readonly atMs: number;
  /** The code that was typed before this one, if any. */
  readonly earlier?: string | undefined;
}

/** Takes a right code. With two codes in a row (typed together, or this one and an earlier one) a wrong clock is told from a wrong key. */
function accept(run: Run, typed: Secret, { key, atMs, earlier }: Moment): Enrolled {
  const codes = readCodes(typed.revealText());
  const code = codes?.at(-1);
  if (codes === undefined || code === undefined) throw new LabProblem('otp.codeMalformed', {}, { retry: 'now' });
  const judged = judgeCode(key, code, atMs);
  if (judged.answer === 'right') {
    remember(run, code, atMs, true);
    return { phoneProved: true, stepsOff: judged.stepsOff };
  }
  const before = codes.length === 2 ? codes[0] : earlier;
  const skewSeconds = before === undefined ? undefined : tellSkew(key, [before, code], atMs);
  if (skewSeconds !== undefined) throw new LabProblem(skewSeconds > 0 ? 'otp.phoneAhead' : 'otp.phoneBehind', { seconds: String(Math.abs(skewSeconds)) });
  throw new LabProblem(judged.answer === 'near' ? 'otp.codeNotOfNow' : 'otp.wrongCode', {}, { retry: 'now' });
}
