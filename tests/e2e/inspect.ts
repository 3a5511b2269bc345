// A visitor of stations that looks at everything: no violation that axe-core knows, in English and light and in Norwegian and dark; nothing
// cut or out of reach at 360 pixels, at 200 % zoom, and with texts 40 % longer.

import type { ElectronApplication } from '@playwright/test';
import { setLanguage, setSize, setTheme, usualSize } from './appearance.ts';
import { findPaleText, findViolations } from './axe.ts';
import { findCutText, findUnreachable, withLongerTexts } from './layout.ts';
import type { Visitor } from './walk.ts';

/** It writes down what is wrong and where. */
export function createInspector(app: ElectronApplication): { readonly visit: Visitor; readonly findings: string[]; readonly stations: string[] } {
  const findings: string[] = [];
  const stations: string[] = [];
  const add = (where: string, list: readonly string[]): void => { for (const one of list) findings.push(`${where}: ${one}`); };
  const visit: Visitor = async (station, page) => {
    stations.push(station);
    // Each language with one theme: colours do not depend on the words, and nothing but colours on the theme. Norwegian is the longer one,
    // so it is the one that is squeezed.
    await setTheme(page, 'light');
    add(`${station}, en, light`, [...await findPaleText(page), ...await findCutText(page)]);
    await setLanguage(page, 'nb');
    await setTheme(page, 'dark');
    add(`${station}, nb, dark`, [...await findViolations(page), ...await findCutText(page)]);
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

/** What was found, each once. */
export function report(findings: readonly string[]): string {
  return [...new Set(findings)].join('\n');
}
