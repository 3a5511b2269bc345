// What a catalogue of the right form can still get wrong: names twice, placeholders without a field, several lines in a subject. Pure.

import type { Catalogue, Order, OrderField } from '../../preload/contract/orders.ts';
import { placeholdersIn } from './template.ts';

/** The first mistake, as a place in the file; undefined when there is none. */
export function mistakeIn({ orders, pointers }: Catalogue): string | undefined {
  const twin = twinOf([...orders, ...pointers].map(({ id }) => id));
  return twin ?? orders.map((order) => mistakeInOrder(order)).find((mistake) => mistake !== undefined);
}

function mistakeInOrder({ id, subject, body, fields }: Order): string | undefined {
  const twin = twinOf(fields.map(({ key }) => key));
  if (twin !== undefined) return `${id}.${twin}`;
  const used = placeholdersIn([subject, ...body].join('\n'));
  const unknown = used.find((key) => !fields.some((field) => field.key === key && field.kind !== 'confirm'));
  if (unknown !== undefined) return `${id}.{${unknown}}`;
  // A subject is a header: whatever has several lines stays out of it.
  const inSubject = placeholdersIn(subject).find((key) => fields.some((field) => field.key === key && field.kind === 'paragraph'));
  if (inSubject !== undefined) return `${id}.subject`;
  const unused = fields.find((field) => field.kind !== 'confirm' && !used.includes(field.key));
  const bad = unused ?? fields.find((field) => !isWellMade(field));
  return bad && `${id}.${bad.key}`;
}

/** Only choices have options, and what they begin with is among them. */
function isWellMade({ kind, options, default: given }: OrderField): boolean {
  const chooses = kind === 'choice' || kind === 'choices';
  if (chooses !== (options !== undefined)) return false;
  if (given === undefined) return true;
  if (Array.isArray(given) !== (kind === 'choices') || kind === 'confirm') return false;
  return !chooses || [given].flat().every((value) => options?.some((option) => option.value === value));
}

function twinOf(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}
