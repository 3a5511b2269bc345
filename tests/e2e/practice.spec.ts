// The practice lab through the window: run, run again, undo, stop; with the mouse and with the keyboard, in both languages.

import { expect, type Page } from '@playwright/test';
import { test } from './launch.ts';

const startButton = 'Try everything in the practice lab';

/** The rows as they read: title and word. */
async function rowsOf(page: Page): Promise<readonly string[]> {
  return page.getByRole('listitem').evaluateAll((items) => items.map((item) => `${item.querySelector(':scope > span')?.textContent}: ${item.lastElementChild?.textContent}`));
}

const titles = ['Archive', 'Authenticator', 'VPN profile', 'VPN connection', 'Lab passphrase', 'SSH key', 'SSH short names', 'Workbench address', 'Workbench certificate', 'Open Workbench'];

/** All rows with one word, but for some. */
function rowsWith(word: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return titles.map((title) => `${title}: ${others[title] ?? word}`);
}

test('a person runs the practice lab, runs it again and takes it back', async ({ opened: { page, complaints } }, testInfo) => {
  await expect(page).toHaveTitle('HUNT Cloud lab access');
  await expect(page.getByText('Practice lab. Nothing on this computer changes.')).toHaveCount(0);
  await page.screenshot({ path: testInfo.outputPath('start.png') });

  await page.getByRole('button', { name: startButton }).click();
  await expect(page.getByText('Practice lab. Nothing on this computer changes.')).toBeVisible();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('10 of 10 steps in place', { timeout: 90_000 });
  expect(await rowsOf(page)).toEqual(rowsWith('Done'));
  await expect(heading).toBeFocused();
  await expect(page.getByRole('status')).toContainText('10 of 10 steps in place.');
  await page.getByText('What we read').last().click();
  await expect(page.getByText('practice', { exact: true }).last()).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('done.png') });

  await page.getByRole('button', { name: 'Run it again' }).click();
  await expect(page.getByRole('status')).toHaveText(/^10 of 10 steps in place\. Nothing was changed\./, { timeout: 60_000 });
  expect(await rowsOf(page)).toEqual(rowsWith('Already fine'));

  await page.getByRole('button', { name: 'Undo the changes' }).click();
  // The passphrase of the practice machines stays changed, and the title says that something does.
  await expect(heading).toHaveText('Some practice changes are still in place', { timeout: 60_000 });
  const rows = await rowsOf(page);
  expect(rows).toContain('Lab passphrase: Done');
  expect(rows.filter((row) => row.endsWith(': Undone'))).toHaveLength(6);
  expect(complaints).toEqual([]);
});

test('the keyboard alone is enough, and Esc stops a run', async ({ opened: { page } }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: startButton })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You stopped the run', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Run it again' }).or(page.getByRole('button', { name: 'Try again' }))).toBeVisible();
});

test('the language changes at once and everywhere', async ({ opened: { page } }) => {
  await page.getByRole('combobox', { name: 'Language' }).selectOption('nb');
  await expect(page.getByRole('button', { name: 'Prøv alt i øvelseslaben' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await page.getByRole('combobox', { name: 'Språk' }).selectOption('en');
  await expect(page.getByRole('button', { name: startButton })).toBeVisible();
});
