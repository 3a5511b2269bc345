// What the orders' pages know: the catalogue, the forms that are open with their mails, and what became of handing one over. The mail is
// made in the main process alone; here is only what was typed and what was answered.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { FieldValue, FieldValues, SentOrder, WayOut } from '../../preload/contract/orders.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { asked } from './asked.ts';
import { isKept, openOrdersOf, wantedOf, withValue, type ComposedMail, type OpenOrder, type OrdersTold, type Wish } from './order-form.ts';
import type { Told } from './visit.ts';

/** What became of the last press on a way out. */
export interface Handed {
  readonly as: WayOut;
  readonly outcome: Exclude<Told<LabApi['orders']['hand']>['outcome'], 'none'>;
  readonly sent?: SentOrder;
}

export interface OrdersState {
  /** Undefined until it was read. */
  readonly told?: OrdersTold;
  /** Why the last request was refused. */
  readonly problem?: Problem | undefined;
  /** A form was opened before, or tried to. */
  readonly wasOpened: boolean;
  /** The forms that are open; none: the list. */
  readonly open: readonly OpenOrder[];
  /** One for each wanted order, as of the last answer. */
  readonly mails: readonly ComposedMail[];
  /** Fields that the person has left, or had to be told of. */
  readonly through: readonly string[];
  readonly address: { readonly at: 'unasked' | 'looking' } | { readonly at: 'found'; readonly atMs: number; readonly address: string };
  readonly handing?: { readonly id: string; readonly as: WayOut } | undefined;
  readonly handed: Readonly<Record<string, Handed>>;
  /** How often something was not ready: each time the focus goes to the first field that is not. */
  readonly refusals: number;
}

export interface OrdersStore extends StoreApi<OrdersState> {
  read(): Promise<void>;
  /** Opens the forms of these orders. */
  fill(wishes: readonly Wish[]): Promise<void>;
  /** Back to the list. */
  close(): void;
  set(key: string, value: FieldValue): void;
  /** The person is through with a field. */
  pass(key: string): void;
  want(id: string, isWanted: boolean): void;
  /** Asks how the internet sees this computer, and fills that in. */
  findAddress(key: string): Promise<void>;
  /** Hands one order over; when it is not ready, the fields say why. */
  hand(id: string, as: WayOut): Promise<void>;
  forget(number: number): Promise<void>;
}

type OrdersApi = Pick<LabApi, 'orders'>;

const typingMs = 150;
const atTheList = { open: [], mails: [], through: [], address: { at: 'unasked' }, handed: {}, handing: undefined, problem: undefined } as const;

