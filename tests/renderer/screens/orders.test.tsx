// The orders' pages as they are drawn: the list with its facts, the form by kinds, the mail with its gaps, what is on its way, and the doors that lead here.

import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { orderOfProblem } from '../../../preload/contract/order-of-problem.ts';
import { orderIds } from '../../../preload/contract/orders.ts';
import type { Language } from '../../../preload/contract/text/language.ts';
import { ProblemPanel } from '../../../renderer/components/problem-panel.tsx';
import { Expiries } from '../../../renderer/screens/expiries.tsx';
import { OrdersPages } from '../../../renderer/screens/orders.tsx';
import { leaveOrders, openOrders } from '../../../renderer/state/ordering.ts';
import { createOrdersStore, type OrdersState, type OrdersStore } from '../../../renderer/state/orders-store.ts';
import { draw, wordsOf } from '../draw.tsx';
import { createFakeBridge, problemOf } from '../fake-bridge.ts';
import { createFakeVisit } from '../fake-visit.ts';
import { mail, told } from '../orders-fixture.ts';

const dayMs = 86_400_000;

/** Drawing to markup asks a store for its first state; this one answers with the present one. */
function storeWith(state: Partial<OrdersState>): OrdersStore {
  const store = createOrdersStore(createFakeBridge().api);
  store.setState({ told: told(), ...state });
  return { ...store, getInitialState: store.getState };
}

function drawPage(state: Partial<OrdersState>, language: Language = 'en'): string {
  return draw(<OrdersPages store={storeWith(state)} />, { language, visit: createFakeVisit().visit, api: createFakeBridge().api });
}

/** The form of some orders, filled by what a test gives. */
function drawForm(ids: readonly string[], values: Record<string, string | string[] | boolean> = {}, more: Partial<OrdersState> = {}): string {
  const open = ids.map((id) => {
    const known = told().orders.find(({ order }) => order.id === id);
    if (known === undefined) throw new Error(`the catalogue has no ${id}`);
    return { order: known.order, values: { ...known.values, ...values }, isOptional: false, isWanted: true };
  });
  return drawPage({ open, mails: ids.map((id) => mail(id)), ...more });
}

describe('the list of orders', () => {
  it.each(['en', 'nb'] as const)('says of every order what it is for, who can order it, how long it takes, what comes, what it costs and what then (%s)', (language) => {
    const html = drawPage({}, language);
    for (const { order } of told().orders) {
      for (const text of [order.title, order.when, order.whoCanOrder, order.responseTime, order.delivery, order.cost, order.nextStep.text]) expect(html).toContain(text[language].replaceAll("'", '&#x27;'));
    }
    for (const { title, page } of told().pointers) for (const text of [title[language], page]) expect(html).toContain(text);
    expect(html).not.toMatch(/undefined|\{\w+\}/);
  });

  it('has what is on its way with its day, and says when the answer is overdue', () => {
    const sent = { id: 'request_vpn_reset', as: 'mailto', sentOn: '2026-11-16', expectedBy: '2026-11-20' } as const;
    const html = drawPage({ told: told({}, { sent: [{ ...sent, number: 2, isOverdue: true }, { ...sent, number: 1, isOverdue: false, expectedBy: '2026-12-01' }] }) });
    expect(html).toContain('Opened in your mail program on 16 Nov 2026.');
    expect(html).toContain('No answer was expected later than 20 Nov 2026.');
    expect(html).toContain('Answer expected by 1 Dec 2026.');
    expect(html).toContain('Take off the list: VPN certificate reset');
  });

  it('says that another catalogue is in force, and offers no pair that it does not have', () => {
    const few = told().orders.filter(({ order }) => order.id === 'general_lab_user_request');
    const html = drawPage({ told: told({}, { isShipped: false, version: '2027-01-01', orders: few }) });
    expect(html).toContain('It is of 2027-01-01.');
    expect(html).not.toContain('I have a new computer');
  });

  it('says why nothing can be ordered when the catalogue cannot be used', () => {
    const store = createOrdersStore(createFakeBridge().api);
    store.setState({ problem: problemOf('order.catalogueNewer', { file: 'orders.json' }) });
    const html = draw(<OrdersPages store={{ ...store, getInitialState: store.getState }} />, { visit: createFakeVisit().visit, api: createFakeBridge().api });
    expect(html).toContain('is made for a newer version of this program');
    expect(html).not.toContain('Looking…');
  });
});

