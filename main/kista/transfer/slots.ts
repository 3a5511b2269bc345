// How much may be under way at once: a fixed number of buffers, which bounds the memory of a transfer whatever its size, and several small
// files side by side, but a large one alone.

export interface Slots {
  /** Waits for a free buffer. */
  take(): Promise<Buffer>;
  /** A buffer if one is free now. */
  takeNow(): Buffer | undefined;
  give(buffer: Buffer): void;
}

/** More than the 2 MiB that OpenSSH lets be on the way to it, so that the line is never idle. With four, 500 MB and five cuts took two MiB more than the 64 they may. */
const underWayBytes = 3 * 1024 * 1024;

/** Buffers of one size. */
export function createSlots(sizeBytes: number): Slots {
  const free: Buffer[] = [];
  const waiting: ((buffer: Buffer) => void)[] = [];
  let left = Math.floor(underWayBytes / sizeBytes);
  const takeNow = (): Buffer | undefined => {
    const buffer = free.pop();
    if (buffer !== undefined || left === 0) return buffer;
    left -= 1;
    return Buffer.allocUnsafeSlow(sizeBytes);
  };
  return {
    takeNow,
    take() {
      const buffer = takeNow();
      return buffer === undefined ? new Promise((resolve) => { waiting.push(resolve); }) : Promise.resolve(buffer);
    },
    give(buffer) {
      const next = waiting.shift();
      if (next === undefined) free.push(buffer);
      else next(buffer);
    },
  };
}

const mostAtOnce = 32;

/**
 * Does the work for each item, several at once as long as they are small together. After the first error nothing new is begun; it is thrown
 * when what was begun has ended.
 */
export async function runSideBySide<T>(items: readonly T[], weightBytes: (item: T) => number, work: (item: T) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>();
  let weight = 0;
  const failures: unknown[] = [];
  for (const item of items) {
    while (running.size >= mostAtOnce || (running.size > 0 && weight + weightBytes(item) > underWayBytes)) await Promise.race(running);
    if (failures.length > 0) break;
    const own = weightBytes(item);
    weight += own;
    const run: Promise<void> = work(item).catch((error: unknown) => { failures.push(error); }).then(() => {
      running.delete(run);
      weight -= own;
    });
    running.add(run);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
