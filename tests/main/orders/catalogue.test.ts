// The catalogue: the shipped one is whole, and one in its place is understood to the last word or refused with a code of its own.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import shipped from '../../../assets/orders.json' with { type: 'json' };
import { toProblem } from '../../../main/core/problem.ts';
import { catalogueFromFile, catalogueInForce, readCatalogue, shippedCatalogue } from '../../../main/orders/catalogue.ts';
import { policyFileOf } from '../../../main/orders/policy-file.ts';
import { composeOrder } from '../../../main/orders/compose.ts';
import { orderIds } from '../../../preload/contract/orders.ts';
import { recipient } from './filled-orders.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'catalogue-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

type Json = Record<string, unknown>;
const [first] = shipped.orders;
const withOrder = (more: Json): Json => ({ ...shipped, orders: [{ ...first, ...more }] });
const withField = (more: Json): Json => withOrder({ fields: [{ ...first?.fields[0], ...more }, ...(first?.fields.slice(1) ?? [])] });
const codeOf = (value: unknown): string => {
  try {
    readCatalogue(typeof value === 'string' ? value : JSON.stringify(value), 'orders.json');
    return 'read';
  } catch (error) {
    return toProblem(error).code;
  }
};

test('the shipped orders are the ten of the contract, and two pointers to what a lab user cannot order', () => {
  const { catalogue, isShipped } = shippedCatalogue();
  expect(catalogue.orders.map(({ id }) => id)).toEqual(orderIds);
  expect(catalogue.pointers.map(({ id }) => id)).toEqual(['request_access_new_user', 'request_lab_user_deactivation']);
  expect([isShipped, codeOf(shipped)]).toEqual([true, 'read']);
});

test('no sentence of the catalogue is the same in both languages, names apart', () => {
  const same: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('en' in value && 'nb' in value) { if (value.en === value.nb) same.push(String(value.en)); } else Object.values(value).forEach(walk);
  };
  walk(shipped);
  expect([...new Set(same)].sort()).toEqual(['Jupyter', 'Lab', 'Lab access link', 'Permanent', 'Python', 'RStudio']);
});

describe('a catalogue in its place', () => {
  it('is taken when it is as new or newer, with other words and other orders', () => {
    const other = { ...shipped, version: '2027-01-01', orders: [{ ...first, id: 'request_coffee', subject: 'Coffee - {username} @ {labname}' }] };
    expect(readCatalogue(JSON.stringify(other), 'f').orders.map(({ id }) => id)).toEqual(['request_coffee']);
  });

  it.each([
    ['an older day', { ...shipped, version: '2026-11-21' }, 'order.catalogueOlder'],
    ['an older form', { ...shipped, format: 0 }, 'order.catalogueOlder'],
    ['a newer form, whatever else it holds', { format: 2, things: [] }, 'order.catalogueNewer'],
    ['no JSON', '{"format": 1,', 'order.catalogueInvalid'],
    ['another JSON', '[1]', 'order.catalogueInvalid'],
    ['nothing', '', 'order.catalogueInvalid'],
    ['a form that is a word', { ...shipped, format: '1' }, 'order.catalogueInvalid'],
    ['no orders', { ...shipped, orders: [] }, 'order.catalogueInvalid'],
    ['no words in Norwegian', withOrder({ title: { en: 'x' } }), 'order.catalogueInvalid'],
  ])('is refused with %s', (_what, value, code) => {
    expect(codeOf(value)).toBe(code);
  });

  it.each([
    ['a recipient of its own', withOrder({ recipient: 'x@example.org' })],
    ['a recipient for all', { ...shipped, recipient: 'x@example.org' }],
    ['a copy', withOrder({ bcc: 'x@example.org' })],
    ['headers', withOrder({ headers: { bcc: 'x@example.org' } })],
    ['a line end in the subject', withOrder({ subject: 'x {username} {labname} {tools}\r\nbcc: x@example.org' })],
    ['a Unicode line end in the subject', withOrder({ subject: 'x {username} {labname} {tools}\u2028bcc: x@example.org' })],
    ['a line end in a line of the body', withOrder({ body: ['{username} {labname} {tools}\r\n.\r\nQUIT'] })],
    ['a mark that turns text around', withOrder({ title: { en: 'x\u202ey', nb: 'x' } })],
    ['a character that ends the text', withOrder({ delivery: { en: 'x\0y', nb: 'x' } })],
    ['a page of somebody else', withOrder({ nextStep: { text: { en: 'x', nb: 'x' }, page: 'https://docs.hdc.ntnu.no.example.org/' } })],
    ['a page with a name in it', withOrder({ nextStep: { text: { en: 'x', nb: 'x' }, page: 'https://docs.hdc.ntnu.no@example.org/' } })],
    ['a page that is a script', withOrder({ nextStep: { text: { en: 'x', nb: 'x' }, page: 'javascript:alert(1)' } })],
    ['a pointer to somebody else', { ...shipped, pointers: [{ ...shipped.pointers[0], page: 'https://example.org/' }] }],
    ['a placeholder that no field fills', withOrder({ subject: '{username} {labname} {tools} {passphrase}' })],
    ['a field that is not in the mail', withOrder({ body: ['nothing of it'] })],
    ['a field twice', withOrder({ fields: [...(first?.fields ?? []), first?.fields[0]] })],
    ['an order twice', { ...shipped, orders: [first, first] }],
    ['several lines in the subject', withField({ kind: 'paragraph' })],
    ['a field kind that is not known', withField({ kind: 'password' })],
    ['a field key of the object', withField({ key: '__proto__' })],
    ['a choice without options', withField({ kind: 'choice' })],
    ['a default that is no option', withField({ kind: 'choice', options: [{ value: 'a', label: { en: 'a', nb: 'a' } }], default: 'b' })],
    ['a box that is ticked already', withField({ kind: 'confirm', default: 'true' })],
    ['a text of a megabyte', withOrder({ delivery: { en: 'x'.repeat(1_000_000), nb: 'x' } })],
    ['a thousand orders', { ...shipped, orders: Array.from({ length: 1000 }, (_item, index) => ({ ...first, id: `request_${String(index).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}` })) }],
    ['days that never end', withOrder({ answeredWithinDays: 1e9 })],
    ['a journey that is not there', withOrder({ nextStep: { text: { en: 'x', nb: 'x' }, journey: 'format_disk' } })],
  ])('is refused whole with %s', (_what, value) => {
    expect(codeOf(value)).toBe('order.catalogueInvalid');
  });

  it('cannot say who gets the mail, even with an address in its words', () => {
    const sly = readCatalogue(JSON.stringify(withOrder({ subject: 'To: x@example.org, {username} {labname}' })), 'f');
    const { mail } = composeOrder(sly.orders[0] as (typeof sly.orders)[number], { username: 'kari', labname: 'demolab', tools: ['Python'] }, { recipient });
    expect(mail.to).toBe(recipient);
  });
});

