// Codes against the vectors of RFC 6238, and what is said of a code that is late, early, used or wrong, by a given clock.

import { describe, expect, it } from 'vitest';
import { codeAt, judgeCode, readCodes, secondsLeft, stepAt, tellSkew } from '../../../../main/system/one-time-password/code.ts';

/** The secret of RFC 6238, appendix B. */
const key = new Uint8Array(Buffer.from('12345678901234567890', 'ascii'));
const shortKey = key.slice(0, 10);
const nowMs = Date.parse('2026-11-21T12:00:10Z');
const second = 1000;

describe('the code of a moment', () => {
  it.each([
    [59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037'], [20000000000, '353130'],
  ])('%i seconds after 1970 is the last six digits of RFC 6238: %s', (seconds, code) => {
    expect(codeAt(key, seconds * second)).toBe(code);
  });

  it('is made for keys of 10 bytes too, and has six digits with zeros in front', () => {
    const codes = Array.from({ length: 400 }, (_item, index) => codeAt(shortKey, nowMs + index * 30 * second));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  it('tells how long it is good for', () => {
    expect([0, 1, 10_000, 18_000, 29_000, 29_999, 30_000].map((at) => secondsLeft(at))).toEqual([30, 30, 20, 12, 1, 1, 30]);
  });
});

describe('a code that is typed', () => {
  it.each([
    [0, 'right'], [15, 'right'], [-15, 'right'], [30, 'right'], [-30, 'right'], [-39, 'right'], [60, 'near'], [-60, 'near'], [90, 'near'], [-600, 'near'], [600, 'near'],
    [700, 'wrong'], [-3600, 'wrong'], [86_400, 'wrong'],
  ])('from a clock that differs by %i seconds is: %s', (seconds, answer) => {
    expect(judgeCode(key, codeAt(key, nowMs + seconds * second), nowMs).answer).toBe(answer);
  });

  it('is told from one that was used, as servers tell it', () => {
    const code = codeAt(key, nowMs);
    const step = stepAt(nowMs);
    expect(judgeCode(key, code, nowMs)).toEqual({ answer: 'right', step, stepsOff: 0 });
    expect(judgeCode(key, code, nowMs, step)).toEqual({ answer: 'reused' });
    expect(judgeCode(key, code, nowMs, step - 1).answer).toBe('right');
    expect(judgeCode(key, codeAt(key, nowMs - 30 * second), nowMs, step)).toEqual({ answer: 'reused' });
    expect(judgeCode(key, codeAt(key, nowMs + 30 * second), nowMs, step)).toEqual({ answer: 'right', step: step + 1, stepsOff: 1 });
  });

  it('of another key is wrong, in 500 of 500', () => {
    const right = new Set(Array.from({ length: 41 }, (_item, index) => codeAt(key, nowMs + (index - 20) * 30 * second)));
    const others = Array.from({ length: 600 }, (_item, index) => codeAt(shortKey, nowMs + index * 30 * second)).filter((code) => !right.has(code)).slice(0, 500);
    expect(others).toHaveLength(500);
    expect(others.filter((code) => judgeCode(key, code, nowMs).answer !== 'wrong')).toEqual([]);
  });

  it('is read with blanks and dashes, alone or as two in a row', () => {
    expect(['123456', ' 123 456 ', '123-456', '123\u00A0456', '１２３４５６'].map(readCodes)).toEqual(Array.from({ length: 5 }, () => ['123456']));
    expect(readCodes('123456 654321')).toEqual(['123456', '654321']);
    expect(['', '12345', '1234567', '12345a', '123456789012345678'].map(readCodes)).toEqual(Array.from({ length: 5 }, () => undefined));
  });
});

describe('the difference of two clocks', () => {
  const two = (seconds: number): [string, string] => [codeAt(key, nowMs + (seconds - 30) * second), codeAt(key, nowMs + seconds * second)];

  it.each([60, -60, 90, 600, -600, 3600, -3600, 86_400, -86_400])('is told in seconds from two codes in a row: %i', (seconds) => {
    expect(tellSkew(key, two(seconds), nowMs)).toBe(seconds);
  });

  it.each([0, 15, -15, 30, -30])('is not claimed within one step: %i', (seconds) => {
    expect(tellSkew(key, two(seconds), nowMs)).toBeUndefined();
  });

  it('is not told from one code, from codes in the wrong order, or from codes of another key', () => {
    const [first, next] = two(600);
    expect(tellSkew(key, ['000000', next], nowMs)).toBeUndefined();
    expect(tellSkew(key, [next, first], nowMs)).toBeUndefined();
    expect(tellSkew(key, [codeAt(shortKey, nowMs - 30 * second), codeAt(shortKey, nowMs)], nowMs)).toBeUndefined();
  });

  it('of two days and more is not looked for', () => {
    expect(tellSkew(key, two(2 * 86_400), nowMs)).toBeUndefined();
  });
});
