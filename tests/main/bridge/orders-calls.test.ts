// The window's orders: forms filled with what is known, previews that are the mail, ways out that open what was composed here, and the memory.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { isMailAddress } from '../../../main/app/mail-address.ts';
import type { BridgeNeeds } from '../../../main/bridge/needs.ts';
import { LabProblem, toProblem } from '../../../main/core/problem.ts';
import type { FieldValues, WayOut } from '../../../preload/contract/orders.ts';
import { needsHand } from '../../../preload/contract/hand.ts';
import { beginPractice, context, fakeDesktop, openWindow, scratch } from './window-fixture.ts';

const link = 'https://docs.hdc.ntnu.no/do-science/lab/?access=MTAuNDIuMS4xMzB8ZGVtb2xhYnxqb2V0ZXN0ZXI%3D';
const reset = { id: 'request_vpn_reset', values: { username: 'joetester', access_paused: true } };
const opening = { id: 'request_vpn_link', values: { username: 'joetester', ipaddress: '129.241.160.102', access_duration: 'Temporary', country: 'Denmark' } };

interface Seen { readonly opened: string[]; readonly copied: string[]; readonly shown: string[]; readonly named: string[] }

/** A window whose desktop writes down what it is asked to do. */
function openOrders(more: Partial<BridgeNeeds['desktop']> = {}) {
  const seen: Seen = { opened: [], copied: [], shown: [], named: [] };
  const desktop: BridgeNeeds['desktop'] = {
    ...fakeDesktop, copy: (text) => { seen.copied.push(text); return Promise.resolve(); },
    choosePlace: (name) => { seen.named.push(name); return Promise.resolve(undefined); },
    chooseItems: () => Promise.resolve([]), chooseFolder: () => Promise.resolve(undefined), handOverFolder: () => '', openMailFile: () => Promise.resolve(true),
    openMail: (address) => { seen.opened.push(address); return Promise.resolve(); }, showFile: (file) => { seen.shown.push(file); }, ...more,
  };
  const window = openWindow({ desktop, clock: { now: () => new Date(2026, 10, 20, 12).getTime() } });
  const { orders } = window.handlers;
  const codeOf = (asked: Promise<unknown>): Promise<string> => asked.then(() => 'done', (error: unknown) => toProblem(error).code);
  const hand = (given: { id: string; values: FieldValues }, as: WayOut) => orders.hand({ ...given, values: { ...given.values } as never, as }, context);
  return { window, orders, seen, codeOf, hand };
}

const sentIn = async ({ orders }: ReturnType<typeof openOrders>) => (await orders.list({}, context)).sent;

describe('the list', () => {
  it('has every form filled with what is known: nothing without a lab, lab and user with one', async () => {
    const { window, orders } = openOrders();
    const valuesOf = async (id: string): Promise<unknown> => (await orders.list({}, context)).orders.find(({ order }) => order.id === id)?.values;
    expect(await valuesOf('request_workbench_reissue')).toEqual({ username: '', labname: '' });
    await window.handlers.bundle.readLink({ text: link }, context);
    expect(await valuesOf('request_workbench_reissue')).toEqual({ username: 'joetester', labname: 'demolab' });
    expect(await valuesOf('request_vpn_reset')).toEqual({ username: 'joetester', access_paused: false });
    expect(await valuesOf('request_workbench_troubleshooting')).toEqual({ username: 'joetester', labname: 'demolab', full_name: '', operating_system: 'Linux', web_browser: 'Google Chrome', problem_description: '' });
    expect(await valuesOf('request_google_auth')).toEqual({ username: 'joetester', phone_number: 'not_changed' });
  });

  it('says where the mail goes, and that the catalogue is the shipped one', async () => {
    const { recipient, isShipped, practice, sent, orders, pointers } = await openOrders().orders.list({}, context);
    expect([recipient, isShipped, practice, sent, orders.length, pointers.length]).toEqual(['cloud.support+hunt-cloud-request@hunt.ntnu.no', true, false, [], 10, 2]);
  });
});

describe('the preview', () => {
  it('of two orders is two mails, each its own', async () => {
    const { orders } = openOrders();
    const { mails } = await orders.compose({ orders: [reset, opening] }, context);
    expect(mails.map(({ id, subject, problems }) => [id, subject.map(({ text }) => text).join(''), problems.length])).toEqual([
      ['request_vpn_reset', 'VPN certificate reset - joetester', 0], ['request_vpn_link', 'VPN access opening request - joetester', 0],
    ]);
    expect(mails[0]?.body.map(({ text }) => text).join('')).not.toContain('access_ip');
  });

  it('shows a gap where a value is missing or refused, and says at which field', async () => {
    const { orders } = openOrders();
    const { mails: [mail] } = await orders.compose({ orders: [{ id: opening.id, values: { ...opening.values, ipaddress: '10.0.0.1', country: '' } }] }, context);
    expect(mail?.problems).toEqual([{ field: 'ipaddress', problem: 'address-not-public' }, { field: 'country', problem: 'missing' }]);
    expect(mail?.body.filter(({ isMissing }) => isMissing).map(({ text }) => text)).toEqual(['{ipaddress}', '{country}']);
    expect(mail?.body.find(({ field }) => field === 'access_duration')).toEqual({ text: 'Temporary', field: 'access_duration' });
  });
});

