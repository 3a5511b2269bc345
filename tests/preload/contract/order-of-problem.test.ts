// The order that solves a problem: every order is in the catalogue, every value fits its form, and no problem that speaks of an order lacks it.

import { expect, test } from 'vitest';
import shipped from '../../../assets/orders.json' with { type: 'json' };
import facts from '../../../assets/facts.json' with { type: 'json' };
import { readField } from '../../../main/orders/read-field.ts';
import { catalogueSchema } from '../../../preload/contract/orders.ts';
import { newComputerOrders, orderOfProblem, ordersFor } from '../../../preload/contract/order-of-problem.ts';
import { problemCodes, type ProblemCode } from '../../../preload/contract/problems.ts';
import { problemsEn } from '../../../preload/contract/text/problems/en.ts';

const { orders } = catalogueSchema.parse(shipped);
const ids = orders.map(({ id }) => id);
const entries = Object.entries(orderOfProblem);

test('every code is a problem, every order is in the catalogue, and none is suggested twice for one problem', () => {
  expect(entries.map(([code]) => code).filter((code) => !(problemCodes as readonly string[]).includes(code))).toEqual([]);
  const suggested = entries.flatMap(([, list]) => list.map(({ id }) => id));
  expect(suggested.filter((id) => !ids.includes(id))).toEqual([]);
  expect(entries.filter(([, list]) => new Set(list.map(({ id }) => id)).size !== list.length)).toEqual([]);
  expect(entries.length).toBeGreaterThanOrEqual(40);
});

test('what a problem fills in is taken by the field it is for', () => {
  for (const [code, list] of entries) {
    for (const { id, values = {} } of list) {
      for (const [key, value] of Object.entries(values)) {
        const field = orders.find((order) => order.id === id)?.fields.find((one) => one.key === key);
        expect([code, field && readField(field, value)]).toEqual([code, { text: value }]);
      }
    }
  }
});

test('a problem whose words send the person to an order has it beside them', () => {
  const speaks = problemCodes.filter((code) => !code.startsWith('order.') && /\border (a|an|VPN|the)\b/i.test(problemsEn[code].next));
  expect(speaks.length).toBeGreaterThanOrEqual(20);
  expect(speaks.filter((code) => ordersFor({ code }).length === 0)).toEqual([]);
});

test.each<readonly [ProblemCode, readonly string[]]>([
  ['vpn.noAnswer', ['request_vpn_link']], ['vpn.certificateExpired', ['request_vpn_reset']], ['workbench.certificateExpired', ['request_workbench_reissue']],
  ['ssh.temporaryKeyRefused', ['request_ssh_pass_reset']], ['otp.wrongCode', ['request_google_auth']], ['link.unreadable', ['request_lab_access_link']], ['hosts.locked', []],
])('%s leads to %j', (code, expected) => {
  expect(ordersFor({ code }).map(({ id }) => id)).toEqual(expected);
});

test('the order that the facts name for a VPN from abroad is the one that is suggested, and only abroad', () => {
  expect(facts.accessRules.flatMap(({ order }) => order ?? [])).toEqual(ordersFor({ code: 'vpn.noAnswer' }).map(({ id }) => id));
  expect(ordersFor({ code: 'vpn.noAnswer' })).toMatchObject([{ when: 'abroad' }]);
});

test('a new computer needs two orders, and two more are worth having', () => {
  expect(newComputerOrders).toEqual({ required: ['request_vpn_reset', 'request_workbench_reissue'], optional: ['request_ssh_pass_reset', 'request_lab_access_link'] });
});
