// axe-core in the page that is shown. Its source goes in by the debugging protocol, past the security policy that would refuse it.

import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setLanguage, setTheme } from './appearance.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The violations, one line each: rule, element, and what is wrong with it. */
export function findViolations(page: Page): Promise<readonly string[]> {
  return run(page, {});
}

/** Those of the rules that depend on the theme. */
export function findPaleText(page: Page): Promise<readonly string[]> {
  return run(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
}

async function run(page: Page, options: object): Promise<readonly string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(`${source}; 0`);
  const { violations } = await page.evaluate((given) => (window as unknown as { axe: { run(where: Document, options: object): Promise<AxeResults> } }).axe
    .run(document, { resultTypes: ['violations'], elementRef: false, ...given }), options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/g, ' ')}`));
}

/** Expects none in both languages and themes; the page ends in English and light. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const language of ['nb', 'en'] as const) {
    await setLanguage(page, language);
    for (const theme of ['dark', 'light'] as const) {
      await setTheme(page, theme);
      expect(await findViolations(page), `${language}, ${theme}`).toEqual([]);
    }
  }
}
