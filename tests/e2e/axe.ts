// axe-core in the page that is shown. Its source goes in by the debugging protocol, past the security policy that would refuse it.

import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The violations, one line each: rule, element, and what is wrong with it. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(`${source}; 0`);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(where: Document, options: object): Promise<AxeResults> } }).axe
    .run(document, { resultTypes: ['violations'], elementRef: false }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/g, ' ')}`));
}
