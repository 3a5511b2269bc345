// The store of the orders' pages: what is asked of the main process, and what is kept of its answers.

import { describe, expect, it } from 'vitest';
import { createOrdersStore, type OrdersStore } from '../../../renderer/state/orders-store.ts';
import { fieldsOf, shownProblem, textOf, valueOf } from '../../../renderer/state/order-form.ts';
import { createFakeBridge, pass, type FakeBridge } from '../fake-bridge.ts';
import { mail, told } from '../orders-fixture.ts';

const known = { username: 'kari.nordmann', labname: 'demolab' };

interface Opened {
  readonly store: OrdersStore;
  readonly bridge: FakeBridge;
  /** Ends the pause after typing. */
  readonly stopTyping: () => Promise<void>;
}

async function opened(ids: readonly string[] = [], given: Record<string, string> = known): Promise<Opened> {
  const bridge = createFakeBridge();
  const waiting: (() => void)[] = [];
  const store = createOrdersStore(bridge.api, () => new Promise((resolve) => { waiting.push(resolve); }));
  const reading = store.read();
  await bridge.answer('orders.list', told(given));
  await reading;
  if (ids.length > 0) {
    const filling = store.fill(ids.map((id) => ({ id })));
    await bridge.answer('orders.compose', { mails: ids.map((id) => mail(id)) });
    await filling;
  }
  return { store, bridge, stopTyping: async () => { waiting.splice(0).forEach((end) => end()); await pass(); } };
}

const composed = ({ calls }: FakeBridge): readonly string[] => calls.filter((call) => call.startsWith('orders.compose'));

describe('the form of an order', () => {
  it('begins with what is known, what a problem tells, and its mail', async () => {
    const { store, bridge } = await opened();
    void store.fill([{ id: 'request_workbench_troubleshooting', values: { problem_description: 'The lab access assistant says: workbench.badGateway', nonsense: 'x' } }]);
    await bridge.answer('orders.compose', { mails: [mail('request_workbench_troubleshooting')] });
    const [one] = store.getState().open;
    expect(one?.values).toMatchObject({ username: 'kari.nordmann', labname: 'demolab', web_browser: 'Google Chrome', problem_description: 'The lab access assistant says: workbench.badGateway' });
    expect(one?.values).not.toHaveProperty('nonsense');
    expect(store.getState().mails.map(({ id }) => id)).toEqual(['request_workbench_troubleshooting']);
  });

  it('has nothing to open when the catalogue does not know the order', async () => {
    const { store, bridge } = await opened();
    await store.fill([{ id: 'request_nothing' }]);
    expect(store.getState()).toMatchObject({ open: [], wasOpened: true });
    expect(composed(bridge)).toEqual([]);
  });

  it('composes once the person has stopped typing, with all that was typed', async () => {
    const { store, bridge, stopTyping } = await opened(['request_ssh_pass_reset']);
    for (const typed of ['o', 'ol', 'ola']) store.set('username', typed);
    expect(composed(bridge)).toHaveLength(1);
    await stopTyping();
    expect(composed(bridge)).toHaveLength(2);
    expect(composed(bridge)[1]).toContain('"username":"ola"');
  });

  it('shows the mail of the newest values, also when an older answer comes late', async () => {
    const { store, bridge, stopTyping } = await opened(['request_ssh_pass_reset']);
    store.set('username', 'first');
    await stopTyping();
    store.set('username', 'second');
    await stopTyping();
    await bridge.answer('orders.compose', { mails: [mail('request_ssh_pass_reset', [], { to: 'of the first' })] });
    expect(store.getState().mails[0]?.to).toBe('orders@hunt.example');
    await bridge.answer('orders.compose', { mails: [mail('request_ssh_pass_reset', [], { to: 'of the second' })] });
    expect(store.getState().mails[0]?.to).toBe('of the second');
  });

  it('keeps what was typed for the next order, but never what was agreed to', async () => {
    const { store, bridge } = await opened(['request_vpn_reset'], {});
    store.set('username', 'kari.nordmann');
    store.set('access_paused', true);
    store.close();
    void store.fill([{ id: 'request_vpn_reset' }]);
    await bridge.answer('orders.list', told());
    expect(store.getState().open[0]?.values).toMatchObject({ username: 'kari.nordmann', access_paused: false });
  });

  it('asks a field that several orders share once, and gives the value to all of them', async () => {
    const { store } = await opened(['request_vpn_reset', 'request_workbench_reissue']);
    expect(fieldsOf(store.getState().open).map(({ key }) => key)).toEqual(['username', 'access_paused', 'labname']);
    store.set('username', 'ola');
    expect(store.getState().open.map(({ values }) => values['username'])).toEqual(['ola', 'ola']);
    expect(valueOf(store.getState().open, 'username')).toBe('ola');
  });

  it('composes an optional order only when it is wanted', async () => {
    const { store, bridge } = await opened();
    void store.fill([{ id: 'request_vpn_reset' }, { id: 'request_lab_access_link', isOptional: true }]);
    expect(composed(bridge)[0]).not.toContain('request_lab_access_link');
    expect(fieldsOf(store.getState().open).map(({ key }) => key)).not.toContain('full_name');
    store.want('request_lab_access_link', true);
    expect(composed(bridge)[1]).toContain('request_lab_access_link');
    expect(fieldsOf(store.getState().open).map(({ key }) => key)).toContain('full_name');
  });

  it('fills in the address that was found, and says no more that it was found once it is changed', async () => {
    const { store, bridge } = await opened(['request_vpn_link']);
    expect(bridge.calls.some((call) => call.startsWith('orders.ownAddress'))).toBe(false);
    const looking = store.findAddress('ipaddress');
    void store.findAddress('ipaddress');
    expect(store.getState().address.at).toBe('looking');
    await bridge.answer('orders.ownAddress', { address: '158.39.3.4' });
    await looking;
    expect(valueOf(store.getState().open, 'ipaddress')).toBe('158.39.3.4');
    expect(bridge.calls.filter((call) => call.startsWith('orders.ownAddress'))).toHaveLength(1);
  });

  it('says why when no address was found', async () => {
    const { store, bridge } = await opened(['request_vpn_link']);
    void store.findAddress('ipaddress');
    await bridge.refuse('orders.ownAddress', 'order.addressNotRead');
    expect(store.getState()).toMatchObject({ address: { at: 'unasked' }, problem: { code: 'order.addressNotRead' } });
  });
});

