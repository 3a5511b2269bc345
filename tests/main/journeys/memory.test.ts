import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMemory } from '../../../main/journeys/memory.ts';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lab-memory-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'state', 'memory.json');
}

test('what is remembered is there for the next run', () => {
  const path = file();
  openMemory(path).add('vpn code 1');
  expect([openMemory(path).has('vpn code 1'), openMemory(path).has('vpn code 2')]).toEqual([true, false]);
});

test('two programs that were open before either wrote know what the other added, and lose nothing of it', () => {
  const path = file();
  const [window, headless] = [openMemory(path), openMemory(path)];
  expect(headless.has('vpn code 1')).toBe(false);
  window.add('vpn code 1');
  expect(headless.has('vpn code 1')).toBe(true);
  headless.add('vpn code 2');
  window.add('vpn code 3');
  expect(['vpn code 1', 'vpn code 2', 'vpn code 3'].map((key) => openMemory(path).has(key))).toEqual([true, true, true]);
});

test('a damaged file falls back to the one before it', () => {
  const path = file();
  const memory = openMemory(path);
  memory.add('one');
  memory.add('two');
  writeFileSync(path, 'damaged');
  expect([memory.has('one'), memory.has('two')]).toEqual([true, false]);
});
