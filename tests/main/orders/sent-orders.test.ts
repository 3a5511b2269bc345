// What is remembered of an order that left: its name, the way and two days. No content.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetSent, readSentOrders, rememberSent } from '../../../main/orders/sent-orders.ts';
import { addWorkingDays, dayOf } from '../../../main/orders/working-days.ts';
import { orderOf } from './filled-orders.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'sent-orders-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const friday = new Date(2026, 10, 20, 16, 5).getTime();
const minutes = 60_000;
const days = 24 * 60 * minutes;

test('working days leave out Saturdays and Sundays, and go over months, years and changes of the clock', () => {
  expect([['2026-11-20', 1], ['2026-11-20', 5], ['2026-11-21', 1], ['2026-11-22', 5], ['2026-12-31', 1], ['2028-02-28', 2], ['2026-10-23', 1], ['2026-03-27', 1], ['2026-11-23', 10]]
    .map(([day, count]) => addWorkingDays(day as string, count as number)))
    .toEqual(['2026-11-23', '2026-11-27', '2026-11-23', '2026-11-27', '2027-01-01', '2028-03-01', '2026-10-26', '2026-03-30', '2026-12-07']);
  expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
});

test('an order is remembered with the day its answer is due, the newest first, and overdue only after that day', () => {
  rememberSent(folder, orderOf('request_vpn_link'), 'mailto', friday);
  rememberSent(folder, orderOf('request_vpn_reset'), 'eml', friday + minutes);
  expect(readSentOrders(folder, friday + 3 * days)).toEqual([
    { number: 2, id: 'request_vpn_reset', as: 'eml', sentOn: '2026-11-20', expectedBy: '2026-11-27', isOverdue: false },
    { number: 1, id: 'request_vpn_link', as: 'mailto', sentOn: '2026-11-20', expectedBy: '2026-11-23', isOverdue: false },
  ]);
  expect(readSentOrders(folder, friday + 4 * days).map(({ isOverdue }) => isOverdue)).toEqual([false, true]);
});

test('another way out tried within minutes is the same order, and a day later another one', () => {
  rememberSent(folder, orderOf('request_vpn_link'), 'mailto', friday);
  expect(rememberSent(folder, orderOf('request_vpn_link'), 'outlook', friday + 9 * minutes)).toMatchObject({ number: 1, as: 'outlook' });
  expect(rememberSent(folder, orderOf('request_vpn_link'), 'outlook', friday + days)).toMatchObject({ number: 2 });
  expect(readSentOrders(folder, friday + days).map(({ number }) => number)).toEqual([2, 1]);
});

test('one can be taken off the list, the others stay, and no more than fifty are kept', () => {
  for (let index = 0; index < 60; index += 1) rememberSent(folder, orderOf('request_vpn_link'), 'copy', friday + index * days);
  expect(readSentOrders(folder, friday)).toHaveLength(50);
  forgetSent(folder, 59);
  expect(readSentOrders(folder, friday).slice(0, 2).map(({ number }) => number)).toEqual([60, 58]);
});

test('the file holds names, days and numbers, and nothing else', () => {
  rememberSent(folder, orderOf('request_lab_access_link'), 'mailto', friday);
  const { value } = JSON.parse(readFileSync(join(folder, 'orders-sent.json'), 'utf8')) as { value: unknown };
  expect(value).toEqual({ sent: [{ number: 1, id: 'request_lab_access_link', as: 'mailto', sentAtMs: friday, sentOn: '2026-11-20', expectedBy: '2026-11-27' }] });
});

test('a damaged file is the generation before it, and without one an empty list', () => {
  rememberSent(folder, orderOf('request_vpn_link'), 'mailto', friday);
  rememberSent(folder, orderOf('request_vpn_reset'), 'mailto', friday);
  writeFileSync(join(folder, 'orders-sent.json'), '{"version":1,"sum":"x"');
  expect(readSentOrders(folder, friday).map(({ id }) => id)).toEqual(['request_vpn_link']);
  rmSync(join(folder, 'orders-sent.json.previous'));
  expect(readSentOrders(folder, friday)).toEqual([]);
});
