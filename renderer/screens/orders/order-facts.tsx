// What the catalogue says about one order: who can order it, what is needed, how long it takes, what comes, what it costs, and what then.

import type { ReactElement } from 'react';
import type { Order } from '../../../preload/contract/orders.ts';
import { useLanguage } from '../../state/language.ts';
import css from './orders.module.css';
import { useOrdersTexts } from './texts.ts';

/** Names and values. */
export function OrderFacts({ order }: { readonly order: Order }): ReactElement {
  const { language } = useLanguage();
  const { facts } = useOrdersTexts();
  const { whoCanOrder, requirement, responseTime, delivery, cost, nextStep } = order;
  const pairs = [
    [facts.whoCanOrder, whoCanOrder[language]], [facts.requirement, requirement?.[language]], [facts.responseTime, responseTime[language]],
    [facts.delivery, delivery[language]], [facts.cost, cost[language]], [facts.nextStep, nextStep.text[language]],
  ] as const;
  return (
    <dl className={css.facts}>
      {pairs.map(([name, value]) => value !== undefined && <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      {nextStep.page !== undefined && <div><dt>{facts.guide}</dt><dd><code>{nextStep.page}</code></dd></div>}
    </dl>
  );
}
