// Codes of the authenticator app: SHA-1, 6 digits, a new one every 30 seconds (RFC 6238; the apps ignore other values). Which code
// belongs to a moment, and which moment a code belongs to. The clock is always an argument.

import { createGuardrails, generateSync } from 'otplib';

export const periodSeconds = 30;
const periodMs = periodSeconds * 1000;
/** Keys of 16 letters are 10 bytes; otplib refuses them unless told. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10, MAX_SECRET_BYTES: 64 });
/** One step either way: the person took the code just before it changed, or the clocks differ a little. Servers allow the same. */
const toleranceSteps = 1;
/** Ten minutes: a code that is this old or early still says something. */
const nearSteps = 20;
/** A day and a little: phones and computers set to the wrong day. */
const dayInSteps = 24 * 60 * 60 / periodSeconds + 10;

/** The number of the 30 seconds in which a moment lies, counted from 1970. */
export function stepAt(atMs: number): number {
  return Math.floor(atMs / periodMs);
}

/** The code of a key at a moment. */
export function codeAt(key: Uint8Array, atMs: number): string {
  return codeOfStep(key, stepAt(atMs));
}

/** How many seconds the code of a moment is still good for, 1 to 30. */
export function secondsLeft(atMs: number): number {
  return Math.ceil((periodMs - atMs % periodMs) / 1000);
}

function codeOfStep(key: Uint8Array, step: number): string {
  return generateSync({ secret: key, epoch: step * periodSeconds, guardrails });
}

/** What a person typed, as codes: six digits, or twelve for two codes that came one after the other. Undefined for anything else. */
export function readCodes(typed: string): readonly string[] | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\-\u2010-\u2015,;]/gu, '');
  return /^(?:\d{6}|\d{12})$/.test(digits) ? digits.match(/\d{6}/g) ?? undefined : undefined;
}

/** `near`: of this key, but not of now; one code does not tell whether it has run out or a clock is wrong. */
export type Judgement =
  | { readonly answer: 'right'; readonly step: number; readonly stepsOff: number }
  | { readonly answer: 'reused' | 'near' | 'wrong' };

/** Judges a code at the moment it was typed. `usedStep`: codes of that step and before count as used up, as servers see it. */
export function judgeCode(key: Uint8Array, code: string, atMs: number, usedStep = -1): Judgement {
  const now = stepAt(atMs);
  for (const off of nearestFirst(nearSteps)) {
    if (codeOfStep(key, now + off) !== code) continue;
    if (Math.abs(off) > toleranceSteps) return { answer: 'near' };
    return now + off <= usedStep ? { answer: 'reused' } : { answer: 'right', step: now + off, stepsOff: off };
  }
  return { answer: 'wrong' };
}

/**
 * How far the phone's clock is ahead of this computer's (behind: negative), in seconds, told from two codes in a row, the second typed
 * at `atMs`. Undefined when the codes do not follow each other or the clocks agree. One code alone is not asked: among the 5,781 steps of two days, one
 * in 173 wrong codes would find a place; two that follow each other, one in 170 million.
 */
export function tellSkew(key: Uint8Array, codes: readonly [first: string, second: string], atMs: number): number | undefined {
  const now = stepAt(atMs);
  const off = nearestFirst(dayInSteps).find((candidate) => codeOfStep(key, now + candidate) === codes[1] && codeOfStep(key, now + candidate - 1) === codes[0]);
  return off === undefined || Math.abs(off) <= toleranceSteps ? undefined : off * periodSeconds;
}

/** 0, −1, 1, −2, 2, … */
function nearestFirst(reach: number): readonly number[] {
  return [0, ...Array.from({ length: reach }, (_item, index) => [-index - 1, index + 1]).flat()];
}
