// The words behind `order`: which order, its values, and how it is to come out. Pure. A value that looks like a key is refused without ever
// being repeated: the mail is no place for it, and neither are arguments.

import type { Catalogue, FieldValue, FieldValues, Order } from '../../preload/contract/orders.ts';
import { LabProblem } from '../core/problem.ts';
import { looksSecret } from '../orders/secret-shapes.ts';

export const orderForms = ['text', 'mailto', 'outlook', 'eml'] as const;
export type OrderForm = (typeof orderForms)[number];

export interface OrderWords {
  /** Absent for `order list`. */
  readonly id?: string;
  readonly set: ReadonlyMap<string, string>;
  readonly as: OrderForm;
  /** Where the mail file goes; to standard output without it. */
  readonly out?: string;
  readonly catalogueFile?: string;
}

export interface OrderOptions {
  readonly set?: string[] | undefined;
  readonly as?: string | undefined;
  readonly out?: string | undefined;
  readonly orders?: string | undefined;
}

/** Reads them. Throws `usage.missingOption`, `usage.unknownOption`, `usage.badValue`, `usage.secretInArguments`. */
export function readOrderWords(words: readonly string[], { set = [], as = 'text', out, orders }: OrderOptions): OrderWords {
  const [id, ...more] = words;
  if (id === undefined) throw new LabProblem('usage.missingOption', { option: 'order list | order NAME' });
  if (more.length > 0) throw new LabProblem('usage.unknownOption', { option: 'words after the order' });
  const form = orderForms.find((one) => one === as);
  if (form === undefined) throw new LabProblem('usage.badValue', { option: '--as', expected: orderForms.join(', ') });
  if (out !== undefined && form !== 'eml') throw new LabProblem('usage.badValue', { option: '--out', expected: '--as eml' });
  return { ...(id !== 'list' && { id }), set: new Map(set.map(readPair)), as: form, ...(out !== undefined && { out }), ...(orders !== undefined && { catalogueFile: orders }) };
}

function readPair(word: string): readonly [string, string] {
  const [, key, value] = /^([a-z][a-z0-9_]{1,40})=(.*)$/s.exec(word) ?? [];
  if (key === undefined || value === undefined) throw new LabProblem('usage.badValue', { option: '--set', expected: 'field=value' });
  if (looksSecret(value)) throw new LabProblem('usage.secretInArguments', { option: `--set ${key}` });
  return [key, value];
}

/** What was typed, as the form's values: several values are split at commas, a box is ticked by `yes`. Throws `usage.badValue` for a field that is not there. */
export function toValues({ fields }: Order, set: ReadonlyMap<string, string>): FieldValues {
  return Object.fromEntries([...set].map(([key, text]): [string, FieldValue] => {
    const field = fields.find((one) => one.key === key);
    if (field === undefined) throw new LabProblem('usage.badValue', { option: '--set', expected: fields.map((one) => one.key).join(', ') });
    if (field.kind === 'choices') return [key, text.split(',').map((one) => one.trim())];
    return [key, field.kind === 'confirm' ? text === 'yes' : text];
  }));
}

/** The order of that name. Throws `usage.badValue`; `order list` has the names. */
export function orderNamed({ orders }: Catalogue, id: string): Order {
  const order = orders.find((one) => one.id === id);
  if (order === undefined) throw new LabProblem('usage.badValue', { option: 'order', expected: 'order list' });
  return order;
}
