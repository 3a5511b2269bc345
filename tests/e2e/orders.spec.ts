// Orders: from a problem to the ready e-mail, counted; what is handed to the desktop is the preview, letter by letter; by keyboard alone; hostile text.

import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { ordersEn } from '../../preload/contract/text/orders/en.ts';
import { setLanguage, setTheme } from './appearance.ts';
import { findViolations } from './axe.ts';
import { test } from './launch.ts';
import { createPerson } from './person.ts';
import { allKeys, beginPractice, expectTitle, giveMail, typeKeys, wordsOf } from './visit.ts';

const words = ordersEn;

/** What the program hands to the desktop is written down and goes no further. */
async function recordDesktop(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    (globalThis as unknown as { opened: string[] }).opened = opened;
    shell.openExternal = (url) => { opened.push(url); return Promise.resolve(); };
  });
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

/** The e-mail as it stands on the page: what a person reads, and nothing that lies behind it. */
async function readPreview(page: Page): Promise<{ readonly to: string; readonly subject: string; readonly body: string }> {
  const value = async (name: string): Promise<string> => await page.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]').textContent() ?? '';
  const body = await page.getByRole('group', { name: `${words.mail}, ${words.body}` }).textContent() ?? '';
  return { to: await value(words.to), subject: await value(words.subject), body };
}

/** Norwegian is the longer one and dark the other theme; colours do not depend on the words. */
async function expectAccessible(page: Page): Promise<void> {
  for (const [language, theme] of [['nb', 'dark'], ['nb', 'light'], ['en', 'dark'], ['en', 'light']] as const) {
    await setLanguage(page, language);
    await setTheme(page, theme);
    expect(await findViolations(page), `${language}, ${theme}`).toEqual([]);
  }
}

test('from a problem to the ready e-mail by keyboard alone, in at most three actions', async ({ opened: { app, page, complaints } }) => {
  const desktop = await recordDesktop(app);
  const person = createPerson(page, 'keyboard');
  const { t, w } = wordsOf(person);
  await person.uncounted(async () => {
    await beginPractice(person, 'new_user', 'certificate-expired');
    await giveMail(person);
    await typeKeys(person, allKeys);
    await expect(page.getByText(t.problems['certificate.expired'].next.split(/[.{]/)[0] ?? '').first()).toBeVisible({ timeout: 60_000 });
  });
  await person.press(w.orders.order.request_workbench_reissue);
  await expectTitle(page, w.orders.order.request_workbench_reissue);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await person.press(words.copyAll);
  await expect(page.getByRole('main').getByText(words.outcome.copy)).toBeVisible();
  console.log(person.ledger.print('a problem to its ready e-mail'));
  expect(person.ledger.total()).toBeLessThanOrEqual(3);
  const { to, subject, body } = await readPreview(page);
  expect(subject).toContain('demolab');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(`To: ${to}\nSubject: ${subject}\n\n${body}`);
  await person.press(words.openMail);
  await expect(page.getByRole('main').getByText(words.outcome.practised)).toBeVisible();
  expect(await desktop()).toEqual([]); // nothing of the practice lab leaves
  await person.press(words.back);
  await expect(page.getByRole('button', { name: w.orders.order.request_workbench_reissue }).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what is opened is the preview to the letter, and hostile text stays text', async ({ opened: { app, page, complaints } }) => {
  const desktop = await recordDesktop(app);
  const person = createPerson(page, 'keyboard');
  const { w } = wordsOf(person);
  await person.press(new RegExp(`^${w.orders.door}`));
  await person.press(/^General request/);
  await person.type('User name', 'kari"\r\nBcc: thief@example.org');
  await person.type('Lab', 'demolab');
  await person.type('Your request', 'Line 1\nBcc: thief@example.org\n%0D%0Abcc=thief@example.org&body=x <img src=x onerror=alert(1)> \u{1F9EA} "quoted" + %20');
  await person.press(words.openMail);
  await expect(page.getByLabel('User name')).toBeFocused(); // refused, with the reason beside it
  await expect(page.getByLabel('User name')).toHaveAttribute('aria-invalid', 'true');
  expect(await desktop()).toEqual([]);
  await person.type('User name', 'kari.nordmann');
  await person.press(words.openMail);
  await expect(page.getByRole('main').getByText(words.outcome.mailto)).toBeVisible();
  const { to, subject, body } = await readPreview(page);
  expect(body).toContain('<img src=x onerror=alert(1)>');
  const [link = ''] = await desktop();
  const [address = '', query = ''] = link.replace(/^mailto:/, '').split('?');
  const parts = query.split('&').map((part) => part.split('=').map(decodeURIComponent));
  expect(parts).toEqual([['subject', subject], ['body', body]]);
  expect(decodeURIComponent(address)).toBe(to);
  await expectAccessible(page);
  await person.press(words.all);
  await expect(page.getByRole('heading', { name: words.sentTitle })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a new computer is several e-mails from one form, and each goes by itself', async ({ opened: { app, page, complaints } }) => {
  const desktop = await recordDesktop(app);
  const person = createPerson(page, 'keyboard');
  const { w } = wordsOf(person);
  await person.press(new RegExp(`^${w.orders.door}`));
  await expect(page.getByRole('button', { name: new RegExp(`^${words.newComputer}`) })).toBeVisible();
  await expectAccessible(page);
  await person.press(new RegExp(`^${words.newComputer}`));
  await person.type('User name', 'kari.nordmann');
  await person.tick(/^I know that my lab access will be paused/);
  await person.type('Lab', 'demolab');
  expect(await findViolations(page)).toEqual([]);
  for (const order of ['VPN certificate reset', 'Workbench reissue']) {
    await person.press(words.ofOrder.replace('{action}', words.openMail).replace('{order}', order));
    await expect(page.getByRole('region', { name: order }).getByText(words.outcome.mailto)).toBeVisible();
  }
  const opened = await desktop();
  expect(opened.map((link) => /subject=([^&]*)/.exec(decodeURIComponent(link))?.[1])).toEqual(['VPN certificate reset - kari.nordmann', 'Workbench reissue - kari.nordmann @ demolab']);
  await person.press(words.all);
  await expect(page.getByRole('button', { name: new RegExp(`^${words.forget}`) })).toHaveCount(2);
  expect(complaints).toEqual([]);
});
