import { expect, test } from 'vitest';
import { dayOf, readTenDays } from '../../../../renderer/screens/keys/ten-days.ts';

test.each([
  ['2026-11-18', '2026-11-18', 10, '2026-11-28'],
  ['2026-11-18', '2026-11-21', 7, '2026-11-28'],
  ['2026-11-18', '2026-11-27', 1, '2026-11-28'],
  ['2026-11-18', '2026-11-28', 0, '2026-11-28'],
  ['2026-11-18', '2027-01-02', 0, '2026-11-28'],
  ['2026-12-28', '2026-12-30', 8, '2027-01-07'],
  ['2026-03-25', '2026-03-30', 5, '2026-04-04'],
])('sent on %s and looked at on %s there are %i days left, until %s', (sentOn, today, left, lastDay) => {
  expect(readTenDays(sentOn, today)).toEqual({ left, lastDay });
});

test('no date and a date in the future say nothing', () => {
  expect(readTenDays('', '2026-11-21')).toBeUndefined();
  expect(readTenDays('2026-11-22', '2026-11-21')).toBeUndefined();
});

test('a day is the one of the calendar here', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