describe('a way out', () => {
  it.each(['mailto', 'outlook'] as const)('%s opens one address of the closed list, which holds the preview, and is remembered', async (as) => {
    const opened = openOrders();
    const { orders, seen, hand } = opened;
    const { mails: [preview] } = await orders.compose({ orders: [opening] }, context);
    expect(await hand(opening, as)).toEqual({ outcome: 'opened', sent: { number: 1, id: opening.id, as, sentOn: '2026-11-20', expectedBy: '2026-11-23', isOverdue: false } });
    expect(seen.opened.map((address) => [isMailAddress(address), new URL(address).searchParams.get('body')])).toEqual([[true, preview?.body.map(({ text }) => text).join('')]]);
    expect(seen.opened[0]).toHaveLength((as === 'mailto' ? preview?.mailtoLength : preview?.outlookLength) ?? 0);
    expect((await sentIn(opened)).map(({ id }) => id)).toEqual([opening.id]);
  });

  it('eml saves the file where the person says, shows it there, and is not remembered when the dialog is closed', async () => {
    const closed = openOrders();
    expect(await closed.hand(reset, 'eml')).toEqual({ outcome: 'none' });
    expect([closed.seen.named, await sentIn(closed)]).toEqual([['VPN certificate reset.eml'], []]);
    const place = join(scratch(), 'order.eml');
    const saved = openOrders({ choosePlace: () => Promise.resolve(place) });
    expect(await saved.hand(reset, 'eml')).toMatchObject({ outcome: 'saved', sent: { as: 'eml' } });
    expect((await PostalMime.parse(readFileSync(place))).subject).toBe('VPN certificate reset - joetester');
    expect(saved.seen.shown).toEqual([place]);
  });

  it('copy puts the whole mail on the clipboard', async () => {
    const { hand, seen } = openOrders();
    expect(await hand(reset, 'copy')).toMatchObject({ outcome: 'copied' });
    expect(seen.copied).toEqual([expect.stringMatching(/^To: cloud\.support\+hunt-cloud-request@hunt\.ntnu\.no\nSubject: VPN certificate reset - joetester\n\nHi HUNT Cloud team,\n/)]);
  });

  it('that does not open is a problem, and nothing is remembered', async () => {
    const opened = openOrders({ openMail: () => Promise.reject(new LabProblem('order.notOpened')) });
    expect(await opened.codeOf(opened.hand(reset, 'mailto'))).toBe('order.notOpened');
    expect(await sentIn(opened)).toEqual([]);
  });

  it('is closed for an order that is not ready, is not there, is too long, or holds a key', async () => {
    const opened = openOrders({ choosePlace: () => Promise.resolve(join(scratch(), 'x.eml')) });
    const { hand, codeOf, seen } = opened;
    const help = { id: 'general_lab_user_request', values: { username: 'joetester', labname: 'demolab', request: 'words '.repeat(500) } };
    for (const as of ['mailto', 'outlook', 'eml', 'copy'] as const) {
      expect(await codeOf(hand({ id: reset.id, values: { username: 'joetester' } }, as))).toBe('order.notReady');
      expect(await codeOf(hand({ ...reset, id: 'request_coffee' }, as))).toBe('order.unknown');
      expect(await codeOf(hand({ ...help, values: { ...help.values, request: 'my key is FAKE2222FAKE3333' } }, as))).toBe('order.secretInside');
    }
    expect([await codeOf(hand(help, 'mailto')), await codeOf(hand(help, 'outlook'))]).toEqual(['order.tooLong', 'order.tooLong']);
    expect([seen.opened, seen.copied, seen.shown, await sentIn(opened)]).toEqual([[], [], [], []]);
    expect(await hand(help, 'copy')).toMatchObject({ outcome: 'copied' });
  });

  it('is closed for a key of this visit, whatever it looks like, and the problem does not repeat it', async () => {
    const { window, hand } = openOrders();
    await window.handlers.bundle.checkKey({ name: 'sshTemporaryKey', value: 'quite plain words' }, context);
    const told = { id: 'general_lab_user_request', values: { username: 'joetester', labname: 'demolab', request: 'It says quite plain words on my phone.' } };
    const error: unknown = await hand(told, 'copy').catch((thrown: unknown) => thrown);
    expect(toProblem(error)).toEqual({ code: 'order.secretInside', retry: 'after-fix', facts: { fields: 'Your request' } });
  });

  it('needs a press, and so does the look at the own address', () => {
    expect(['lab:orders.hand', 'lab:orders.ownAddress', 'lab:orders.list', 'lab:orders.compose', 'lab:orders.forget'].map((channel) => needsHand(channel, {}))).toEqual([true, true, false, false, false]);
  });
});

describe('the memory', () => {
  it('lets go of one order, and lies in the file of its own', async () => {
    const opened = openOrders();
    await opened.hand(reset, 'mailto');
    await opened.hand(opening, 'mailto');
    await opened.orders.forget({ number: 1 }, context);
    expect((await sentIn(opened)).map(({ id }) => id)).toEqual([opening.id]);
    expect(readFileSync(join(opened.window.stateDir, 'orders-sent.json'), 'utf8')).not.toMatch(/joetester|129\.241|Denmark/);
  });
});

describe('practice', () => {
  it('fills the practice lab in, opens nothing, remembers in its own folder and knows no internet', async () => {
    const opened = openOrders();
    await beginPractice(opened.window);
    const { practice, recipient, orders } = await opened.orders.list({}, context);
    expect([practice, recipient.endsWith('.invalid'), orders.find(({ order }) => order.id === 'request_vpn_reset')?.values.username]).toEqual([true, true, 'demouser']);
    expect(await opened.hand(reset, 'mailto')).toMatchObject({ outcome: 'practised', sent: { number: 1 } });
    expect(await opened.hand(reset, 'outlook')).toMatchObject({ outcome: 'practised' });
    expect(opened.seen.opened).toEqual([]);
    expect([existsSync(join(opened.window.stateDir, 'orders-sent.json')), existsSync(join(opened.window.stateDir, 'practice', 'orders-sent.json'))]).toEqual([false, true]);
    expect(await opened.codeOf(opened.orders.ownAddress({}, context))).toBe('order.addressNotRead');
  });
});
