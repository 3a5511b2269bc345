// How far a transfer is, how fast, and how long it will still take: told at most four times a second.

import type { Item, TransferProgress, TransferRow } from '../../../preload/contract/kista.ts';
import type { Clock } from '../../core/clock.ts';

export interface Pace {
  /** What is transferred, when it is known. */
  list(items: readonly Item[]): void;
  phase(phase: TransferProgress['phase']): void;
  /** Bytes of a row came (or, below 0, do not count after all). */
  moved(row: number, bytes: number): void;
  /** A file of a row is done. */
  fileDone(row: number): void;
  /** A file of a row will not get there in this run. */
  fileFailed(row: number): void;
  /** Bytes that were read again. */
  proven(bytes: number): void;
  proveFrom(totalBytes: number, totalFiles: number): void;
  provenFile(): void;
  cut(): void;
  /** The last word: rows that are not done are incomplete. */
  finish(): readonly TransferRow[];
  readonly cuts: () => number;
  /** All bytes that went over the line. */
  readonly movedBytes: () => number;
}

interface Row extends Item {
  doneBytes: number;
  doneFiles: number;
  hasFailed: boolean;
}

interface Count {
  phase: TransferProgress['phase'];
  rows: readonly Row[];
  total: Figures;
  /** While it is proved: what is proved so far, of what. */
  proving: { readonly done: Figures; readonly total: Figures } | undefined;
  crossedBytes: number;
  cuts: number;
  changed: Set<number>;
  samples: readonly { readonly atMs: number; readonly crossedBytes: number }[];
}

interface Figures {
  bytes: number;
  files: number;
}

const tellEveryMs = 250;
/** Long enough to be calm, short enough to follow a change of the line. */
const speedOverMs = 5000;
/** A time left that is said earlier jumps about. */
const speedFromMs = 1000;

/** Keeps count, and tells. */
export function createPace(tell: (progress: TransferProgress) => void, clock: Clock): Pace {
  const nowMs = (): number => clock.awakeMs?.() ?? clock.now();
  const count: Count = { phase: 'looking', rows: [], total: { bytes: 0, files: 0 }, proving: undefined, crossedBytes: 0, cuts: 0, changed: new Set(), samples: [{ atMs: nowMs(), crossedBytes: 0 }] };
  const say = (): void => tell(progressOf(count, nowMs()));
  const timer = setInterval(say, tellEveryMs);
  const change = (index: number, act: (row: Row) => void): void => {
    const row = count.rows[index];
    if (row === undefined) return;
    act(row);
    count.changed.add(index);
  };
  say();
  return {
    list: (items) => listItems(count, items),
    phase: (next) => { count.phase = next; },
    moved: (index, bytes) => {
      count.crossedBytes += Math.max(0, bytes);
      change(index, (row) => { row.doneBytes += bytes; });
    },
    fileDone: (index) => change(index, (row) => { row.doneFiles += 1; }),
    fileFailed: (index) => change(index, (row) => { row.hasFailed = true; }),
    proveFrom: (bytes, files) => { count.proving = { done: { bytes: 0, files: 0 }, total: { bytes, files } }; },
    proven: (bytes) => {
      count.crossedBytes += bytes;
      if (count.proving !== undefined) count.proving.done.bytes += bytes;
    },
    provenFile: () => { if (count.proving !== undefined) count.proving.done.files += 1; },
    cut: () => { count.cuts += 1; },
    finish: () => {
      clearInterval(timer);
      return count.rows.map((row) => shown(row, true));
    },
    cuts: () => count.cuts,
    movedBytes: () => count.crossedBytes,
  };
}

function listItems(count: Count, items: readonly Item[]): void {
  count.rows = items.map((item) => ({ ...item, doneBytes: 0, doneFiles: 0, hasFailed: false }));
  count.total = { bytes: sum(items, ({ sizeBytes }) => sizeBytes), files: sum(items, ({ files }) => files) };
  count.changed = new Set(count.rows.keys());
}

/** What is told now. The rows that changed count as told. */
function progressOf(count: Count, atMs: number): TransferProgress {
  const { phase, rows, crossedBytes, cuts, samples, changed } = count;
  const total = count.proving?.total ?? count.total;
  const done = count.proving?.done ?? { bytes: sum(rows, ({ doneBytes }) => doneBytes), files: sum(rows, ({ doneFiles }) => doneFiles) };
  const forMs = atMs - (samples[0]?.atMs ?? atMs);
  const speed = forMs > 0 ? ((crossedBytes - (samples[0]?.crossedBytes ?? 0)) * 1000) / forMs : 0;
  const left = forMs >= speedFromMs && speed > 0 ? { secondsLeft: Math.ceil(Math.max(0, total.bytes - done.bytes) / speed) } : {};
  count.samples = [...samples.filter((one) => atMs - one.atMs < speedOverMs), { atMs, crossedBytes }];
  count.changed = new Set();
  return {
    phase, doneBytes: done.bytes, totalBytes: total.bytes, doneFiles: done.files, totalFiles: total.files, bytesPerSecond: Math.round(speed), ...left, cuts,
    rows: [...changed].flatMap((index) => rows.slice(index, index + 1).map((row) => ({ index, row: shown(row, false) }))),
  };
}

function shown({ doneFiles, hasFailed, ...row }: Row, isOver: boolean): TransferRow {
  const isDone = doneFiles >= row.files && !hasFailed;
  const isBegun = doneFiles > 0 || row.doneBytes > 0;
  return { ...row, state: isDone && (row.files > 0 || isOver) ? 'arrived' : isOver || hasFailed ? 'incomplete' : isBegun ? 'running' : 'waiting' };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
