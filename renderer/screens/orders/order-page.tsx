// The form of an order with its e-mail beside it. Several that belong together share one form; each has an e-mail of its own.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Order, WayOut } from '../../../preload/contract/orders.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { Columns } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { useLanguage } from '../../state/language.ts';
import { fieldsOf, type OpenOrder, type OrdersTold } from '../../state/order-form.ts';
import { leaveOrders } from '../../state/ordering.ts';
import type { OrdersStore } from '../../state/orders-store.ts';
import { useShell, useVisit } from '../../state/shell.ts';
import { FormField } from './form-field.tsx';
import { MailPreview } from './mail-preview.tsx';
import { OrderFacts } from './order-facts.tsx';
import css from './orders.module.css';
import { useOrdersTexts } from './texts.ts';
import { useWaysOut, WaysOut } from './ways-out.tsx';

const allWays: readonly WayOut[] = ['mailto', 'outlook', 'eml', 'copy'];
/** There is no room for more at the foot of the page; copying stands below the e-mail. */
const byLinkOrFile: readonly WayOut[] = ['mailto', 'outlook', 'eml'];

interface PageProps {
  readonly store: OrdersStore;
  readonly told: OrdersTold;
}

/** The page. */
export function OrderPage({ store, told }: PageProps): ReactElement {
  const { open, problem } = useStore(store);
  const [only] = open;
  const isOne = open.length === 1 && only !== undefined;
  return (
    <Page bar={isOne ? <BarOfOne store={store} one={only} /> : <ActionBar start={<WaysBack store={store} />} />}>
      {isOne ? <HeadOfOne one={only} told={told} /> : <HeadOfSeveral />}
      {problem !== undefined && <div className={css.problem}><ProblemPanel problem={problem} /></div>}
      <Columns split="even">
        <Form store={store} open={open} />
        <div className={css.mails}>{open.map((one) => <OneMail key={one.order.id} one={one} store={store} isOnly={isOne} />)}</div>
      </Columns>
    </Page>
  );
}

/** The words of the button that leads here, where they are about this order. */
function useOrderName(): (order: Order, told: Pick<OrdersTold, 'isShipped'>) => string {
  const { language, w: { orders } } = useLanguage();
  return ({ id, title }, { isShipped }) => (isShipped && id in orders.order ? orders.order[id as keyof typeof orders.order] : title[language]);
}

function HeadOfOne({ one: { order }, told }: { readonly one: OpenOrder; readonly told: OrdersTold }): ReactElement {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  const name = useOrderName();
  return <PageHead title={name(order, told)} lead={`${order.when[language]} ${fill(words.answered, { time: order.responseTime[language] })}`} />;
}

function HeadOfSeveral(): ReactElement {
  const words = useOrdersTexts();
  return <PageHead title={words.newComputer} lead={words.newComputerLead} />;
}

function Form({ store, open }: { readonly store: OrdersStore; readonly open: readonly OpenOrder[] }): ReactElement {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  return (
    <div className={`stack ${open.length > 1 ? css.stays ?? '' : ''}`}>
      {fieldsOf(open).map((field) => <FormField key={field.key} field={field} store={store} />)}
      {open.map(({ order: { id, hint } }) => hint !== undefined && <p key={id} className="soft">{hint[language]}</p>)}
      <p className={`soft ${css.advice ?? ''}`}><Emphasis text={words.advice} /></p>
      {open.length === 1 && open.map(({ order }) => <Disclosure key={order.id} summary={words.about}><OrderFacts order={order} /></Disclosure>)}
    </div>
  );
}

function OneMail({ one, store, isOnly }: { readonly one: OpenOrder; readonly store: OrdersStore; readonly isOnly: boolean }): ReactElement {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  const { mails, handed } = useStore(store);
  const { order: { id, title }, isOptional, isWanted } = one;
  const mail = mails.find((known) => known.id === id);
  if (isOnly) return <MailPreview title={words.mail} mail={mail} handed={handed[id]}><WaysOut store={store} one={one} ways={['copy']} /></MailPreview>;
  return (
    <div className={css.one}>
      {isOptional && <label className={css.want}><input type="checkbox" checked={isWanted} onChange={(event) => store.want(id, event.target.checked)} /><span>{words.alsoOrder}: <b>{title[language]}</b></span></label>}
      {isWanted && <MailPreview title={isOptional ? words.mail : title[language]} of={title[language]} mail={mail} handed={handed[id]}><WaysOut store={store} one={one} ways={allWays} isOfSeveral /></MailPreview>}
    </div>
  );
}

function BarOfOne({ store, one }: { readonly store: OrdersStore; readonly one: OpenOrder }): ReactElement {
  return <ActionBar start={<WaysBack store={store} />}>{useWaysOut({ store, one, ways: byLinkOrFile })}</ActionBar>;
}

/** Back to the problem that led here; from the list only to the list. */
function WaysBack({ store }: { readonly store: OrdersStore }): ReactElement {
  const { visit } = useShell();
  const words = useOrdersTexts();
  const isFromProblem = useVisit(({ ordering }) => ordering?.first !== undefined);
  return <>{isFromProblem && <Button kind="quiet" onPress={() => leaveOrders(visit)}>{words.back}</Button>}<Button kind="quiet" onPress={store.close}>{words.all}</Button></>;
}
