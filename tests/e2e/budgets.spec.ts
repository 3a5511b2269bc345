// What the window weighs: what the first screen needs, and everything that may come later. Bytes are exact, so
// there is no slack. How fast it is stands in tests/bench/window.bench.ts.

import { expect } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test } from './launch.ts';

const renderer = resolve(import.meta.dirname, '../../dist/renderer');
const kB = 1000;

function packedBytes(file: string): number {
  return gzipSync(readFileSync(join(renderer, file)), { level: 9 }).length;
}

/** A script or style with everything that it imports at once; what it imports when asked to is not in it. */
function closureOf(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  if (!file.endsWith('.js')) return known;
  const text = readFileSync(join(renderer, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) closureOf(`/assets/${name}`, known);
  return known;
}

/** What the start screen in one language cannot do without: the page's own script, the texts, the screen. */
function neededAtFirst(files: readonly string[]): readonly string[] {
  const [, entry = ''] = /<script[^>]+src="\.?(\/[^"]+)"/.exec(readFileSync(join(renderer, 'index.html'), 'utf8')) ?? [];
  const roots = files.filter((file) => file === entry || /\/(?:start|nb)-[^/]+\.js$/.test(file));
  expect(roots).toHaveLength(3);
  const scripts = new Set(roots.flatMap((file) => [...closureOf(file)]));
  return [...scripts, ...files.filter((file) => file.endsWith('.css') && [...scripts].some((script) => nameOf(script) === nameOf(file)))];
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/-[^-]{8}\.(?:js|css)$/, '');
}

test('the first load is small, and so is every later part', () => {
  const files = readdirSync(renderer, { recursive: true }).map(String).map((file) => `/${file.replaceAll('\\', '/')}`);
  const loaded = neededAtFirst(files);
  const sum = (list: readonly string[]): number => list.reduce((total, file) => total + packedBytes(file), 0);
  const scripts = files.filter((file) => file.endsWith('.js'));
  const first = scripts.filter((file) => loaded.includes(file));
  const later = scripts.filter((file) => !loaded.includes(file));
  const styles = files.filter((file) => file.endsWith('.css') && loaded.includes(file));
  console.log([`first load: ${(sum(first) / kB).toFixed(1)} kB packed in ${String(first.length)} scripts; its styles ${(sum(styles) / kB).toFixed(1)} kB`,
    ...scripts.map((file) => `  ${first.includes(file) ? 'first' : 'later'} ${(packedBytes(file) / kB).toFixed(1).padStart(6)} kB ${file}`)].join('\n'));
  expect(first.length).toBeGreaterThan(0);
  expect(sum(first)).toBeLessThanOrEqual(120 * kB);
  for (const file of later) expect(packedBytes(file), file).toBeLessThanOrEqual(40 * kB);
  expect(sum(styles)).toBeLessThanOrEqual(15 * kB);
  expect(files.filter((file) => /\.(woff2?|ttf|otf)$/.test(file))).toEqual([]);
});

test('nothing moves and no request is made while nothing happens', async ({ opened: { page } }) => {
  await page.waitForTimeout(2000); // the other screens are fetched by then
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const quiet = await page.evaluate(async () => {
    const counts = { mutations: 0 };
    new MutationObserver((list) => { counts.mutations += list.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await new Promise((done) => { setTimeout(done, 3000); });
    const moving = document.getAnimations().filter(({ playState }) => playState === 'running').length;
    return { ...counts, moving };
  });
  expect(quiet).toEqual({ mutations: 0, moving: 0 });
  expect(requests).toEqual([]);
});
