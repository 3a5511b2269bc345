// The seconds of a one-time code: they follow the clock, not the moment at which the window was opened.

import { expect, it } from 'vitest';
import { secondsLeftAt } from '../../../renderer/state/seconds-left.ts';

it('counts from 30 to 1 with the clock and never says 0', () => {
  expect([0, 999, 1000, 29_999, 30_000, 1_700_000_005_000].map((ms) => secondsLeftAt(ms, 30))).toEqual([30, 30, 29, 1, 30, 5]);
});
