// The words of the orders' pages, in the language of the window. They come with the pages.

import { ordersEn, type OrdersTexts } from '../../../preload/contract/text/orders/en.ts';
import { ordersNb } from '../../../preload/contract/text/orders/nb.ts';
import type { Handed } from '../../state/orders-store.ts';
import { useOwnTexts } from '../../state/own-texts.ts';

const words = { en: ordersEn, nb: ordersNb };

/** The words. */
export function useOrdersTexts(): OrdersTexts {
  return useOwnTexts<OrdersTexts>(words);
}

/** What became of handing an order over. */
export function outcomeText({ as, outcome }: Pick<Handed, 'as' | 'outcome'>, { outcome: sentences }: OrdersTexts): string {
  return outcome === 'practised' ? sentences.practised : sentences[as];
}