/** Makes the store of one visit to the orders' pages. `pause` is there for tests. */
export function createOrdersStore({ orders }: OrdersApi, pause: (ms: number) => Promise<void> = wait): OrdersStore {
  const store = createStore<OrdersState>()(() => ({ ...atTheList, wasOpened: false, refusals: 0 }));
  const composer = createComposer(store, orders, pause);
  let typed: FieldValues = {};
  const set = (key: string, value: FieldValue): void => {
    const { open } = store.getState();
    if (isKept(open, key)) typed = { ...typed, [key]: value };
    store.setState({ open: withValue(open, key, value), handed: {}, problem: undefined });
    void composer.later();
  };
  return Object.assign(store, {
    read: () => read(store, orders),
    fill: async (wishes: readonly Wish[]) => {
      const { told } = store.getState();
      if (told === undefined) return;
      store.setState({ ...atTheList, wasOpened: true, open: openOrdersOf(told, wishes, typed) });
      await composer.now();
    },
    close: () => { store.setState(atTheList); void read(store, orders); },
    set,
    pass: (key: string) => store.setState(({ through }) => ({ through: through.includes(key) ? through : [...through, key] })),
    want: (id: string, isWanted: boolean) => {
      store.setState(({ open }) => ({ open: open.map((one) => (one.order.id === id ? { ...one, isWanted } : one)) }));
      void composer.now();
    },
    findAddress: (key: string) => findAddress(store, orders, (address) => set(key, address)),
    hand: (id: string, as: WayOut) => hand(store, orders, composer, { id, as }),
    forget: async (number: number) => {
      const outcome = await asked(() => orders.forget({ number }));
      if (outcome.ok) await read(store, orders);
      else store.setState({ problem: outcome.problem });
    },
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

async function read(store: StoreApi<OrdersState>, orders: LabApi['orders']): Promise<void> {
  const outcome = await asked(() => orders.list({}));
  store.setState(outcome.ok ? { told: outcome.value } : { problem: outcome.problem });
}

interface Composer {
  /** Composes what is typed now; settles when the mails are those of what was typed. */
  now(): Promise<void>;
  /** The same when the person has stopped typing for a moment. */
  later(): Promise<void>;
}

/** Only the newest answer counts: an older one is of values that are no longer in the form. */
function createComposer(store: StoreApi<OrdersState>, orders: LabApi['orders'], pause: (ms: number) => Promise<void>): Composer {
  let newest = 0;
  const now = async (): Promise<void> => {
    const number = newest += 1;
    const wanted = wantedOf(store.getState().open);
    if (wanted.length === 0) return store.setState({ mails: [] });
    const outcome = await asked(() => orders.compose({ orders: wanted.map(({ order, values }) => ({ id: order.id, values })) }));
    if (number !== newest) return;
    store.setState(outcome.ok ? { mails: outcome.value.mails } : { mails: [], problem: outcome.problem });
  };
  const later = async (): Promise<void> => {
    const number = newest += 1;
    await pause(typingMs);
    if (number === newest) await now();
  };
  return { now, later };
}

async function findAddress(store: StoreApi<OrdersState>, orders: LabApi['orders'], take: (address: string) => void): Promise<void> {
  if (store.getState().address.at === 'looking') return;
  store.setState({ address: { at: 'looking' }, problem: undefined });
  const outcome = await asked(() => orders.ownAddress({}));
  if (!outcome.ok) return store.setState({ address: { at: 'unasked' }, problem: outcome.problem });
  take(outcome.value.address);
  store.setState({ address: { at: 'found', atMs: Date.now(), address: outcome.value.address } });
}

/** What is handed over is composed once more first, so that a value typed a moment ago is judged, and seen, before anything leaves. */
async function hand(store: StoreApi<OrdersState>, orders: LabApi['orders'], composer: Composer, wish: { readonly id: string; readonly as: WayOut }): Promise<void> {
  if (store.getState().handing !== undefined) return;
  store.setState(({ handed }) => ({ handing: wish, problem: undefined, handed: Object.fromEntries(Object.entries(handed).filter(([id]) => id !== wish.id)) }));
  const shown = store.getState().open;
  await composer.now();
  const { open, mails } = store.getState();
  if (open !== shown) return store.setState({ handing: undefined }); // typed on meanwhile: what would leave is not what was seen
  const form = open.find(({ order }) => order.id === wish.id);
  const mail = mails.find(({ id }) => id === wish.id);
  if (form === undefined || mail === undefined) return store.setState({ handing: undefined });
  if (mail.problems.length > 0) return notReady(store, mail);
  const outcome = await asked(() => orders.hand({ ...wish, values: form.values }));
  if (!outcome.ok) return store.setState({ handing: undefined, problem: outcome.problem });
  const { outcome: became, ...rest } = outcome.value;
  store.setState(({ handed }) => ({ handing: undefined, ...(became !== 'none' && { handed: { ...handed, [wish.id]: { as: wish.as, outcome: became, ...rest } } }) }));
}

function notReady(store: StoreApi<OrdersState>, { problems }: ComposedMail): void {
  store.setState(({ through, refusals }) => ({ handing: undefined, refusals: refusals + 1, through: [...new Set([...through, ...problems.map(({ field }) => field)])] }));
}
