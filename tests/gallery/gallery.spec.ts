// Takes the pictures of the gallery: each station of the walks in both languages, both themes and two widths. `npm run gallery` makes the page.

import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { setLanguage, setSize, setTheme, usualSize } from '../e2e/appearance.ts';
import { walkKista } from '../e2e/kista-looks.ts';
import { openAgain, test } from '../e2e/launch.ts';
import { walkNewUser, walkScene, walkToKill, type Visitor } from '../e2e/walk.ts';
import { walkOrders } from '../e2e/walk-orders.ts';
import { walkStandIns } from '../e2e/walk-stand-ins.ts';

const folder = process.env['GALLERY_FOLDER'] ?? 'dist/gallery';
const sizes = [usualSize, { width: 360, height: 780 }];

function createPhotographer(app: ElectronApplication): Visitor {
  mkdirSync(join(folder, 'pictures'), { recursive: true });
  return async (state, page) => {
    for (const language of ['nb', 'en'] as const) {
      await setLanguage(page, language);
      for (const size of sizes) {
        await setSize(app, page, size);
        for (const theme of ['dark', 'light'] as const) {
          await setTheme(page, theme);
          const file = `pictures/${state.replaceAll(/[^a-zA-Z0-9]+/g, '-')}.${language}.${theme}.${String(size.width)}.png`;
          // The wide window as it is first seen; the narrow one is scrolled, so all of it.
          await page.screenshot({ path: join(folder, file), fullPage: size.width < usualSize.width, animations: 'disabled', caret: 'hide' });
          appendFileSync(join(folder, 'pictures.jsonl'), `${JSON.stringify({ file, state, language, theme, width: size.width })}\n`);
        }
      }
    }
    await setSize(app, page, usualSize);
  };
}

test('the journey of a new user', async ({ opened }) => walkNewUser(opened, createPhotographer(opened.app)));

test('what no practice visit holds still for', async ({ opened }) => walkStandIns(opened, createPhotographer(opened.app)));

for (const scene of ['wrong-signal-key', 'expired-link', 'no-admin', 'vpn-blocked', 'clock-skew', 'three-wrong-passphrases'] as const) {
  test(`the trouble of ${scene}`, async ({ opened }) => walkScene(opened, scene, createPhotographer(opened.app)));
}

test('orders', async ({ opened }) => walkOrders(opened, createPhotographer(opened.app)));

test('the pages of a kista', async ({ opened }) => walkKista(opened, createPhotographer(opened.app)));

test('what an interrupted run leaves', async ({ home, opened }) => {
  await walkToKill(opened);
  const again = await openAgain(home);
  await createPhotographer(again.app)('interrupted', again.page);
  await again.app.close();
});
