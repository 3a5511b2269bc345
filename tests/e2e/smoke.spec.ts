// `npm start -- --smoke`, the first thing somebody tries on a new computer: the window opens, draws its first screen, and ends.

import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { electronExecutable } from './launch.ts';

let home: string;
test.beforeEach(() => { home = mkdtempSync(join(tmpdir(), 'lab-access-smoke-')); });
test.afterEach(() => { rmSync(home, { recursive: true, force: true, maxRetries: 5 }); });

test('it waits for the first screen, writes a picture that is not empty, and ends with 0', () => {
  const file = join(home, 'smoke.png');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...asRoot, '--lang=en', resolve(import.meta.dirname, '../..'), '--smoke', `--smoke-file=${file}`];
  const { status, stdout } = spawnSync(electronExecutable(), args, { encoding: 'utf8', env: { ...process.env, HOME: home, XDG_STATE_HOME: join(home, 'state') } });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ title: expect.stringMatching(/lab access$/i) as unknown, heading: 'Connect this computer to your lab', screenshot: file });
  // A window of one colour packs into a few thousand bytes.
  expect(readFileSync(file).length).toBeGreaterThan(10_000);
});
