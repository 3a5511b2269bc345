// The practice lab through the window: run, run again, undo, stop; with the mouse and with the keyboard, in both languages.

import { expect, type Page } from '@playwright/test';
import { test } from './launch.ts';

const startButton = 'Try everything in the practice lab';

/** The rows as they read: title and word. */
async function rowsOf(page: Page): Promise<readonly string[]> {
  return page.getByRole('listitem').evaluateAll((items) => items.map((item) => `${item.querySelector(':scope > span')?.textContent}: ${item.lastElementChild?.textContent}`));
}

const leftOut = ['Authenticator', 'VPN profile', 'VPN connection', 'Lab passphrase', 'SSH key', 'SSH short names'].map((title) => `${title}: Skipped`);

function rowsWith(archive: string, address: string): readonly string[] {
  return [`Archive: ${archive}`, ...leftOut, `Workbench address: ${address}`, 'Workbench certificate: Skipped', 'Open Workbench: Skipped'];
}

test('a person runs the practice lab, runs it again and takes it back', async ({ opened: { page, complaints } }, testInfo) => {
  await expect(page).toHaveTitle('HUNT Cloud lab access');
  await expect(page.getByText('Practice lab. Nothing on this computer changes.')).toHaveCount(0);
  await page.screenshot({ path: testInfo.outputPath('start.png') });

  await page.getByRole('button', { name: startButton }).click();
  await expect(page.getByText('Practice lab. Nothing on this computer changes.')).toBeVisible();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('2 of 10 steps in place', { timeout: 60_000 });
  expect(await rowsOf(page)).toEqual(rowsWith('Done', 'Done'));
  await expect(heading).toBeFocused();
  await expect(page.getByRole('status')).toContainText('2 of 10 steps in place. One change was made and proved.');
  await expect(page.getByText('This version of the assistant cannot do this step yet.')).toHaveCount(8);
  await page.getByText('What we read').last().click();
  await expect(page.getByText('practice', { exact: true })).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('done.png') });

  await page.getByRole('button', { name: 'Run it again' }).click();
  await expect(page.getByRole('status')).toHaveText(/^2 of 10 steps in place\. Nothing was changed\./, { timeout: 60_000 });
  expect(await rowsOf(page)).toEqual(rowsWith('Already fine', 'Already fine'));

  await page.getByRole('button', { name: 'Undo the changes' }).click();
  await expect(heading).toHaveText('The practice changes are undone', { timeout: 60_000 });
  expect(await rowsOf(page)).toEqual(rowsWith('Already fine', 'Undone'));
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
