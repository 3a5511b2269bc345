// The step that brings the key into the phone: which codes count, what is remembered, and that neither key nor code is said anywhere.

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { createEnrolAuthenticator } from '../../../../main/steps/enrol-authenticator/enrol-authenticator.ts';
import type { EnrolmentPicture, Run } from '../../../../main/steps/step.ts';
import { codeAt } from '../../../../main/system/one-time-password/code.ts';
import { readKey } from '../../../../main/system/one-time-password/key.ts';
import type { Problem } from '../../../../preload/contract/problems.ts';
import { createRun } from '../../journeys/notebook.ts';

const letters = 'ABCDEFGHIJKLMNOP';
const key = readKey(new Secret(letters));
const nowMs = Date.parse('2026-11-21T12:00:10Z');
const step = createEnrolAuthenticator({ now: () => nowMs });

function rememberingRun(more: Partial<Run> = {}, done = new Set<string>()): Run {
  return createRun({}, { secrets: { authenticatorKey: new Secret('abcd efgh ijkl mnop') }, memory: { has: (name) => done.has(name), add: (name) => { done.add(name); } }, ...more });
}

function withCode(code: string, more: Partial<Run> = {}): Run {
  return rememberingRun({ secrets: { authenticatorKey: new Secret(letters), otp: new Secret(code) }, ...more });
}

function codeOf(seconds: number): string {
  return codeAt(key, nowMs + seconds * 1000);
}

async function perform(run: Run): Promise<unknown> {
  return step.perform?.(run);
}

async function problemOf(run: Run): Promise<Problem> {
  const thrown: unknown = await perform(run).then(() => undefined, (error: unknown) => error);
  return (thrown as { problem: Problem }).problem;
}

describe('a code that was given with the keys', () => {
  it.each([0, 15, -15, 30, -30])('counts, %i seconds off', async (seconds) => {
    const run = withCode(codeOf(seconds));
    expect(await perform(run)).toMatchObject({ account: 'HUNT CLOUD VPN', algorithm: 'SHA-1', digits: 6, periodSeconds: 30, phoneProved: true });
    expect(await step.verify(run)).toEqual({ answer: 'ok', evidence: { phoneProved: true } });
  });

  it('does not count when it is wrong, of another time, or no code', async () => {
    expect(await problemOf(withCode('000000'))).toMatchObject({ code: 'otp.wrongCode', retry: 'now' });
    expect(await problemOf(withCode(codeOf(-90)))).toMatchObject({ code: 'otp.codeNotOfNow', retry: 'now' });
    expect(await problemOf(withCode('12345'))).toMatchObject({ code: 'otp.codeMalformed' });
    expect(await problemOf(withCode(codeOf(86_400)))).toMatchObject({ code: 'otp.wrongCode' });
  });

  it('tells the clocks apart when a second one came with it', async () => {
    const two = (seconds: number): string => `${codeOf(seconds - 30)} ${codeOf(seconds)}`;
    expect(await problemOf(withCode(two(600)))).toEqual({ code: 'otp.phoneAhead', retry: 'after-fix', facts: { seconds: '600' } });
    expect(await problemOf(withCode(two(-86_400)))).toEqual({ code: 'otp.phoneBehind', retry: 'after-fix', facts: { seconds: '86400' } });
    expect(await perform(withCode(two(0)))).toMatchObject({ phoneProved: true });
  });
});

describe('a person who is asked', () => {
  function asking(codes: readonly (string | undefined)[]): { run: Run; asked: (Problem | undefined)[]; shown: EnrolmentPicture[]; typed: Secret[] } {
    const asked: (Problem | undefined)[] = [];
    const shown: EnrolmentPicture[] = [];
    const typed: Secret[] = [];
    const run = rememberingRun({
      askForCode: (picture, problem) => {
        shown.push(picture);
        const code = codes[asked.push(problem) - 1];
        if (code === undefined) return Promise.resolve(undefined);
        typed.push(new Secret(code));
        return Promise.resolve(typed.at(-1));
      },
    });
    return { run, asked, shown, typed };
  }

  it('sees the QR code and the key in groups, and is told what was wrong with the last code', async () => {
    const { run, asked, shown, typed } = asking(['000000', codeOf(0)]);
    expect(await perform(run)).toMatchObject({ phoneProved: true });
    expect(asked.map((problem) => problem?.code)).toEqual([undefined, 'otp.wrongCode']);
    expect(shown[0]).toMatchObject({ groups: 'ABCD EFGH IJKL MNOP', svg: expect.stringMatching(/^<svg /) as string, terminal: expect.stringContaining('█') as string });
    expect(typed.every((code) => code.reveal().every((byte) => byte === 0))).toBe(true);
    expect(await step.verify(run)).toEqual({ answer: 'ok', evidence: { phoneProved: true } });
  });

  it('learns from the second code that a clock is wrong', async () => {
    const { run, asked } = asking([codeOf(570), codeOf(600), undefined]);
    expect(await problemOf(run)).toMatchObject({ code: 'otp.phoneAhead', facts: { seconds: '600' } });
    expect(asked.map((problem) => problem?.code)).toEqual([undefined, 'otp.codeNotOfNow', 'otp.phoneAhead']);
  });

  it('may give up, and is not asked for ever', async () => {
    expect(await problemOf(asking([undefined]).run)).toMatchObject({ code: 'otp.codeMissing' });
    const stubborn = asking(Array.from({ length: 9 }, () => '000000'));
    expect(await problemOf(stubborn.run)).toMatchObject({ code: 'otp.wrongCode' });
    expect(stubborn.asked).toHaveLength(5);
  });
});