describe('handing an order over', () => {
  const id = 'request_ssh_pass_reset';

  it('composes once more, hands over the very values of that mail, and remembers what became of it', async () => {
    const { store, bridge } = await opened([id]);
    const handing = store.hand(id, 'mailto');
    expect(store.getState().handing).toEqual({ id, as: 'mailto' });
    await bridge.answer('orders.compose', { mails: [mail(id)] });
    expect(bridge.calls.at(-1)).toBe(`orders.hand ${JSON.stringify({ id, as: 'mailto', values: store.getState().open[0]?.values })}`);
    const sent = { number: 1, id, as: 'mailto', sentOn: '2026-11-22', expectedBy: '2026-11-27', isOverdue: false } as const;
    await bridge.answer('orders.hand', { outcome: 'opened', sent });
    await handing;
    expect(store.getState()).toMatchObject({ handing: undefined, handed: { [id]: { as: 'mailto', outcome: 'opened', sent } } });
  });

  it('hands nothing over while something is missing, and every missing field says so', async () => {
    const { store, bridge } = await opened([id]);
    const missing = [{ field: 'username', problem: 'missing' }, { field: 'labname', problem: 'missing' }] as const;
    void store.hand(id, 'eml');
    await bridge.answer('orders.compose', { mails: [mail(id, missing)] });
    expect(bridge.calls.some((call) => call.startsWith('orders.hand'))).toBe(false);
    expect(store.getState()).toMatchObject({ handing: undefined, refusals: 1, through: ['username', 'labname'] });
  });

  it('hands nothing over when something was typed meanwhile: it would not be what was seen', async () => {
    const { store, bridge } = await opened([id]);
    const handing = store.hand(id, 'mailto');
    store.set('username', 'somebody.else');
    await bridge.answer('orders.compose', { mails: [mail(id)] });
    await handing;
    expect(bridge.calls.some((call) => call.startsWith('orders.hand'))).toBe(false);
    expect(store.getState()).toMatchObject({ handing: undefined, handed: {} });
  });

  it('hands one over at a time, and a closed dialog leaves nothing behind', async () => {
    const { store, bridge } = await opened([id]);
    void store.hand(id, 'eml');
    void store.hand(id, 'mailto');
    await bridge.answer('orders.compose', { mails: [mail(id)] });
    await bridge.answer('orders.hand', { outcome: 'none' });
    expect(bridge.calls.filter((call) => call.startsWith('orders.hand'))).toHaveLength(1);
    expect(store.getState()).toMatchObject({ handing: undefined, handed: {} });
  });

  it('says why when it could not be opened, and forgets that as soon as something is changed', async () => {
    const { store, bridge } = await opened([id]);
    void store.hand(id, 'mailto');
    await bridge.answer('orders.compose', { mails: [mail(id)] });
    await bridge.refuse('orders.hand', 'order.notOpened');
    expect(store.getState()).toMatchObject({ handing: undefined, problem: { code: 'order.notOpened' } });
    store.set('username', 'ola');
    expect(store.getState().problem).toBeUndefined();
  });

  it('says that it was handed over no longer when the mail has become another one', async () => {
    const { store, bridge } = await opened([id]);
    void store.hand(id, 'copy');
    await bridge.answer('orders.compose', { mails: [mail(id)] });
    await bridge.answer('orders.hand', { outcome: 'copied' });
    expect(store.getState().handed[id]?.outcome).toBe('copied');
    store.set('username', 'ola');
    expect(store.getState().handed).toEqual({});
  });
});

describe('a field', () => {
  it('says at once what is wrong with a value, and what is missing only when the person was there', () => {
    const mails = [mail('x', [{ field: 'ipaddress', problem: 'address-not-public' }, { field: 'country', problem: 'missing' }])];
    expect(shownProblem(mails, 'ipaddress', false)).toBe('address-not-public');
    expect(shownProblem(mails, 'country', false)).toBeUndefined();
    expect(shownProblem(mails, 'country', true)).toBe('missing');
    expect(shownProblem(mails, 'username', true)).toBeUndefined();
  });

  it('is a part of a text that is read as a whole', () => {
    expect(textOf(mail('x').subject)).toBe('Subject of x - kari.nordmann');
  });
});