describe('an administrator\'s file', () => {
  const policy = (): { file: string; ownerId: number } => ({ file: join(folder, 'policy', 'orders.json'), ownerId: process.getuid?.() ?? 0 });
  const put = (text: string): void => {
    mkdirSync(join(folder, 'policy'), { mode: 0o755 });
    writeFileSync(policy().file, text, { mode: 0o644 });
  };
  const newer = JSON.stringify({ ...shipped, version: '2027-02-02' });
  const outcome = async (given = policy()): Promise<string> => catalogueInForce(given).then(({ catalogue, isShipped }) => `${catalogue.version} ${String(isShipped)}`, (error: unknown) => toProblem(error).code);

  it('is in force when there is one, else the shipped one is', async () => {
    expect(await outcome()).toBe(`${shipped.version} true`);
    put(newer);
    expect(await outcome()).toBe('2027-02-02 false');
  });

  it('lies where an ordinary user cannot put it', () => {
    expect((['win32', 'darwin', 'linux'] as const).map((platform) => policyFileOf(platform, 'D:\\Windows'))).toEqual([
      { file: 'D:\\Program Files\\HUNT Cloud lab access policy\\orders.json' },
      { file: '/Library/Application Support/HUNT Cloud lab access policy/orders.json', ownerId: 0 },
      { file: '/etc/hunt-cloud-lab-access/orders.json', ownerId: 0 },
    ]);
  });

  it('is not skipped when it is broken: nothing can be ordered then', async () => {
    put('{');
    expect(await outcome()).toBe('order.catalogueInvalid');
  });

  it.skipIf(process.platform === 'win32')('is refused when others may write it or its folder, when it is somebody else\'s, a link or a folder', async () => {
    put(newer);
    chmodSync(policy().file, 0o666);
    expect(await outcome()).toBe('order.catalogueNotTrusted');
    chmodSync(policy().file, 0o644);
    chmodSync(join(folder, 'policy'), 0o777);
    expect(await outcome()).toBe('order.catalogueNotTrusted');
    chmodSync(join(folder, 'policy'), 0o755);
    expect(await outcome({ ...policy(), ownerId: policy().ownerId + 1 })).toBe('order.catalogueNotTrusted');
    symlinkSync(policy().file, join(folder, 'link.json'));
    expect(await outcome({ ...policy(), file: join(folder, 'link.json') })).toBe('order.catalogueNotTrusted');
    expect(await outcome({ ...policy(), file: join(folder, 'policy') })).toBe('order.catalogueNotTrusted');
    expect(await outcome()).toBe('2027-02-02 false');
  });

  it('is refused when it is too large, not text, or not there although it was named', async () => {
    put(`${newer}${' '.repeat(300_000)}`);
    expect(await outcome()).toBe('order.catalogueInvalid');
    writeFileSync(policy().file, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(await outcome()).toBe('order.catalogueInvalid');
    await expect(catalogueFromFile(join(folder, 'nowhere.json'))).rejects.toMatchObject({ problem: { code: 'order.catalogueInvalid' } });
  });
});
