// Proves the enrolment by another way of computing: HMAC of the operating system's library (RFC 4226, RFC 6238) and a base32 reader of its
// own, instead of the packages that judged the code. Without a code in this run it can only say what is remembered.

import { createHmac } from 'node:crypto';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Clock } from '../../core/clock.ts';
import type { Secret } from '../../core/secret.ts';
import type { Run, Verdict } from '../step.ts';
import { takeAccepted } from './enrol.ts';
import { memoryNames } from './memory-names.ts';

const periodMs = 30_000;

/** ok when a code of this run fits the key, or a code of this key was accepted here before. */
export async function verifyEnrolment(run: Run, clock: Clock): Promise<Verdict> {
  const { authenticatorKey } = run.secrets;
  if (authenticatorKey === undefined) return { answer: 'cannot-tell', evidence: {} };
  const accepted = takeAccepted(run);
  if (accepted !== undefined) {
    const fits = belongs(authenticatorKey, accepted.code.revealText(), accepted.atMs);
    accepted.code.wipe();
    return fits ? { answer: 'ok', evidence: evidenceOf(run, accepted.phoneProved) } : notOk(run);
  }
  return judgeMemory(run, authenticatorKey, clock);
}

function judgeMemory(run: Run, authenticatorKey: Secret, clock: Clock): Verdict {
  const names = memoryNames(authenticatorKey);
  const isProved = run.memory.has(names.proved);
  const given = run.secrets.otp?.revealText().replaceAll(/\s/g, '').slice(-6);
  if (given !== undefined && !belongs(authenticatorKey, given, clock.now())) return notOk(run);
  if (given !== undefined || isProved) return { answer: 'ok', evidence: { ...evidenceOf(run, true), earlierRun: given === undefined } };
  const isComputed = run.computeOtp === true && run.memory.has(names.computed);
  return isComputed ? { answer: 'ok', evidence: { ...evidenceOf(run, false), earlierRun: true } } : { answer: 'cannot-tell', evidence: evidenceOf(run, false) };
}

function evidenceOf({ machine }: Run, phoneProved: boolean): Evidence {
  return { phoneProved, ...(machine.practice && { practice: true }) };
}

function notOk(run: Run): Verdict {
  return { answer: 'not-ok', evidence: evidenceOf(run, false), problem: { code: 'otp.wrongCode', retry: 'now', facts: {} } };
}

/** Answers whether a code is the key's at a moment, or in the 30 seconds before or after. */
function belongs(key: Secret, code: string, atMs: number): boolean {
  const now = Math.floor(atMs / periodMs);
  const bytes = base32(key.revealText());
  try {
    return [now - 1, now, now + 1].some((counter) => codeOf(bytes, counter) === code);
  } finally {
    bytes.fill(0);
  }
}

function codeOf(key: Buffer, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac('sha1', key).update(message).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7FFFFFFF) % 1_000_000).padStart(6, '0');
}

function base32(typed: string): Buffer {
  const key = /secret=([^&]+)/i.exec(typed)?.[1] ?? typed;
  const bits = [...key.normalize('NFKC').toUpperCase()].filter((letter) => /[A-Z2-7]/.test(letter))
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
