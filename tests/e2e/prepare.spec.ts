// "Check this computer" by keyboard alone: each thing with its verdict in words, in both languages, and back to the start.

import { expect } from '@playwright/test';
import { prerequisitesEn } from '../../preload/contract/text/prerequisites/en.ts';
import { prerequisitesNb } from '../../preload/contract/text/prerequisites/nb.ts';
import { setLanguage } from './appearance.ts';
import { findViolations } from './axe.ts';
import { test } from './launch.ts';
import { createPerson } from './person.ts';
import { looked, standInForLook } from './prerequisites.ts';
import { expectTitle, wordsOf } from './visit.ts';

test('the computer is looked at by keyboard alone, and every thing has its verdict in words', async ({ opened: { app, page, complaints } }) => {
  await standInForLook(app);
  const person = createPerson(page, 'keyboard');
  const { w } = wordsOf(person);
  await person.press(new RegExp(w.start.doorPreparing));
  await person.press(w.preparing.check);
  await expect(page.getByText(w.preparing.notReady.replace('{count}', '3'))).toBeVisible();
  for (const [language, words] of [['nb', prerequisitesNb], ['en', prerequisitesEn]] as const) {
    await setLanguage(page, language);
    const rows = page.getByRole('listitem').filter({ has: page.locator('b') });
    await expect(rows).toHaveCount(looked.length);
    for (const [index, { id, state }] of looked.entries()) await expect(rows.nth(index)).toContainText(`${words.states[state]}${words.names[id]}`);
    expect(await findViolations(page)).toEqual([]);
  }
  await person.press(w.preparing.back);
  await expectTitle(page, w.start.title);
  expect(complaints).toEqual([]);
});
