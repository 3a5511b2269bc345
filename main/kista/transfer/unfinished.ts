// What is kept of a transfer so that it can go on after a cut, a restart or a crash: what was asked for, and line by line which file was
// begun, is done, and with which SHA-256 sum. In it are names, sizes and sums; no key, no passphrase, no content.

import { join } from 'node:path';
import { z } from 'zod';
import type { Item, TransferRow, Unfinished } from '../../../preload/contract/kista.ts';
import { readJsonFile, writeJsonFile } from '../../core/json-file.ts';
import { removeOwnFolder } from '../../core/own-folder.ts';
import { openLineLog, readLineLog, removeLines } from '../../system/bulk/line-log.ts';

const orderSchema = z.strictObject({
  direction: z.enum(['upload', 'download']),
  information: z.strictObject({ host: z.string(), port: z.number(), user: z.string(), fingerprint: z.string() }),
  /** Upload: what was dropped. */
  paths: z.array(z.string()).optional(),
  /** Download: the folder, and what was asked for when it was not all. */
  place: z.string().optional(),
  names: z.array(z.string()).optional(),
  taken: z.enum(['skip', 'keep-both']),
  rows: z.array(z.strictObject({ name: z.string(), kind: z.enum(['file', 'folder']), files: z.number(), sizeBytes: z.number() })),
});

/** What was asked for. */
export type Order = z.infer<typeof orderSchema>;

const lineSchema = z.union([
  // About to be made; made, with the size and time of what it is made from, and the name when it is another; so much is there; is done; is to be begun anew.
  z.strictObject({ n: z.string(), i: z.literal(1) }),
  z.strictObject({ n: z.string(), s: z.number(), m: z.number(), a: z.string().optional() }),
  z.strictObject({ n: z.string(), o: z.number() }),
  z.strictObject({ n: z.string(), d: z.string() }),
  z.strictObject({ n: z.string(), x: z.literal(1) }),
]);

/** What is known of one file from before. */
export interface Noted {
  readonly isMade: boolean;
  readonly sizeBytes: number;
  readonly changedMs: number;
  /** Its name there, or here, when that is another one. */
  readonly as?: string | undefined;
  readonly doneBytes: number;
  /** Set when it is done. */
  readonly sha256?: string | undefined;
  readonly isAnew: boolean;
}

export interface Notes {
  readonly before: ReadonlyMap<string, Noted>;
  intend(name: string): void;
  made(name: string, from: { readonly sizeBytes: number; readonly changedMs: number; readonly as?: string | undefined }): void;
  soFar(name: string, doneBytes: number): void;
  done(name: string, sha256: string): void;
  anew(name: string): void;
  close(): void;
}

const folderOf = (stateDir: string): string => join(stateDir, 'kista');
const orderFile = (stateDir: string): string => join(folderOf(stateDir), 'transfer.json');
const linesFile = (stateDir: string): string => join(folderOf(stateDir), 'transfer.jsonl');

/** The transfer that can go on; undefined when there is none. Throws `journal.newerVersion`. */
export function readUnfinished(stateDir: string): Unfinished | undefined {
  const order = readOrder(stateDir);
  if (order === undefined) return undefined;
  const rows = rowsOf(order, readNotes(stateDir));
  return {
    direction: order.direction, information: order.information, rows,
    doneBytes: rows.reduce((sum, { doneBytes }) => sum + doneBytes, 0), totalBytes: rows.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

/** Gives up what can go on. What was transferred stays. */
export function forgetUnfinished(stateDir: string): Promise<void> {
  removeLines(orderFile(stateDir), `${orderFile(stateDir)}.previous`, `${orderFile(stateDir)}.next`, linesFile(stateDir));
  removeOwnFolder(folderOf(stateDir));
  return Promise.resolve();
}

/** What was asked for last; undefined when there is nothing to go on with. */
export function readOrder(stateDir: string): Order | undefined {
  return readJsonFile(orderFile(stateDir), orderSchema);
}

/** Writes down what is asked for. Throws `journal.notWritable`. */
export function keepOrder(stateDir: string, order: Order): void {
  writeJsonFile(orderFile(stateDir), order);
}

/** Opens the record of single files; `anew` forgets what was in it. Throws `journal.notWritable`. */
export function openNotes(stateDir: string, anew: boolean): Notes {
  const before = anew ? new Map<string, Noted>() : readNotes(stateDir);
  const log = openLineLog(linesFile(stateDir), anew);
  return {
    before,
    intend: (n) => log.add({ n, i: 1 }),
    made: (n, { sizeBytes, changedMs, as }) => log.add({ n, s: sizeBytes, m: changedMs, a: as }),
    soFar: (n, o) => log.add({ n, o }),
    done: (n, d) => log.add({ n, d }),
    anew: (n) => log.add({ n, x: 1 }),
    close: () => log.close(),
  };
}

const nothing: Noted = { isMade: false, sizeBytes: 0, changedMs: 0, doneBytes: 0, isAnew: false };

function readNotes(stateDir: string): Map<string, Noted> {
  const notes = new Map<string, Noted>();
  for (const value of readLineLog(linesFile(stateDir))) {
    const line = lineSchema.safeParse(value).data;
    if (line === undefined) continue;
    const known = notes.get(line.n) ?? nothing;
    if ('i' in line) notes.set(line.n, known);
    else if ('s' in line) notes.set(line.n, { isMade: true, sizeBytes: line.s, changedMs: line.m, as: line.a, doneBytes: 0, isAnew: false });
    else if ('o' in line) notes.set(line.n, { ...known, doneBytes: line.o });
    else if ('d' in line) notes.set(line.n, { ...known, sha256: line.d, doneBytes: known.sizeBytes });
    else notes.set(line.n, { ...known, sha256: undefined, doneBytes: 0, isAnew: true });
  }
  return notes;
}

function rowsOf({ rows }: Order, notes: ReadonlyMap<string, Noted>): readonly TransferRow[] {
  const found = rows.map((row: Item) => ({ ...row, doneBytes: 0, doneFiles: 0 }));
  const byName = new Map(found.map((row) => [row.name, row]));
  for (const [name, { doneBytes, sha256 }] of notes) {
    const row = byName.get(name.split('/')[0] ?? '');
    if (row === undefined) continue;
    row.doneBytes += doneBytes;
    row.doneFiles += Number(sha256 !== undefined);
  }
  return found.map(({ doneFiles, ...row }) => ({ ...row, state: doneFiles === row.files ? 'arrived' : row.doneBytes > 0 ? 'incomplete' : 'waiting' }));
}
