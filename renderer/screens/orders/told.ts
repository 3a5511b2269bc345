// What screen readers are told on the orders' pages: what became of a press, and what is in the way. Then the focus goes to the first field that is not right.

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { useLanguage } from '../../state/language.ts';
import type { OrdersState, OrdersStore } from '../../state/orders-store.ts';
import { useSay } from '../../state/say.ts';
import { outcomeText, useOrdersTexts } from './texts.ts';

/** Says each change once. */
export function useToldOfOrders(store: OrdersStore): void {
  const state = useStore(store);
  const words = useOrdersTexts();
  const { t } = useLanguage();
  const say = useSay();
  const last = useRef(state);
  useEffect(() => {
    const before = last.current;
    last.current = state;
    const fresh = Object.entries(state.handed).find(([id, one]) => before.handed[id] !== one)?.[1];
    if (fresh !== undefined) say(outcomeText(fresh, words));
    if (state.address.at === 'found' && before.address.at !== 'found') say(state.address.address);
    if (state.problem !== undefined && state.problem !== before.problem) say(problemText(t, state.problem).what, 'urgent');
    if (state.refusals === before.refusals) return;
    say(missingText(state, words), 'urgent');
    document.querySelector<HTMLElement>('main [aria-invalid=true], main [data-wrong] input')?.focus();
  }, [state, words, t, say]);
}

function missingText({ mails, through }: OrdersState, { notReadyOne, notReady }: ReturnType<typeof useOrdersTexts>): string {
  const count = new Set(mails.flatMap(({ problems }) => problems.map(({ field }) => field)).filter((field) => through.includes(field))).size;
  return count === 1 ? notReadyOne : fill(notReady, { count: String(count) });
}
