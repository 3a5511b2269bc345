// Every order in its four ways out: the golden mail, and each way read back by something that is not ours.

import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it, test } from 'vitest';
import { composeOrder, composeText } from '../../../main/orders/compose.ts';
import { composeMailto, composeOutlookLink, refuseLong } from '../../../main/orders/links.ts';
import { joinParts } from '../../../main/orders/template.ts';
import { composeMailFile } from '../../../main/system/mail-file.ts';
import { isMailAddress } from '../../../main/app/mail-address.ts';
import type { Mail, OrderId } from '../../../preload/contract/orders.ts';
import { everyOrder, filledOrders, orderOf, recipient } from './filled-orders.ts';

const golden = join(import.meta.dirname, '../../golden/orders');
const composed = (id: OrderId) => composeOrder(orderOf(id), filledOrders[id], { recipient });

/** As a mail program takes an address apart: by the WHATWG rules, not by ours. */
function readMailto(address: string): Mail {
  const url = new URL(address);
  const query = new URLSearchParams(url.search.replaceAll('+', '%2B'));
  expect([...query.keys()]).toEqual(['subject', 'body']);
  return { to: decodeURIComponent(url.pathname), subject: query.get('subject') ?? '', body: query.get('body') ?? '' };
}

/** Outlook on the web decodes the query, and the recipient once more. */
function readOutlook(address: string): Mail {
  const url = new URL(address);
  const query = new URLSearchParams(url.search.replaceAll('+', '%2B'));
  expect([url.origin, url.pathname, ...query.keys()]).toEqual(['https://outlook.office.com', '/mail/deeplink/compose', 'to', 'subject', 'body']);
  const [, to = ''] = /^HUNT Cloud - Service Desk <(.*)>$/.exec(decodeURIComponent(query.get('to') ?? '')) ?? [];
  return { to, subject: query.get('subject') ?? '', body: query.get('body') ?? '' };
}

describe.each(everyOrder)('%s', (id) => {
  it('is the golden mail in all four ways', async () => {
    const { mail, problems } = composed(id);
    expect(problems).toEqual([]);
    const parts = { text: composeText(mail), mailto: `${composeMailto(mail)}\n`, outlook: `${composeOutlookLink(mail)}\n`, eml: (await composeMailFile(mail)).toString('utf8') };
    const text = Object.entries(parts).map(([way, content]) => `===== ${way}\n${content.replaceAll('\r\n', '\n')}`).join('\n');
    await expect(text).toMatchFileSnapshot(join(golden, `${id}.txt`));
  });

  it('comes back from the mailto and the Outlook address byte for byte as the preview shows it', () => {
    const { subject, body, mail } = composed(id);
    const preview = { to: recipient, subject: joinParts(subject), body: joinParts(body) };
    expect(readMailto(composeMailto(mail))).toEqual(preview);
    expect(readOutlook(composeOutlookLink(mail))).toEqual(preview);
    for (const address of [composeMailto(mail), composeOutlookLink(mail)]) expect(isMailAddress(refuseLong(address))).toBe(true);
  });

  it('comes back from the mail file as the preview shows it, as a draft without sender, date or number', async () => {
    const { mail } = composed(id);
    const file = await composeMailFile(mail);
    const read = await PostalMime.parse(file);
    expect([read.to?.map(({ address }) => address), read.subject, read.text?.replaceAll('\r\n', '\n')]).toEqual([[recipient], mail.subject, mail.body]);
    expect(read.headers.map(({ key }) => key).sort()).toEqual(['content-transfer-encoding', 'content-type', 'mime-version', 'subject', 'to', 'x-unsent']);
    expect(read.attachments).toEqual([]);
    expect((await composeMailFile(mail)).equals(file)).toBe(true);
  });

  it('leaves no placeholder and no blank value in a mail without problems', () => {
    const { mail, subject, body } = composed(id);
    expect(`${mail.subject}\n${mail.body}`).not.toMatch(/\{[a-z_]*\}/);
    expect([...subject, ...body].filter(({ text, isMissing }) => text === '' || isMissing)).toEqual([]);
  });
});

test('an order that is too long for an address says so, and is whole in the file and the text', async () => {
  const long = { ...filledOrders.general_lab_user_request, request: `${'Ærlig talt, '.repeat(200)}slutt` };
  const { mail, problems } = composeOrder(orderOf('general_lab_user_request'), long, { recipient });
  expect(problems).toEqual([]);
  expect(() => refuseLong(composeMailto(mail))).toThrow('order.tooLong');
  expect(() => refuseLong(composeOutlookLink(mail))).toThrow('order.tooLong');
  expect((await PostalMime.parse(await composeMailFile(mail))).text?.replaceAll('\r\n', '\n')).toBe(mail.body);
  expect(composeText(mail)).toContain('slutt');
});

test('an address of exactly the limit is let through and one character more is not', () => {
  expect(refuseLong('x'.repeat(2000))).toHaveLength(2000);
  expect(() => refuseLong('x'.repeat(2001))).toThrow('order.tooLong');
});
