// The practice machines' ban, over a folder as it is kept between runs.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBan, type Ban } from '../../../main/practice/servers/ssh-ban.ts';
import { scratchFolder } from './practice-fixture.ts';

const minuteMs = 60_000;

function machine(): { open(): Ban; time: { nowMs: number } } {
  const file = join(scratchFolder(), 'refused.json');
  const time = { nowMs: 1_000_000_000_000 };
  return { time, open: () => openBan(file, { now: () => time.nowMs }) };
}

describe('the ban of a practice machine', () => {
  it('comes with the third wrong passphrase within 15 minutes, also when the lab was closed between them', () => {
    const { open } = machine();
    open().failed('passphrase');
    open().failed('passphrase');
    expect(open().isOn()).toBe(false);
    open().failed('passphrase');
    expect([open().isOn(), open().count()]).toEqual([true, 3]);
  });

  it('ends after 15 minutes', () => {
    const { open, time } = machine();
    for (let left = 3; left > 0; left -= 1) open().failed('passphrase');
    time.nowMs += 15 * minuteMs - 1;
    expect(open().isOn()).toBe(true);
    time.nowMs += 1;
    expect(open().isOn()).toBe(false);
  });

  it('does not come when three are spread over more than 15 minutes', () => {
    const { open, time } = machine();
    for (let left = 3; left > 0; left -= 1) {
      open().failed('passphrase');
      time.nowMs += 8 * minuteMs;
    }
    expect([open().isOn(), open().count()]).toEqual([false, 3]);
  });

  it('counts refused keys and does not come from them', () => {
    const { open } = machine();
    for (let left = 5; left > 0; left -= 1) open().failed('key');
    expect([open().isOn(), open().count()]).toEqual([false, 5]);
    open().failed('passphrase');
    open().failed('passphrase');
    expect(open().isOn()).toBe(false);
  });
});
