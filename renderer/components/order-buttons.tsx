// Beside a problem: the orders that solve it. A press shows the e-mail, written for what is known.

import type { ReactElement } from 'react';
import { ordersFor } from '../../preload/contract/order-of-problem.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { useLanguage } from '../state/language.ts';
import { openOrders } from '../state/ordering.ts';
import { useShell } from '../state/shell.ts';
import { Button, type ButtonProps } from './button.tsx';

interface OrderButtonsProps {
  readonly problem: Problem;
  readonly kind?: ButtonProps['kind'];
}

/** One button for each order; nothing for most problems. */
export function OrderButtons({ problem, kind = 'plain' }: OrderButtonsProps): ReactElement {
  const { visit } = useShell();
  const { w: { orders: words } } = useLanguage();
  return (
    <>
      {ordersFor(problem).map((order) => {
        const name = words.order[order.id];
        return <Button key={order.id} kind={kind} icon="mail" onPress={() => openOrders(visit, order)}>{order.when === 'abroad' ? fill(words.abroad, { order: name }) : name}</Button>;
      })}
    </>
  );
}
