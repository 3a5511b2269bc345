// "Check this computer" by keyboard alone: each thing with its verdict in words, what helps is copied or tried, what the person confirms is
// kept, in both languages, and back to the start.

import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../../main/core/state-folder.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { prerequisitesEn } from '../../preload/contract/text/prerequisites/en.ts';
import { prerequisitesNb } from '../../preload/contract/text/prerequisites/nb.ts';
import { setLanguage } from './appearance.ts';
import { expectNoViolations } from './axe.ts';
import { test } from './launch.ts';
import { createPerson, tabTo } from './person.ts';
import { looked, standInForLook } from './prerequisites.ts';
import { standIn } from './stand-ins.ts';
import { expectTitle, wordsOf } from './visit.ts';

test('the computer is looked at by keyboard alone, and every thing has its verdict in words', async ({ home, opened: { app, page, complaints } }) => {
  await standInForLook(app);
  await standIn(app, { 'prepare.act': { outcome: 'failed', said: 'no such package' } });
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
  }
  const update = fill(prerequisitesEn.actions.update.title, { what: 'Google Chrome', expected: '109' });
  await person.press(`${w.components.copy}: ${update}`);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('https://www.google.com/chrome/');
  await person.press(`${w.preparing.run}: ${update}`);
  await expect(page.getByText(fill(w.preparing.failed, { said: 'no such package' }))).toBeVisible();
  await tabTo(page, page.getByRole('checkbox', { name: w.preparing.confirm }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: w.preparing.confirm })).toBeChecked();
  const notes = stateFolder(process.platform as Platform, home, { LOCALAPPDATA: home, XDG_STATE_HOME: join(home, 'state') });
  expect(readFileSync(join(notes, 'phone.json'), 'utf8')).toContain('phone-signal');
  expect(complaints).toEqual([]);
  await expectNoViolations(page); // its own source breaks the rule that the page keeps
  await person.press(w.preparing.back);
  await expectTitle(page, w.start.title);
});
