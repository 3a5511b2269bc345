// Orders to the service desk: the list, and the form of one order or of several that belong together, each with the exact e-mail. Nothing is
// sent from here: the person's own mail program does that.

import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button } from '../components/button.tsx';
import { ActionBar } from '../components/action-bar.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { useLanguage } from '../state/language.ts';
import { leaveOrders } from '../state/ordering.ts';
import { createOrdersStore, type OrdersStore } from '../state/orders-store.ts';
import { useShell } from '../state/shell.ts';
import { OrderList } from './orders/order-list.tsx';
import { OrderPage } from './orders/order-page.tsx';
import { useOrdersTexts } from './orders/texts.ts';
import { useToldOfOrders } from './orders/told.ts';

/** The screen. It begins with the form when it was opened for an order. */
export function OrdersScreen(): ReactElement {
  const { api, visit } = useShell();
  const [store] = useState(() => createOrdersStore(api));
  useEffect(() => {
    const { first } = visit.getState().ordering ?? {};
    void store.read().then(() => (first === undefined ? undefined : store.fill([first])));
  }, [store, visit]);
  return <OrdersPages store={store} isForOne={visit.getState().ordering?.first !== undefined} />;
}

interface PagesProps {
  readonly store: OrdersStore;
  /** Until the catalogue is here the list must not flash by. */
  readonly isForOne?: boolean;
}

/** The pages, for a store that has been read or is being read. */
export function OrdersPages({ store, isForOne = false }: PagesProps): ReactElement {
  const { told, open, problem, wasOpened } = useStore(store);
  useToldOfOrders(store);
  useFreshPage(`${String(told === undefined)} ${open.map(({ order }) => order.id).join(' ')}`);
  if (told === undefined || (isForOne && !wasOpened)) return <Waiting problem={told === undefined ? problem : undefined} />;
  if (open.length > 0) return <OrderPage store={store} told={told} />;
  return <OrderList store={store} told={told} />;
}

function Waiting({ problem }: { readonly problem: Parameters<typeof ProblemPanel>[0]['problem'] | undefined }): ReactElement {
  const { visit } = useShell();
  const { w: { frame } } = useLanguage();
  const words = useOrdersTexts();
  return (
    <Page bar={<ActionBar><Button kind="plain" onPress={() => leaveOrders(visit)}>{words.back}</Button></ActionBar>}>
      <PageHead title={words.title} {...(problem === undefined && { lead: frame.loading })} />
      {problem !== undefined && <ProblemPanel problem={problem} />}
    </Page>
  );
}

/** Another page of the screen begins on top and with its title. */
function useFreshPage(page: string): void {
  useEffect(() => {
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [page]);
}
