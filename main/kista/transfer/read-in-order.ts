// Reads a remote file piece by piece, many requests at once, and hands the pieces over in their order.

import type { Session } from './session.ts';
import type { Slots } from './slots.ts';

export interface Reading {
  readonly session: Session;
  readonly slots: Slots;
  readonly handle: Buffer;
  readonly from: number;
  readonly to: number;
}

interface Asked {
  readonly buffer: Buffer;
  readonly position: number;
  readonly lengthBytes: number;
  readonly come: Promise<number>;
}

/** Reads from one place to another. Answers where the file ended, which may be before. */
export async function readInOrder(reading: Reading, take: (piece: Buffer, position: number) => Promise<void> | void): Promise<number> {
  const { session, slots, handle, from, to } = reading;
  const asked: Asked[] = [];
  let next = from;
  const askMore = async (): Promise<void> => {
    while (next < to) {
      // To wait for a buffer while holding some would be a deadlock: several files share them.
      const buffer = asked.length === 0 ? await slots.take() : slots.takeNow();
      if (buffer === undefined) return;
      const lengthBytes = Math.min(buffer.length, to - next);
      const come = session.read(handle, buffer, lengthBytes, next);
      // Whoever waits for it hears of a failure; until then nobody may.
      come.catch(() => undefined);
      asked.push({ buffer, position: next, lengthBytes, come });
      next += lengthBytes;
    }
  };
  try {
    for (;;) {
      await askMore();
      const head = asked[0];
      if (head === undefined) return to;
      const bytes = await fillUp(reading, head);
      await take(head.buffer.subarray(0, bytes), head.position);
      slots.give(head.buffer);
      asked.shift();
      if (bytes < head.lengthBytes) return head.position + bytes;
    }
  } finally {
    // Its buffer is free again when nothing more can be written into it.
    for (const { buffer, come } of asked) void come.then(() => undefined, () => undefined).then(() => slots.give(buffer));
  }
}

/** A server may give less than it was asked for; only nothing is the end. */
async function fillUp({ session, handle }: Reading, { buffer, position, lengthBytes, come }: Asked): Promise<number> {
  let bytes = await come;
  while (bytes > 0 && bytes < lengthBytes) {
    const more = Buffer.allocUnsafe(lengthBytes - bytes);
    const count = await session.read(handle, more, more.length, position + bytes);
    if (count === 0) break;
    more.copy(buffer, bytes, 0, count);
    bytes += count;
  }
  return bytes;
}
