// Every screen in every state: no violation that axe-core knows, in English and light and in Norwegian and dark; nothing cut or out of reach at 360 pixels,
// at 200 % zoom, and with texts 40 % longer.

import { expect, type ElectronApplication } from '@playwright/test';
import { setLanguage, setSize, setTheme, usualSize } from './appearance.ts';
import { findViolations } from './axe.ts';
import { openAgain, test } from './launch.ts';
import { findCutText, findUnreachable, withLongerTexts } from './layout.ts';
import { walkNewUser, walkScene, walkToKill, type Visitor } from './walk.ts';

/** A visitor that looks at everything and writes down what is wrong. */
function createInspector(app: ElectronApplication): { readonly visit: Visitor; readonly findings: string[]; readonly stations: string[] } {
  const findings: string[] = [];
  const stations: string[] = [];
  const add = (where: string, list: readonly string[]): void => { for (const one of list) findings.push(`${where}: ${one}`); };
  const visit: Visitor = async (station, page) => {
    stations.push(station);
    // Each language with one theme: colours do not depend on the words. Norwegian is the longer one, so it is the one that is squeezed.
    for (const [language, colorScheme] of [['en', 'light'], ['nb', 'dark']] as const) {
      await setLanguage(page, language);
      await setTheme(page, colorScheme);
      add(`${station}, ${language}, ${colorScheme}`, [...await findViolations(page), ...await findCutText(page)]);
    }
    add(`${station}, longer texts`, await withLongerTexts(page, () => findCutText(page)));
    await setSize(app, page, { ...usualSize, zoom: 2 });
    add(`${station}, 200 %`, [...await findCutText(page), ...await findUnreachable(page)]);
    await setSize(app, page, { width: 360, height: 780 });
    add(`${station}, 360 px`, [...await findCutText(page), ...await findUnreachable(page)]);
    add(`${station}, longer texts, 360 px`, await withLongerTexts(page, () => findCutText(page)));
    await setLanguage(page, 'en');
    await setSize(app, page, usualSize);
  };
  return { visit, findings, stations };
}

function report(findings: readonly string[]): string {
  return [...new Set(findings)].join('\n');
}

test('the inspection finds what is broken behind its back', async ({ opened: { app, page } }) => {
  await page.evaluate(() => {
    const make = (tag: string, text: string, style: string): void => {
      const element = document.createElement(tag);
      element.textContent = text;
      for (const rule of style.split(';')) element.style.setProperty(rule.split(':')[0] ?? '', rule.split(':')[1] ?? '');
      document.querySelector('main')?.append(element);
    };
    make('p', 'This sentence is cut off at its end', 'width:80px;overflow:hidden;white-space:nowrap');
    make('p', 'This one is pale', 'color:#cccccc');
    make('button', 'Beside the window', 'position:fixed;left:3000px;top:10px');
    make('button', 'Underneath', 'position:fixed;left:20px;top:200px;z-index:8');
    make('div', 'On top', 'position:fixed;left:0;top:100px;width:400px;height:300px;background-color:white;z-index:9');
  });
  const inspector = createInspector(app);
  await inspector.visit('broken', page);
  const found = report(inspector.findings);
  for (const expected of ['This sentence is cut off', 'color-contrast', '"Beside the window"', '"Underneath"']) expect(found).toContain(expected);
});

test('the journey of a new user', async ({ opened }) => {
  test.setTimeout(600_000);
  const { visit, findings, stations } = createInspector(opened.app);
  await walkNewUser(opened, visit);
  console.log(`${String(stations.length)} stations: ${stations.join('; ')}`);
  expect(report(findings)).toBe('');
  expect(opened.complaints).toEqual([]);
});

for (const scene of ['wrong-signal-key', 'expired-link', 'vpn-blocked', 'clock-skew', 'three-wrong-passphrases', 'no-admin'] as const) {
  test(`the trouble of ${scene}`, async ({ opened }) => {
    const { visit, findings } = createInspector(opened.app);
    await walkScene(opened, scene, visit);
    expect(report(findings)).toBe('');
  });
}

test('what an interrupted run leaves', async ({ home, opened }) => {
  await walkToKill(opened);
  const again = await openAgain(home);
  const { visit, findings } = createInspector(again.app);
  await visit('interrupted', again.page);
  await again.app.close();
  expect(report(findings)).toBe('');
});
