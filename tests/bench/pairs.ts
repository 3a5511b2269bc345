// Measures our work against the raw program in the same run: A B A B …, and the median of the ratios pair by pair. Machines differ and
// drift; the ratio of neighbours does not.

export interface Pair {
  readonly id: string;
  readonly what: string;
  /** The figure to reach (performance.md 4), as it is said there. */
  readonly goal: string;
  readonly raw: () => Promise<unknown> | unknown;
  readonly ours: () => Promise<unknown> | unknown;
  readonly rounds?: number;
  /** Puts things back between the measured parts. */
  readonly reset?: () => Promise<unknown> | unknown;
}

export interface Measured {
  readonly id: string;
  readonly what: string;
  readonly goal: string;
  readonly rawMs: number;
  readonly oursMs: number;
  readonly ratio: number;
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs a pair once unmeasured and then in turn. */
export async function measure(pair: Pair): Promise<Measured> {
  const raw: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round <= (pair.rounds ?? 9); round += 1) {
    await pair.reset?.();
    const rawMs = await time(pair.raw);
    await pair.reset?.();
    const oursMs = await time(pair.ours);
    if (round === 0) continue;
    raw.push(rawMs);
    ours.push(oursMs);
  }
  const ratio = median(ours.map((value, index) => value / (raw[index] ?? Number.NaN)));
  return { id: pair.id, what: pair.what, goal: pair.goal, rawMs: median(raw), oursMs: median(ours), ratio };
}

/** The table as it is printed. */
export function composeTable(rows: readonly Measured[]): string {
  const lines = rows.map(({ id, what, rawMs, oursMs, ratio, goal }) =>
    `${id.padEnd(4)} ${what.padEnd(46)} ${rawMs.toFixed(1).padStart(8)} ${oursMs.toFixed(1).padStart(8)} ${ratio.toFixed(2).padStart(7)}   ${goal}`);
  return [`${''.padEnd(4)} ${'medians of pairs, ms'.padEnd(46)} ${'raw'.padStart(8)} ${'ours'.padStart(8)} ${'ratio'.padStart(7)}   goal`, ...lines].join('\n');
}
