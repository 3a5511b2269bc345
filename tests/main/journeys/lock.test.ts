import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../../main/journeys/lock.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'lock-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

test('a second run is told to wait, and may go on when the first has ended', () => {
  const release = takeLock(folder);
  expect(() => takeLock(folder)).toThrow('engine.busy');
  release();
  takeLock(folder)();
});

test('the lock of a process that was killed is taken over', () => {
  const dead = spawnSync(process.execPath, ['-p', 'process.pid']).stdout.toString().trim();
  writeFileSync(join(folder, 'lock'), `${dead} ${Math.round(Date.now() / 1000 - uptime())}\n`);
  takeLock(folder)();
});

test('the lock of a living process from before the last restart of the computer is taken over', () => {
  writeFileSync(join(folder, 'lock'), `${process.pid} 1000000\n`);
  takeLock(folder);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(String(process.pid));
});

test('an empty or garbled lock, written half by a dying process, is taken over', () => {
  for (const text of ['', 'x', '-1 5', '0 0']) {
    writeFileSync(join(folder, 'lock'), text);
    takeLock(folder)();
  }
});
