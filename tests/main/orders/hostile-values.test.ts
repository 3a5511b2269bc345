// Every hostile text in every field of every order: refused at that field, or it arrives in the mail as it was typed. Never another header,
// another recipient, another field.

import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it, test } from 'vitest';
import { isMailAddress } from '../../../main/app/mail-address.ts';
import { composeOrder } from '../../../main/orders/compose.ts';
import { composeMailto, composeOutlookLink } from '../../../main/orders/links.ts';
import { composeMailFile } from '../../../main/system/mail-file.ts';
import type { FieldValue, FieldValues, Order, OrderField } from '../../../preload/contract/orders.ts';
import { everyOrder, filledOrders, recipient } from './filled-orders.ts';
import { hostileTexts } from './hostile-texts.ts';

const fields = everyOrder.flatMap(([id, order]) => order.fields.filter(({ kind }) => kind !== 'confirm').map((field) => [id, field.key, order, field] as const));
const asValue = ({ kind }: OrderField, text: string): FieldValue => (kind === 'choices' ? [text] : text);

/** What a person would call the same text: line ends are one thing, blanks around it nothing, a phone number its digits. */
function whatArrives({ kind }: OrderField, text: string, subject: string): string {
  const plain = text.replace(/\r\n?/g, '\n').trim();
  if (kind === 'phone') return plain === '' ? 'not_changed' : subject;
  return plain;
}

/** Composes with one value in place of the good one, and answers what became of it. */
function composeWith(order: Order, good: FieldValues, field: OrderField, value: FieldValue) {
  const { mail, problems, subject, body } = composeOrder(order, { ...good, [field.key]: value }, { recipient });
  return { mail, problems, shown: [...subject, ...body].filter((part) => part.field === field.key) };
}

const headersOf = (file: Buffer): readonly string[] => file.subarray(0, file.indexOf('\r\n\r\n')).toString('latin1').split(/\r\n(?![ \t])/).map((header) => header.slice(0, header.indexOf(':')).toLowerCase()).sort();
const wantedHeaders = ['content-transfer-encoding', 'content-type', 'mime-version', 'subject', 'to', 'x-unsent'];

test('there are at least 200 hostile texts', () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(200);
});

describe.each(fields)('%s: %s', (id, _key, order, field) => {
  const good = filledOrders[id];

  it('refuses each hostile text at this field, or the preview shows it as it is', () => {
    for (const text of hostileTexts) {
      const { problems, shown } = composeWith(order, good, field, asValue(field, text));
      if (problems.length > 0) expect([text, problems.map((one) => one.field)]).toEqual([text, [field.key]]);
      else expect(new Set(shown.map((part) => part.text))).toEqual(new Set([whatArrives(field, text, shown[0]?.text ?? '')]));
    }
  });

  it('lets nothing through that makes another header, recipient or part', async () => {
    for (const text of hostileTexts) {
      const { mail, problems } = composeWith(order, good, field, asValue(field, text));
      if (problems.length > 0) continue;
      const file = await composeMailFile(mail);
      const read = await PostalMime.parse(file);
      expect(headersOf(file)).toEqual(wantedHeaders);
      expect([read.to?.map(({ address }) => address), read.cc, read.bcc, read.attachments, read.subject]).toEqual([[recipient], undefined, undefined, [], mail.subject]);
      expect(read.text?.replaceAll('\r\n', '\n')).toBe(mail.body);
      for (const address of [composeMailto(mail), composeOutlookLink(mail)]) {
        if (address.length <= 2000) expect(isMailAddress(address)).toBe(true);
        expect([...new URL(address).searchParams.keys()].filter((key) => !['to', 'subject', 'body'].includes(key))).toEqual([]);
      }
    }
  });

  it('refuses values of another type at this field', () => {
    for (const value of [true, false, ['x'], ['x', 'y'], 'x'.repeat(10_000)] satisfies FieldValue[]) {
      const { problems } = composeWith(order, good, field, value);
      expect(problems.length === 0 ? field.isRequired : problems.some((one) => one.field !== field.key)).toBe(false);
    }
  });
});

test('a subject never has a second line, whatever is typed', () => {
  fc.assert(fc.property(fc.constantFrom(...fields), fc.string({ unit: 'binary', maxLength: 200 }), ([id, , order, field], text) => {
    const { mail, problems } = composeWith(order, filledOrders[id], field, asValue(field, text));
    return problems.length > 0 || (!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(mail.subject) && mail.to === recipient);
  }), { numRuns: 500, seed: 7 });
});

test('a value that looks like a placeholder is not filled in', () => {
  const [id, , order, field] = fields.find(([, key]) => key === 'problem_description') ?? fields[0] as (typeof fields)[number];
  const { shown } = composeWith(order, filledOrders[id], field, 'why is {labname} not {username}');
  expect(shown.map(({ text }) => text)).toEqual(['why is {labname} not {username}']);
});

test('names of object parts are no fields', () => {
  for (const [id, order] of everyOrder) {
    const bare = { ...order, fields: order.fields.map((field) => ({ ...field, key: field.key === 'username' ? 'constructor' : field.key })) };
    const rest = Object.fromEntries(Object.entries(filledOrders[id]).filter(([key]) => key !== 'username'));
    expect(composeOrder(bare, rest, { recipient }).problems).toEqual([{ field: 'constructor', problem: 'missing' }]);
  }
});

test('without the box that says what is paused, the VPN reset is not ready', () => {
  const [, reset] = everyOrder.find(([id]) => id === 'request_vpn_reset') ?? [];
  for (const ticked of [false, 'true', 'yes', '', ['true']] satisfies FieldValue[]) {
    expect(composeOrder(reset as Order, { username: 'kari.nordmann', access_paused: ticked }, { recipient }).problems).toEqual([{ field: 'access_paused', problem: 'not-ticked' }]);
  }
});
