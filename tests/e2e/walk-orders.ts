// Walks through the orders' pages in all their states and stops at each. Nothing that is handed to the desktop leaves the test.

import { expect } from '@playwright/test';
import { ordersEn as words } from '../../preload/contract/text/orders/en.ts';
import type { Opened } from './launch.ts';
import { createPerson } from './person.ts';
import { expectTitle, wordsOf } from './visit.ts';
import type { Visitor } from './walk.ts';

/** The list, a form that is empty, wrong and right, the kinds of fields, a new computer, and what is on its way. */
export async function walkOrders({ app, page }: Opened, visit: Visitor): Promise<void> {
  await app.evaluate(({ shell }) => { shell.openExternal = () => Promise.resolve(); });
  const person = createPerson(page, 'mouse');
  const { w } = wordsOf(person);
  await person.press(new RegExp(`^${w.orders.door}`));
  await expect(page.getByRole('heading', { name: words.elsewhere })).toBeVisible();
  await visit('orders', page);
  await person.press(/^VPN access list/);
  await expectTitle(page, w.orders.order.request_vpn_link);
  await person.type('User name', 'kari.nordmann');
  await person.type('Your public IPv4 address', '10.0.0.4');
  await person.press(words.openMail);
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(2);
  await visit('order, not ready', page);
  await person.type('Your public IPv4 address', '158.39.3.4');
  await person.type('Country you are in', 'Denmark');
  await person.press(words.openMail);
  await expect(page.getByRole('main').getByText(words.outcome.mailto)).toBeVisible();
  await visit('order, handed over', page);
  for (const [door, station] of [[/^Workbench access/, 'tools'], [/^Google Authenticator/, 'phone'], [/^Workbench troubleshooting/, 'description']] as const) {
    await person.press(words.all);
    await person.press(door);
    await expect(page.getByRole('heading', { name: words.mail })).toBeVisible();
    if (station === 'tools') await person.tick(/^MATLAB/);
    if (station === 'phone') await page.getByText(words.otherPhone, { exact: true }).click();
    for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
    await visit(`order, ${station}`, page);
  }
  await person.press(words.all);
  await expect(page.getByRole('heading', { name: words.sentTitle })).toBeVisible();
  for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
  await visit('orders, on their way', page);
  await person.press(new RegExp(`^${words.newComputer}`));
  await person.tick(/Lab access link/);
  await expect(page.getByRole('heading', { name: words.mail })).toBeVisible();
  await visit('orders, new computer', page);
}
