// The doors to the orders' pages and the way back to where the person was.

import type { SuggestedOrder } from '../../preload/contract/order-of-problem.ts';
import type { VisitStore } from './visit-store.ts';

/** Shows the orders; with the form of one when it is known which. */
export function openOrders(visit: VisitStore, first?: SuggestedOrder): void {
  visit.know({ screen: 'orders', ordering: { from: visit.getState().screen, first } });
}

/** Goes back to where the orders were opened. */
export function leaveOrders(visit: VisitStore): void {
  visit.know({ screen: visit.getState().ordering?.from ?? 'start', ordering: undefined });
}
