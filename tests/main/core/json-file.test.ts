import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../../../main/core/json-file.ts';

const schema = z.strictObject({ count: z.number() });
let folder: string;
let file: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'state-')); file = join(folder, 'a', 'state.json'); });
afterEach(() => { rmSync(folder, { recursive: true }); });

test('what was written is read', () => {
  expect(readJsonFile(file, schema)).toBeUndefined();
  writeJsonFile(file, { count: 1 });
  expect(readJsonFile(file, schema)).toEqual({ count: 1 });
});

for (const [what, damage] of [
  ['cut in half', (text: string) => text.slice(0, text.length / 2)], ['emptied', () => ''], ['edited', (text: string) => text.replace('2', '3')],
  ['not ours', () => '{"count":2}'], ['not JSON', () => 'hello'],
] as const) {
  test(`a file that was ${what} is replaced by the generation before it`, () => {
    writeJsonFile(file, { count: 1 });
    writeJsonFile(file, { count: 2 });
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    expect(readJsonFile(file, schema)).toEqual({ count: 1 });
  });
}

test('a file from a newer version is left alone and said', () => {
  writeJsonFile(file, { count: 1 });
  const text = readFileSync(file, 'utf8').replace('"version":1', '"version":2');
  writeFileSync(file, text);
  expect(() => readJsonFile(file, schema)).toThrow('journal.newerVersion');
  expect(readFileSync(file, 'utf8')).toBe(text);
});
