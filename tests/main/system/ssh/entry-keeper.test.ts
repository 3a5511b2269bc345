// How long a connection to entry is kept: not when nobody uses it, and as long as another one leads through it.

import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Connection } from '../../../../main/system/ssh/connection.ts';
import { createEntryKeeper } from '../../../../main/system/ssh/entry-keeper.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function fakeConnection(): { connection: Connection; close: ReturnType<typeof vi.fn>; use: { is: boolean }; listeners(): number } {
  const client = new EventEmitter();
  const close = vi.fn(() => { client.emit('close'); });
  const use = { is: false };
  const connection = { client, close, isCarrying: () => use.is } as unknown as Connection;
  return { connection, close, use, listeners: () => client.listenerCount('close') };
}

it('closes one that nobody uses after five seconds', () => {
  const { connection, close } = fakeConnection();
  createEntryKeeper().keep({}, connection);
  vi.advanceTimersByTime(4_900);
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(close).toHaveBeenCalledTimes(1);
});

it('keeps one as long as a conversation with home leads through it, and closes it then', () => {
  const { connection, close, use, listeners } = fakeConnection();
  createEntryKeeper().keep({}, connection);
  use.is = true;
  vi.advanceTimersByTime(90_000);
  expect([close.mock.calls.length, listeners()]).toEqual([0, 1]);
  use.is = false;
  vi.advanceTimersByTime(5_000);
  expect(close).toHaveBeenCalledTimes(1);
});

it('opens another one when the kept one has ended by itself', async () => {
  const keeper = createEntryKeeper();
  const run = {};
  const [first, second] = [fakeConnection(), fakeConnection()];
  keeper.keep(run, first.connection);
  first.connection.client.emit('close');
  expect(await keeper.take(run, () => Promise.resolve(second.connection))).toBe(second.connection);
});