describe('a run that computes its codes', () => {
  it('does not claim that the phone was proved', async () => {
    const run = rememberingRun({ computeOtp: true });
    expect(await perform(run)).toMatchObject({ phoneProved: false });
    expect(await step.verify(run)).toEqual({ answer: 'ok', evidence: { phoneProved: false } });
  });

  it('is remembered for such runs only', async () => {
    const done = new Set<string>();
    await perform(rememberingRun({ computeOtp: true }, done));
    expect(await step.plan(rememberingRun({ computeOtp: true }, done))).toMatchObject({ state: 'already' });
    expect(await step.verify(rememberingRun({ computeOtp: true }, done))).toEqual({ answer: 'ok', evidence: { phoneProved: false, earlierRun: true } });
    expect(await step.plan(rememberingRun({}, done))).toMatchObject({ state: 'planned' });
    expect((await step.verify(rememberingRun({}, done))).answer).toBe('cannot-tell');
  });

  it('is the only one that computes: others need a code', async () => {
    expect(await problemOf(rememberingRun())).toMatchObject({ code: 'otp.codeMissing' });
  });
});

describe('the step', () => {
  it('is left out without a key, and refuses one that is none when it plans', async () => {
    expect(await step.plan(createRun())).toMatchObject({ state: 'skipped', reason: 'no-key-given' });
    await expect(step.plan(rememberingRun({ secrets: { authenticatorKey: new Secret('ABCD0') } }))).rejects.toThrow('otp.keyUnusable');
  });

  it('remembers a key that was proved, and no other', async () => {
    const done = new Set<string>();
    const run = withCode(codeOf(0), { memory: { has: (name) => done.has(name), add: (name) => { done.add(name); } } });
    expect(await step.plan(run)).toMatchObject({ state: 'planned' });
    await perform(run);
    expect(await step.plan(rememberingRun({}, done))).toMatchObject({ state: 'already' });
    expect(await step.verify(rememberingRun({}, done))).toEqual({ answer: 'ok', evidence: { phoneProved: true, earlierRun: true } });
    expect(await step.plan(rememberingRun({ secrets: { authenticatorKey: new Secret('PONMLKJIHGFEDCBA') } }, done))).toMatchObject({ state: 'planned' });
    done.clear();
    expect(await step.plan(rememberingRun({}, done))).toMatchObject({ state: 'planned' });
    expect((await step.verify(rememberingRun({}, done))).answer).toBe('cannot-tell');
  });

  it('says neither key nor code anywhere', async () => {
    const done = new Set<string>();
    const run = withCode(codeOf(0), { memory: { has: (name) => done.has(name), add: (name) => { done.add(name); } } });
    const said = JSON.stringify([await step.plan(run), await perform(run), await step.verify(run), [...done], await problemOf(withCode('000000'))]);
    expect(said).not.toMatch(new RegExp(`${letters}|${codeOf(0)}|000000`, 'i'));
    expect(said).not.toContain(Buffer.from(key).toString('hex'));
  });
});

describe('the proof', () => {
  it('computes by itself: a code that only the judge would accept turns it over', async () => {
    const run = withCode(codeOf(0));
    await perform(run);
    expect((await step.verify({ ...run, secrets: { authenticatorKey: new Secret('PONMLKJIHGFEDCBA'), otp: new Secret(codeOf(0)) } }))).toMatchObject({ answer: 'not-ok', problem: { code: 'otp.wrongCode' } });
    const swapped = Object.assign(run, { secrets: { authenticatorKey: new Secret('PONMLKJIHGFEDCBA') } });
    expect(await step.verify(swapped)).toMatchObject({ answer: 'not-ok', problem: { code: 'otp.wrongCode' } });
  });

  it('agrees with RFC 4226 computed here, for 200 moments', async () => {
    for (let index = 0; index < 200; index += 1) {
      const atMs = nowMs + index * 7_777_777;
      const message = Buffer.alloc(8);
      message.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
      const digest = createHmac('sha1', key).update(message).digest();
      const code = String((digest.readUInt32BE((digest[19] ?? 0) & 15) & 0x7FFFFFFF) % 1_000_000).padStart(6, '0');
      expect((await createEnrolAuthenticator({ now: () => atMs }).verify(withCode(code))).answer).toBe('ok');
    }
  });
});
