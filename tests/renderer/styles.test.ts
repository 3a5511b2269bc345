// The styles use the tokens: no colour, time or type size is written anywhere else, and no name is used that does not exist.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', 'renderer');
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, css: readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));
const tokens = sheets.find(({ path }) => path.endsWith('tokens.css'))?.css ?? '';
const others = sheets.filter(({ css }) => css !== tokens);

it('reads all style sheets', () => {
  expect(tokens).toContain('--paper');
  expect(others.length).toBeGreaterThan(15);
});

it('has raw colours in the tokens only', () => {
  expect(others.filter(({ css }) => /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch)\(/i.test(css)).map(({ path }) => path)).toEqual([]);
});

it('has no font size that is not one of the four, and none in pixels', () => {
  const sizes = others.flatMap(({ css }) => [...css.matchAll(/font-size:\s*([^;}]+)/g)].map((match) => match[1]?.trim() ?? ''));
  expect(sizes.filter((size) => !/^var\(--size-(s|m|l|xl)\)$|^\.9em$|^1em$|^1\.5rem$/.test(size))).toEqual([]);
});

it('uses no token that does not exist', () => {
  const known = new Set(sheets.flatMap(({ css }) => [...css.matchAll(/(--[a-z][a-z0-9-]*)\s*:/g)].map((match) => match[1])));
  const used = sheets.flatMap(({ path, css }) => [...css.matchAll(/var\((--[a-z][a-z0-9-]*)/g)].map((match) => ({ path, name: match[1] })));
  expect(used.filter(({ name }) => !known.has(name))).toEqual([]);
});
