// docs/pitfalls.md: each pitfall names a test that is there, or says why there is none.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const rows = readFileSync(join(root, 'docs/pitfalls.md'), 'utf8').split('\n').filter((line) => /^\| \d/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const named = rows.flatMap(([, pitfall = '', tests = '']) => [...tests.matchAll(/`([^`]+)`: ((?:[^`;]|;(?! [`a-z]))+(?:; (?!`)[^`;]+)*)/g)].map(([, file = '', text = '']) => ({ pitfall, file, text })));

/** A name may be followed by a remark behind a semicolon or in brackets, which is for people. */
function holds(file: string, text: string): boolean {
  const content = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const beginnings = [text, ...[...text.matchAll(/; | \(/g)].map(({ index }) => text.slice(0, index))].map((one) => one.trim().replace(/;$/, ''));
  return beginnings.some((one) => one.length >= 6 && content.includes(one));
}

describe('the table of pitfalls', () => {
  test('has every chapter that it was made from', () => {
    const chapters = new Set(rows.map(([chapter]) => chapter));
    expect([...chapters]).toEqual([
      '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '3', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '4.1', '4.2', '4.3', '4.4', '5.1', '5.2',
      '12.1', '12.2', '12.3', '12.4', '12.5', '12.6', '12.7', '12.8', '12.9',
    ]);
    expect(new Set(rows.map(([, pitfall]) => pitfall)).size).toBe(rows.length);
  });

  test('names tests that are there', () => {
    expect(named.length).toBeGreaterThan(120);
    expect(named.filter(({ file, text }) => !holds(file, text))).toEqual([]);
  });

  test('says why where it names none', () => {
    const without = rows.filter(([, , tests = '']) => !tests.includes('`tests/') && !tests.includes('`build/'));
    expect(without.filter(([, , reason = '']) => !/^No test: \S.{20,}\.$/.test(reason))).toEqual([]);
    expect(without.length).toBeLessThan(rows.length / 5);
  });

  test('would notice a test that is renamed', () => {
    expect(holds('tests/main/system/pitfalls/pitfalls.test.ts', `names tests that are ${'no more'}`)).toBe(false);
    expect(holds('tests/nowhere.test.ts', 'names tests that are there')).toBe(false);
  });
});
