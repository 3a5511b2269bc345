// What left this program and is not answered yet: which order, when, and by when an answer is expected.

import type { ReactElement } from 'react';
import type { SentOrder } from '../../../preload/contract/orders.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/layout.tsx';
import { StateWord } from '../../components/state-mark.tsx';
import { dayOfIso } from '../../state/dates.ts';
import { useLanguage } from '../../state/language.ts';
import type { OrdersTold } from '../../state/order-form.ts';
import type { OrdersStore } from '../../state/orders-store.ts';
import css from './orders.module.css';
import { useOrdersTexts } from './texts.ts';

interface SentProps {
  readonly store: OrdersStore;
  readonly told: OrdersTold;
}

/** The section. */
export function SentOrders({ store, told }: SentProps): ReactElement {
  const words = useOrdersTexts();
  return (
    <Section title={words.sentTitle}>
      <ul className={`rows ${css.sent ?? ''}`}>{told.sent.map((one) => <Row key={one.number} one={one} store={store} told={told} />)}</ul>
      <p className="meta">{words.forgetNote}</p>
    </Section>
  );
}

function Row({ one, store, told }: SentProps & { readonly one: SentOrder }): ReactElement {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  const title = told.orders.find(({ order }) => order.id === one.id)?.order.title[language] ?? one.id;
  const expected = fill(one.isOverdue ? words.overdue : words.expected, { date: dayOfIso(one.expectedBy, language) });
  return (
    <li>
      <div>
        <b>{title}</b>
        <p className="soft">{fill(words.sent[one.as], { date: dayOfIso(one.sentOn, language) })}</p>
      </div>
      <StateWord mark={one.isOverdue ? 'needs' : 'waits'}>{expected}</StateWord>
      <Button kind="small" name={`${words.forget}: ${title}`} onPress={() => store.forget(one.number)}>{words.forget}</Button>
    </li>
  );
}
