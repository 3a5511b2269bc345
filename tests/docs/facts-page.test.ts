// docs/facts.md names every shipped fact with its value, and no fact that is gone.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Row = readonly [key: string, value: string];

function leavesOf(value: unknown, key: string): readonly Row[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string') && key !== 'endpoints') return [[key, value.join(', ')]];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${key}[${index}]`));
  if (typeof value !== 'object' || value === null) return [[key, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, key === '' ? name : `${key}.${name}`));
}

function readRepositoryFile(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

function rowsOf(page: string): readonly (readonly string[])[] {
  return page.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

describe('the page about facts', () => {
  const rows = rowsOf(readRepositoryFile('docs/facts.md'));

  it('has exactly one row for every shipped fact, with its value', () => {
    const shipped = leavesOf(JSON.parse(readRepositoryFile('assets/facts.json')), '');
    expect(rows.map(([key, value]) => `${key} ${value}`).sort()).toEqual(shipped.map(([key, value]) => `\`${key}\` \`${value}\``).sort());
  });

  it('says for each where it comes from and how sure we are', () => {
    expect(rows.filter(([, , source]) => (source ?? '') === '')).toEqual([]);
    expect(rows.filter(([, , , sure]) => !/^(Published|Inferred|To be confirmed)/.test(sure ?? ''))).toEqual([]);
  });
});