describe('the form of an order', () => {
  it('has the right kind of field for every field of the catalogue', () => {
    for (const { order } of told().orders) {
      const html = drawForm([order.id]);
      for (const { label, kind } of order.fields) expect(html, order.id).toContain(kind === 'phone' ? 'Phone number' : label.en);
      expect(html.match(/<textarea/g)?.length ?? 0).toBe(order.fields.filter(({ kind }) => kind === 'paragraph').length);
      expect(html).not.toMatch(/undefined/);
    }
  });

  it('shows the note of a licence only for what is chosen', () => {
    expect(drawForm(['request_workbench_access'])).not.toContain('MATLAB is installed with');
    const html = drawForm(['request_workbench_access'], { tools: ['Rstudio', 'MATLAB'] });
    expect(html).toContain('MATLAB is installed with your own organisation&#x27;s licence.');
    expect(html).not.toContain('Stata is installed with');
    expect(html).toContain('MATLAB (need license)');
  });

  it('says beside the field what is wrong with it, and ties it to the field', () => {
    const html = drawForm(['request_vpn_link'], { ipaddress: '10.0.0.4' }, { mails: [mail('request_vpn_link', [{ field: 'ipaddress', problem: 'address-not-public' }, { field: 'country', problem: 'missing' }])] });
    expect(html).toContain('This address is used inside networks only.');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(html).not.toContain('Fill this in.');
  });

  it('never ticks what a person has to agree to', () => {
    expect(drawForm(['request_vpn_reset'])).toMatch(/<input type="checkbox"\/?>/);
    expect(drawForm(['request_vpn_reset'], { access_paused: true })).toContain('checked=""');
  });

  it('keeps a new phone number that is still empty apart from the known one', () => {
    expect(drawForm(['request_google_auth'])).not.toContain('New phone number');
    const html = drawForm(['request_google_auth'], { phone_number: '+' }, { mails: [mail('request_google_auth', [{ field: 'phone_number', problem: 'not-a-phone-number' }])], through: ['phone_number'] });
    expect(html).toContain('New phone number');
    expect(html).toContain('Fill this in.');
    expect(html).not.toContain('This is no phone number.');
  });

  it('shows the mail to the letter, with hostile values as text', () => {
    const hostile = '<script>alert(1)</script>\n%0D%0Abcc=x';
    const html = drawForm(['general_lab_user_request'], {}, { mails: [mail('general_lab_user_request', [], { body: [{ text: 'Hi\n' }, { text: hostile, field: 'request' }] })] });
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\n%0D%0Abcc=x');
    expect(html).not.toContain('<script>');
  });

  it('offers no copying of a mail with a gap, or before it was agreed to', () => {
    const copies = (html: string): number => html.match(/aria-label="Copy: The e-mail/g)?.length ?? 0;
    expect(copies(drawForm(['request_vpn_reset']))).toBe(3);
    expect(copies(drawForm(['request_vpn_reset'], {}, { mails: [mail('request_vpn_reset', [{ field: 'access_paused', problem: 'not-ticked' }])] }))).toBe(1);
  });

  it('takes the ways by a link away when the mail is too long for one', () => {
    const html = drawForm(['general_lab_user_request'], {}, { mails: [mail('general_lab_user_request', [], { mailtoLength: 2001, outlookLength: 2500 })] });
    expect(html).toContain('Too long for a link.');
    expect(html.match(/aria-disabled="true"/g)).toHaveLength(1);
    expect(html).not.toContain('Outlook on the web');
    expect(html).toContain('Save as file');
  });

  it('says what became of it and by when an answer is expected', () => {
    const sent = { number: 1, id: 'request_vpn_reset', as: 'eml', sentOn: '2026-11-22', expectedBy: '2026-11-27', isOverdue: false } as const;
    expect(drawForm(['request_vpn_reset'], {}, { handed: { request_vpn_reset: { as: 'eml', outcome: 'saved', sent } } })).toContain('The mail file is saved. Open it and send it. Answer expected by 27 Nov 2026.');
    expect(drawForm(['request_vpn_reset'], {}, { handed: { request_vpn_reset: { as: 'mailto', outcome: 'practised' } } })).toContain('Practised:');
  });

  it('is one for several orders, each with its own mail and its own buttons', () => {
    const html = drawForm(['request_vpn_reset', 'request_workbench_reissue']);
    for (const name of ['VPN certificate reset', 'Workbench reissue']) expect(html).toContain(`Open in my mail program: ${name}`);
    expect(html.match(/_primary_/g)).toHaveLength(1);
  });
});

describe('the doors to the orders', () => {
  it.each(['en', 'nb'] as const)('have words for every order (%s)', (language) => {
    expect(Object.keys(wordsOf(language).w.orders.order).sort()).toEqual([...orderIds].sort());
  });

  it('stand beside each problem that an order solves, and beside no other', () => {
    const { visit, api } = createFakeVisit();
    const drawProblem = (code: ProblemCode): string => draw(<ProblemPanel problem={problemOf(code)} />, { visit, api });
    for (const [code, orders] of Object.entries(orderOfProblem)) for (const { id } of orders) expect(drawProblem(code as ProblemCode), code).toContain(wordsOf('en').w.orders.order[id]);
    expect(drawProblem('vpn.noAnswer')).toContain('Outside Norway? Order a VPN access opening');
    expect(drawProblem('hosts.tooLarge')).not.toContain('<button');
  });

  it('lead back to where the person was', () => {
    const { visit } = createFakeVisit();
    visit.know({ screen: 'status' });
    openOrders(visit, { id: 'request_vpn_reset' });
    expect(visit.getState()).toMatchObject({ screen: 'orders', ordering: { from: 'status', first: { id: 'request_vpn_reset' } } });
    leaveOrders(visit);
    expect(visit.getState()).toMatchObject({ screen: 'status', ordering: undefined });
  });

  it('stand beside a certificate that runs out within thirty days', () => {
    const nowMs = Date.parse('2026-11-22T12:00:00Z');
    const steps = (days: number) => [{ id: 'install-vpn-profile', state: 'done', changes: [], evidence: { notAfter: new Date(nowMs + days * dayMs).toISOString(), subject: 'kari' } }] as const;
    const drawFor = (days: number): string => draw(<Expiries steps={steps(days)} nowMs={nowMs} />, { visit: createFakeVisit().visit });
    expect(drawFor(30)).toContain('Order a new VPN certificate');
    expect(drawFor(-1)).toContain('Order a new VPN certificate');
    expect(drawFor(31)).not.toContain('Order a new');
  });
});
