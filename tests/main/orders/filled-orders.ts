// Each shipped order with good values, as a person would fill it in, and the shipped catalogue's orders by name.

import { shippedCatalogue } from '../../../main/orders/catalogue.ts';
import { orderIds, type FieldValues, type Order, type OrderId } from '../../../preload/contract/orders.ts';
import { shippedFacts } from '../../../main/core/facts.ts';

const known = { username: 'kari.nordmann', labname: 'demolab' };

export const filledOrders: Readonly<Record<OrderId, FieldValues>> = {
  request_workbench_access: { ...known, tools: ['Stata', 'Rstudio', 'Jupyter'] },
  request_workbench_reissue: known,
  request_ssh_pass_reset: known,
  request_lab_access_link: { ...known, full_name: 'Kari Å. Nordmann-Øye' },
  request_vpn_link: { username: known.username, ipaddress: '129.241.160.102', access_duration: 'Temporary', country: 'United Kingdom' },
  request_vpn_reset: { username: known.username, access_paused: true },
  request_google_auth: { username: known.username, phone_number: '912 34 567' },
  request_mobaxterm_file: known,
  request_workbench_troubleshooting: {
    ...known, full_name: 'Kari Nordmann', operating_system: 'Windows 11', web_browser: 'Google Chrome 153',
    problem_description: 'RStudio stays white & empty.\n\nI pressed "Start" at 14:32; the page says 100 % done = nothing.',
  },
  general_lab_user_request: { ...known, request: 'Kan dere hjelpe oss med æøå?\nTakk!' },
};

const { catalogue } = shippedCatalogue();
export const { recipient } = shippedFacts().facts.orders;

export function orderOf(id: OrderId): Order {
  const found = catalogue.orders.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is not shipped`);
  return found;
}

export const everyOrder: readonly (readonly [OrderId, Order])[] = orderIds.map((id) => [id, orderOf(id)] as const);
