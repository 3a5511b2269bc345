// The list of orders: what is on its way, a new computer, every order of the catalogue by group, and what is ordered elsewhere.

import type { ReactElement } from 'react';
import { newComputerOrders } from '../../../preload/contract/order-of-problem.ts';
import type { Order } from '../../../preload/contract/orders.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { useStore } from 'zustand';
import { useLanguage } from '../../state/language.ts';
import type { OrdersTold, Wish } from '../../state/order-form.ts';
import { leaveOrders } from '../../state/ordering.ts';
import type { OrdersStore } from '../../state/orders-store.ts';
import { useShell } from '../../state/shell.ts';
import { Door } from '../start/doors.tsx';
import { OrderFacts } from './order-facts.tsx';
import css from './orders.module.css';
import { SentOrders } from './sent-orders.tsx';
import { useOrdersTexts } from './texts.ts';

interface ListProps {
  readonly store: OrdersStore;
  readonly told: OrdersTold;
}

/** What belongs together for a new computer, as far as the catalogue has it. */
const newComputer: readonly Wish[] = [
  ...newComputerOrders.required.map((id) => ({ id })), ...newComputerOrders.optional.map((id) => ({ id, isOptional: true })),
];

/** The page. */
export function OrderList({ store, told }: ListProps): ReactElement {
  const { visit } = useShell();
  const words = useOrdersTexts();
  const { problem } = useStore(store);
  const { practice, isShipped, version, orders, sent } = told;
  const hasPair = newComputerOrders.required.every((id) => orders.some(({ order }) => order.id === id));
  return (
    <Page bar={<ActionBar><Button kind="plain" onPress={() => leaveOrders(visit)}>{words.back}</Button></ActionBar>}>
      <PageHead title={words.title} lead={practice ? words.leadPractice : words.lead} />
      {!isShipped && <p className="meta">{fill(words.otherCatalogue, { version })}</p>}
      {problem !== undefined && <ProblemPanel problem={problem} />}
      {sent.length > 0 && <SentOrders store={store} told={told} />}
      {hasPair && <ul className={`rows ${css.pair ?? ''}`}><Door title={words.newComputer} text={words.newComputerText} onOpen={() => void store.fill(newComputer)} /></ul>}
      <Groups store={store} told={told} />
      <Elsewhere told={told} />
    </Page>
  );
}

function Groups({ store, told: { orders } }: ListProps): ReactElement {
  const words = useOrdersTexts();
  const groups = [...new Set(orders.map(({ order }) => order.group))];
  return (
    <>
      {groups.map((group) => (
        <Section key={group} title={words.groups[group]}>
          <ul className={css.orders}>{orders.filter(({ order }) => order.group === group).map(({ order }) => <Row key={order.id} order={order} onOpen={() => void store.fill([{ id: order.id }])} />)}</ul>
        </Section>
      ))}
    </>
  );
}

/** The order as a door, what one gets and when, and the rest for who wants to know. */
function Row({ order, onOpen }: { readonly order: Order; readonly onOpen: () => void }): ReactElement {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  const title = order.title[language];
  return (
    <li className={css.order}>
      <ul><Door title={title} text={order.when[language]} onOpen={onOpen} /></ul>
      <dl className={css.short}>
        <dt>{words.facts.responseTime}</dt><dd>{order.responseTime[language]}</dd>
        <dt>{words.facts.delivery}</dt><dd>{order.delivery[language]}</dd>
      </dl>
      <Disclosure summary={<span>{words.more}<span className="unseen">: {title}</span></span>}><OrderFacts order={order} /></Disclosure>
    </li>
  );
}

function Elsewhere({ told: { pointers } }: Pick<ListProps, 'told'>): ReactElement | null {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  if (pointers.length === 0) return null;
  return (
    <Section title={words.elsewhere}>
      <ul className="rows">{pointers.map(({ id, title, text, page }) => <li key={id}><b>{title[language]}</b><p className="soft">{text[language]}</p><p className="meta"><code>{page}</code></p></li>)}</ul>
    </Section>
  );
}
