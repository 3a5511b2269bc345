// How a transfer adds up: the rows that changed are put to those that were told before, and what was only chosen waits. Pure.

import type { TransferProgress, TransferRow } from '../../preload/contract/kista.ts';
import { isAtResult } from './kista-page.ts';
import type { KistaState } from './kista-state.ts';

/** The progress with every row that was told so far. */
export function addProgress(before: TransferProgress | undefined, news: TransferProgress): TransferProgress {
  const rows = new Map((before?.rows ?? []).map((row) => [row.index, row]));
  for (const row of news.rows) rows.set(row.index, row);
  return { ...news, rows: [...rows.values()].toSorted((one, other) => one.index - other.index) };
}

/** The rows to show: what goes on, or how it ended, or what was chosen and waits. */
export function rowsOf(state: KistaState): readonly TransferRow[] {
  const { told, progress, direction } = state;
  if (isAtResult(state)) return told?.result?.rows ?? [];
  const chosen = direction === 'upload' ? told?.chosen?.items ?? told?.unfinished?.rows ?? [] : [];
  const rows: TransferRow[] = chosen.map((item) => ({ state: 'waiting', doneBytes: 0, ...item }));
  for (const { index, row } of progress?.rows ?? []) rows[index] = row;
  return rows.filter((row) => row !== undefined);
}

/** A transfer's share in whole percents; what is empty is there at once. */
export function percentOf({ doneBytes, sizeBytes }: Pick<TransferRow, 'doneBytes' | 'sizeBytes'>): number {
  return sizeBytes === 0 ? 100 : Math.min(100, Math.floor((doneBytes / sizeBytes) * 100));
}
