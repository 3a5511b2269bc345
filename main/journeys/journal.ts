// The journal: what we were about to do and what became of it, one line each, on the disk before the action. It answers what is open
// after a crash and what can be taken back. It holds no secret, and it never says how a change is made: steps know that.

import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { changeKinds, undoPromises } from '../../preload/contract/plans.ts';
import { stepIds } from '../../preload/contract/steps.ts';
import { journeyIds } from '../../preload/contract/journeys.ts';
import { sha256 } from '../core/digest.ts';
import { makeOwnFolder } from '../core/own-folder.ts';
import { hasErrorCode, LabProblem } from '../core/problem.ts';

const journalVersion = 1;
const words = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const change = z.strictObject({
  kind: z.enum(changeKinds), facts: z.record(z.string(), z.string()), place: z.string(), undo: z.enum(undoPromises),
});
const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('run'), at: z.string(), run: z.string(), journey: z.enum(journeyIds), digest: z.string(), practice: z.boolean(),
    lab: z.strictObject({ lab: z.string(), user: z.string(), address: z.string() }).optional(), factsFile: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('intent'), at: z.string(), id: z.string(), run: z.string(), step: z.enum(stepIds), change, record: words }),
  z.strictObject({ type: z.literal('undo-intent'), at: z.string(), id: z.string() }),
  z.strictObject({ type: z.literal('settled'), at: z.string(), id: z.string(), outcome: z.enum(['done', 'undone', 'unknown']) }),
]);
export type JournalEntry = z.infer<typeof entrySchema>;

export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** On the disk (fsync) when this returns. Throws `journal.notWritable`: then the action must not begin. */
  append(entry: JournalEntry): void;
}

/**
 * Opens a journal, or an empty one when there is none. A half-written last line (the action after it never began) is dropped at the next
 * append. Throws `journal.damaged` for any other line that is not ours, `journal.newerVersion` for one from a later version of the product.
 */
export function openJournal(file: string): Journal {
  const content = readIfThere(file);
  const { entries, validBytes } = parseJournal(content, file);
  const state = { end: validBytes, torn: validBytes < content.length };
  return {
    get entries() { return entries; },
    append(entry) {
      const line = encodeLine(entry);
      writeDurably(file, line, state);
      state.end += line.length;
      state.torn = false;
      entries.push(entry);
    },
  };
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return Buffer.alloc(0);
    throw error;
  }
}

/** Each line is a version, a checksum of the rest, and JSON: a line is either whole or recognisably not. */
function encodeLine(entry: JournalEntry): Buffer {
  const json = JSON.stringify(entry);
  return Buffer.from(`${journalVersion} ${sha256(json).slice(0, 16)} ${json}\n`, 'utf8');
}

function parseJournal(content: Buffer, file: string): { entries: JournalEntry[]; validBytes: number } {
  const entries: JournalEntry[] = [];
  let start = 0;
  while (start < content.length) {
    const end = content.indexOf(10, start);
    const entry = end < 0 ? undefined : decodeLine(content.toString('utf8', start, end), file);
    if (entry === undefined) {
      if (end < 0 || end === content.length - 1) return { entries, validBytes: start };
      throw new LabProblem('journal.damaged', { file, line: String(entries.length + 1) });
    }
    entries.push(entry);
    start = end + 1;
  }
  return { entries, validBytes: start };
}

function decodeLine(line: string, file: string): JournalEntry | undefined {
  const [version, sum, ...rest] = line.split(' ');
  const json = rest.join(' ');
  if (sum === undefined || sha256(json).slice(0, 16) !== sum) return undefined;
  if (Number(version) > journalVersion) throw new LabProblem('journal.newerVersion', { file });
  const parsed = entrySchema.safeParse(JSON.parse(json));
  if (!parsed.success) throw new LabProblem('journal.damaged', { file });
  return parsed.data;
}

function writeDurably(file: string, line: Buffer, state: { end: number; torn: boolean }): void {
  try {
    makeOwnFolder(dirname(file));
    const handle = openSync(file, 'a', 0o600);
    try {
      if (state.torn) ftruncateSync(handle, state.end);
      writeWhole(handle, line, state.end);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (state.end === 0) syncFolder(dirname(file));
  } catch (cause) {
    throw new LabProblem('journal.notWritable', { file }, { cause });
  }
}

/** A full disk can write a part without an error: the line is then taken back, so that the journal stays readable. */
function writeWhole(handle: number, line: Buffer, end: number): void {
  if (writeSync(handle, line) === line.length) return;
  ftruncateSync(handle, end);
  throw new Error('short write');
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder; NTFS journals its own metadata.
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    if (!hasErrorCode(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL')) throw error;
  }
}
