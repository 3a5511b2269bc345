import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import fc from 'fast-check';
import { openJournal, type JournalEntry } from '../../../main/journeys/journal.ts';
import { openChanges, readChanges, undoableChanges } from '../../../main/journeys/recorded-changes.ts';

let folder: string;
let file: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'journal-')); file = join(folder, 'state', 'journal.jsonl'); });
afterEach(() => { rmSync(folder, { recursive: true }); });

const at = '2026-11-01T12:00:00.000Z';
const intent = (id: string): JournalEntry => ({
  type: 'intent', at, id, run: 'r', step: 'edit-hosts', record: { line: 'æ' },
  change: { kind: 'hosts.putBlock', facts: { name: 'n' }, place: '/etc/hosts', undo: 'exact' },
});
const settled = (id: string, outcome: 'done' | 'undone' | 'unknown'): JournalEntry => ({ type: 'settled', at, id, outcome });

test('what was appended is read back by the next start', () => {
  openJournal(file).append(intent('1'));
  openJournal(file).append(settled('1', 'done'));
  expect(openJournal(file).entries).toEqual([intent('1'), settled('1', 'done')]);
});

test('a journal that is not there is empty and nothing is created by reading it', () => {
  expect(openJournal(file).entries).toEqual([]);
  expect(() => readFileSync(file)).toThrow('ENOENT');
});

test('a last line cut anywhere is dropped, and the next append continues after the last whole line', () => {
  const journal = openJournal(file);
  journal.append(intent('1'));
  const whole = readFileSync(file).length;
  journal.append(settled('1', 'done'));
  const full = readFileSync(file);
  for (let cut = whole + 1; cut < full.length; cut += 1) {
    writeFileSync(file, full.subarray(0, cut));
    const reopened = openJournal(file);
    expect(reopened.entries).toEqual([intent('1')]);
    reopened.append(settled('1', 'unknown'));
    expect(openJournal(file).entries).toEqual([intent('1'), settled('1', 'unknown')]);
  }
});

test('a changed byte in an earlier line is noticed, wherever it is', () => {
  const journal = openJournal(file);
  journal.append(intent('1'));
  const firstLine = readFileSync(file).length;
  journal.append(settled('1', 'done'));
  const full = readFileSync(file);
  fc.assert(fc.property(fc.integer({ min: 2, max: firstLine - 2 }), fc.integer({ min: 1, max: 255 }), (index, change) => {
    const damaged = Buffer.from(full);
    damaged[index] = (damaged[index] ?? 0) ^ change;
    writeFileSync(file, damaged);
    expect(() => openJournal(file)).toThrow(expect.objectContaining({ name: 'LabProblem' }));
  }));
});

test('a line from a newer version stops everything with its own problem', () => {
  openJournal(file).append(intent('1'));
  const line = readFileSync(file, 'utf8');
  appendFileSync(file, `2${line.slice(1)}`);
  appendFileSync(file, line);
  expect(() => openJournal(file)).toThrow('journal.newerVersion');
});

test('an unwritable place is a problem before any action begins', () => {
  writeFileSync(join(folder, 'state'), 'a file where the folder should be');
  expect(() => openJournal(join(folder, 'other', 'journal.jsonl')).append(intent('1'))).not.toThrow();
  expect(() => openJournal(join(folder, 'missing')).append({ ...intent('1') })).not.toThrow();
  expect(() => openJournal(file).append(intent('1'))).toThrow(expect.objectContaining({ name: expect.any(String) as string }));
});

test('statuses follow the entries', () => {
  const entries: JournalEntry[] = [intent('1'), settled('1', 'done'), intent('2'), { type: 'undo-intent', at, id: '1' }];
  expect(readChanges(entries).map(({ id, status }) => [id, status])).toEqual([['1', 'undo-open'], ['2', 'open']]);
  expect(openChanges(readChanges(entries))).toHaveLength(2);
  const later = readChanges([...entries, settled('1', 'undone'), settled('2', 'unknown')]);
  expect(undoableChanges(later).map(({ id }) => id)).toEqual(['2']);
});

test('a truncated file of any length is either read as a beginning of the journal or refused', () => {
  const journal = openJournal(file);
  const all = [intent('1'), settled('1', 'done'), intent('2'), settled('2', 'done')];
  for (const entry of all) journal.append(entry);
  const size = readFileSync(file).length;
  for (let length = size; length >= 0; length -= 7) {
    truncateSync(file, length);
    const { entries } = openJournal(file);
    expect(all.slice(0, entries.length)).toEqual(entries);
  }
});
