// The shipped catalogue as the main process tells it, and mails as it composes them: fakes of the answers, not of the rules.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueSchema, type FieldValue, type FieldValues, type FoundFieldProblem } from '../../preload/contract/orders.ts';
import type { ComposedMail, OrdersTold } from '../../renderer/state/order-form.ts';

const catalogue = catalogueSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../assets/orders.json'), 'utf8')));

/** Every form with its defaults and what is given. */
export function told(given: FieldValues = {}, more: Partial<OrdersTold> = {}): OrdersTold {
  const empty = (kind: string): FieldValue => (kind === 'confirm' ? false : kind === 'choices' ? [] : '');
  return {
    practice: false, isShipped: true, version: catalogue.version, recipient: 'orders@hunt.example', pointers: catalogue.pointers, sent: [],
    orders: catalogue.orders.map((order) => ({ order, values: Object.fromEntries(order.fields.map(({ key, kind, default: usual }) => [key, given[key] ?? usual ?? empty(kind)])) })),
    ...more,
  };
}

/** A mail with what is wrong with it. */
export function mail(id: string, problems: readonly FoundFieldProblem[] = [], more: Partial<ComposedMail> = {}): ComposedMail {
  const gap = problems.length > 0;
  return {
    id, to: 'orders@hunt.example', subject: [{ text: `Subject of ${id} - ` }, gap ? { text: '{username}', field: 'username', isMissing: true } : { text: 'kari.nordmann', field: 'username' }],
    body: [{ text: 'Hi HUNT Cloud team,\n\nfor ' }, { text: 'demolab', field: 'labname' }, { text: '.\n' }], problems, mailtoLength: 300, outlookLength: 400, limit: 2000, ...more,
  };
}
