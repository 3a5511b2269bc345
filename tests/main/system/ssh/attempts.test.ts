// The guard against lock-outs: what counts, for how long, across restarts and between two programs.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toProblem } from '../../../../main/core/problem.ts';
import { createLoginGuard, type LoginGuard } from '../../../../main/system/ssh/attempts.ts';
import { scratchFolder } from './ssh-lab.ts';

const minuteMs = 60_000;

function open(): { readonly folder: string; readonly time: { nowMs: number }; start(): LoginGuard } {
  const folder = join(scratchFolder(), 'logins');
  const time = { nowMs: 1_800_000_000_000 };
  return { folder, time, start: () => createLoginGuard(folder, { now: () => time.nowMs }, 'linux') };
}

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => undefined, toProblem);
}

it('lets two failed logins happen and refuses the third, also after a restart', async () => {
  const { start } = open();
  await start().begin('entry');
  await start().begin('entry');
  expect(await problemOf(start().begin('entry'))).toMatchObject({ code: 'ssh.tooManyAttempts', facts: { host: 'entry', minutes: '15' } });
  expect(await start().failed('entry')).toBe(2);
});

it('does not count what was accepted', async () => {
  const guard = open().start();
  for (let round = 0; round < 5; round += 1) await (await guard.begin('entry')).strikeOut();
  expect(await guard.failed('entry')).toBe(0);
});

it('counts each machine by itself', async () => {
  const guard = open().start();
  await guard.begin('entry');
  await guard.begin('entry');
  await expect(guard.begin('home')).resolves.toBeDefined();
});

it('has noted a login on the disk before the secret is sent, and a program that is killed then leaves it counted', async () => {
  const { folder, start } = open();
  await start().begin('entry');
  expect(readdirSync(folder)).toHaveLength(1);
  expect(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8')).toBe('entry\n');
  expect(await start().failed('entry')).toBe(1);
});

it('forgets after 15 minutes, not before, and removes the note', async () => {
  const { folder, time, start } = open();
  await start().begin('entry');
  time.nowMs += 5 * minuteMs;
  await start().begin('entry');
  time.nowMs += 10 * minuteMs - 1;
  expect(await problemOf(start().begin('entry'))).toMatchObject({ code: 'ssh.tooManyAttempts', facts: { minutes: '1' } });
  time.nowMs += 1;
  await expect(start().begin('entry')).resolves.toBeDefined();
  expect(readdirSync(folder)).toHaveLength(2);
});

it('a clock that is set back keeps the ban, and for 15 minutes at most', async () => {
  const { time, start } = open();
  await start().begin('entry');
  await start().begin('entry');
  time.nowMs -= 24 * 60 * minuteMs;
  expect(await problemOf(start().begin('entry'))).toMatchObject({ code: 'ssh.tooManyAttempts', facts: { minutes: '15' } });
  time.nowMs += 15 * minuteMs;
  await expect(start().begin('entry')).resolves.toBeDefined();
});

it('of ten programs that begin at the same moment at most two get through', async () => {
  const { start } = open();
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => problemOf(start().begin('entry'))));
  expect(outcomes.filter((outcome) => outcome === undefined).length).toBeLessThanOrEqual(2);
});

it('without a place for its notes nothing may be sent', async () => {
  const { folder, start } = open();
  mkdirSync(join(folder, '..'), { recursive: true });
  writeFileSync(folder, 'a file where the folder should be');
  expect(await problemOf(start().begin('entry'))).toMatchObject({ code: 'journal.notWritable' });
  expect(existsSync(folder)).toBe(true);
});
