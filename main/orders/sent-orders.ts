// Which orders left this program and when their answer is due, so that nobody orders twice or forgets to ask. Nothing of their content: neither
// lab nor user nor a word of the mail.

import { join } from 'node:path';
import { z } from 'zod';
import { waysOut, type Order, type SentOrder, type WayOut } from '../../preload/contract/orders.ts';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';
import { addWorkingDays, dayOf } from './working-days.ts';

const mostRemembered = 50;
const day = z.iso.date();
const entry = z.strictObject({ number: z.number().int().min(0), id: z.string(), as: z.enum(waysOut), sentAtMs: z.number(), sentOn: day, expectedBy: day });
const schema = z.strictObject({ sent: z.array(entry) });
type Entry = z.infer<typeof entry>;

const fileIn = (stateDir: string): string => join(stateDir, 'orders-sent.json');

/** The newest first. Throws `journal.newerVersion`. */
export function readSentOrders(stateDir: string, nowMs: number): readonly SentOrder[] {
  return readEntries(stateDir).map((one) => toSent(one, nowMs)).reverse();
}

/** A second way out tried within minutes is the same order: the first one did not work. */
const sameOrderMs = 10 * 60_000;

/** Remembers an order. Throws `journal.notWritable`, `journal.newerVersion`. */
export function rememberSent(stateDir: string, { id, answeredWithinDays }: Order, as: WayOut, nowMs: number): SentOrder {
  const before = readEntries(stateDir);
  const last = before.at(-1);
  const isSame = last?.id === id && nowMs - last.sentAtMs < sameOrderMs;
  const kept = isSame ? before.slice(0, -1) : before;
  const sentOn = dayOf(nowMs);
  const made = { number: isSame ? last.number : (last?.number ?? 0) + 1, id, as, sentAtMs: nowMs, sentOn, expectedBy: addWorkingDays(sentOn, answeredWithinDays) };
  writeJsonFile(fileIn(stateDir), { sent: [...kept, made].slice(-mostRemembered) });
  return toSent(made, nowMs);
}

/** Takes one off the list. Throws as above. */
export function forgetSent(stateDir: string, number: number): void {
  writeJsonFile(fileIn(stateDir), { sent: readEntries(stateDir).filter((one) => one.number !== number) });
}

function readEntries(stateDir: string): readonly Entry[] {
  return readJsonFile(fileIn(stateDir), schema)?.sent ?? [];
}

function toSent({ number, id, as, sentOn, expectedBy }: Entry, nowMs: number): SentOrder {
  return { number, id, as, sentOn, expectedBy, isOverdue: dayOf(nowMs) > expectedBy };
}
