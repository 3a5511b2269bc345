// Where the one-time code for a connection comes from, and when it may be sent: never one that was sent before, and never with under 12
// seconds left of its 30, because the login must reach the server in that time. A window once used stays used, also after a restart.

import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import { Secret } from '../../core/secret.ts';
import { codeAt, judgeCode, periodSeconds, readCodes, stepAt } from '../../system/one-time-password/code.ts';
import { readKey } from '../../system/one-time-password/key.ts';
import { codeNeedsMs } from '../../system/vpn-client/connection/attempt.ts';
import type { Run } from '../step.ts';

/** A code and whether a person read it from the phone. */
export interface Code {
  readonly secret: Secret;
  readonly phoneProved: boolean;
}

const periodMs = periodSeconds * 1000;
/** How often a person is asked before we stop asking. */
const asks = 5;

// A code that was given with the keys says nothing about when it was read; that is when the step first saw it.
const firstSeen = new WeakMap<Run, number>();

/** Notes when the code of this run was given. */
export function noteGivenCode(run: Run, clock: Clock): void {
  if (!firstSeen.has(run)) firstSeen.set(run, clock.now());
}

/**
 * A code that may be sent now; its window counts as used from here on. The given one, else a computed one when the run allows it, else the
 * person is asked. Throws `vpn.codeMissing`, `vpn.codeRunOut`, `otp.wrongCode`, `otp.codeMalformed`.
 */
export async function takeCode(run: Run, clock: Clock): Promise<Code> {
  const { otp, authenticatorKey } = run.secrets;
  const mayCompute = run.computeOtp === true && authenticatorKey !== undefined;
  if (otp !== undefined) {
    const code = readTyped(run, otp, firstSeen.get(run) ?? clock.now(), clock);
    if (!(code instanceof LabProblem)) return code;
    if (!mayCompute && run.askForOtp === undefined) throw code;
  }
  if (mayCompute) return computeCode(run, authenticatorKey, clock);
  return askCode(run, clock);
}

async function computeCode(run: Run, authenticatorKey: Secret, clock: Clock): Promise<Code> {
  const key = readKey(authenticatorKey);
  try {
    for (let now = clock.now(); !isGood(run, stepAt(now), now); now = clock.now()) {
      run.progress(`connect-vpn next-code-in ${Math.ceil(untilNext(now) / 1000)}`);
      await wait(untilNext(now), undefined, { signal: run.signal });
    }
    const now = clock.now();
    markUsed(run, stepAt(now));
    return { secret: new Secret(codeAt(key, now)), phoneProved: false };
  } finally {
    key.fill(0);
  }
}

async function askCode(run: Run, clock: Clock): Promise<Code> {
  let last = new LabProblem('vpn.codeMissing', {}, { retry: 'now' });
  for (let left = asks; left > 0; left -= 1) {
    const typed = await run.askForOtp?.(last.problem);
    run.signal.throwIfAborted();
    if (typed === undefined) throw last;
    const code = readTyped(run, typed, clock.now(), clock);
    typed.wipe();
    if (!(code instanceof LabProblem)) return code;
    last = code;
  }
  throw last;
}

/** The code as it may be sent, or why it may not. With the authenticator key at hand a wrong one is known without a failed login. */
function readTyped(run: Run, typed: Secret, readAtMs: number, clock: Clock): Code | LabProblem {
  const code = readCodes(typed.revealText())?.at(-1);
  if (code === undefined) return new LabProblem('otp.codeMalformed', {}, { retry: 'now' });
  const step = stepOf(run, code, readAtMs, clock.now());
  if (step === undefined) return new LabProblem('otp.wrongCode', {}, { retry: 'now' });
  if (!isGood(run, step, clock.now())) return new LabProblem('vpn.codeRunOut', {}, { retry: 'now' });
  markUsed(run, step);
  return { secret: new Secret(code), phoneProved: true };
}

/** The window a code belongs to: by the key when it is known, else the one in which it was read. Undefined for a wrong code. */
function stepOf({ secrets }: Run, code: string, readAtMs: number, nowMs: number): number | undefined {
  if (secrets.authenticatorKey === undefined) return stepAt(readAtMs);
  const key = readKey(secrets.authenticatorKey);
  try {
    const judged = judgeCode(key, code, nowMs);
    if (judged.answer === 'right') return judged.step;
    // Of this key and of another time: it has run out.
    return judged.answer === 'near' ? 0 : undefined;
  } finally {
    key.fill(0);
  }
}

function isGood(run: Run, step: number, nowMs: number): boolean {
  return (step + 1) * periodMs - nowMs >= codeNeedsMs && !run.memory.has(usedName(step));
}

function untilNext(nowMs: number): number {
  return periodMs - nowMs % periodMs;
}

/** Written before the code is sent, so that it holds whatever happens then. */
function markUsed(run: Run, step: number): void {
  run.memory.add(usedName(step));
}

function usedName(step: number): string {
  return `vpn code ${step}`;
}
