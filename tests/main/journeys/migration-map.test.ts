// The migration map is hostile until proved otherwise: what is taken, and what is refused whole.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shippedFacts } from '../../../main/core/facts.ts';
import { migrationOf, parseMigrationMap, readMigrationMap } from '../../../main/journeys/migration-map.ts';

const { facts } = shippedFacts();
const parse = (text: string): ReturnType<typeof parseMigrationMap> => parseMigrationMap(text, facts, 'map.yml');

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'migration-map-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

it('reads the published form, with comments, quotes, a byte order mark and Windows line ends', () => {
  const published = '# -- Migration mapping config for access link\n# -- example line:\n10.42.130.175: 10.42.210.26\n10.42.130.39: 10.42.210.25\n';
  expect([...parse(published)]).toEqual([['10.42.130.175', '10.42.210.26'], ['10.42.130.39', '10.42.210.25']]);
  expect([...parse('\uFEFF---\r\n"10.42.130.1": \'10.42.210.1\' # moved\r\n\r\n')]).toEqual([['10.42.130.1', '10.42.210.1']]);
});

it.each([
  ['', '1'], ['# nothing\n', '1'], ['10.42.130.1: 10.42.210.1\nlabs: 10.42.210.2\n', '2'], ['10.42.130.1: 10.42.210.1: 10.42.210.2', '1'],
  ['10.42.130.1 10.42.210.1', '1'], ['10.42.130.1:10.42.210.1', '1'], ['10.42.130.1: !!js/function x', '1'], ['? 10.42.130.1\n: 10.42.210.1', '1'],
  ['10.42.130.1: 10.42.130.1', '1'], ['10.42.130.1: 10.42.210.1\n10.42.130.1: 10.42.210.2', '2'], ['10.42.130.01: 10.42.210.1', '1'],
  ['10.42.130.256: 10.42.210.1', '1'], ['{"10.42.130.1": "10.42.210.1"}', '1'], ['10.42.130.1: &a 10.42.210.1', '1'], ['10.42.130.1: *a', '1'],
  ['10.42.130.1: 10.42.210.1\u202e', '1'], ['10.42.130.1: 10.42.210.1\0', '1'], ['  10.42.130.1: 10.42.210.1', '1'],
])('refuses %j', (text, line) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ problem: { code: 'migration.invalid', retry: 'after-fix', facts: { file: 'map.yml', line } } }) as Error);
});

it.each(['10.42.130.1: 192.168.1.1', '8.8.8.8: 10.42.210.1', '10.42.130.1: 127.0.0.1'])('refuses addresses outside the lab networks: %s', (line) => {
  expect(() => parse(`10.42.130.9: 10.42.210.9\n${line}`)).toThrow('migration.outsideLabNetworks');
});

it('refuses what is too large, no file, or not there', async () => {
  const large = join(folder, 'large.yml');
  writeFileSync(large, '# \n'.repeat(30_000));
  await expect(readMigrationMap(large, facts)).rejects.toThrow('migration.tooLarge');
  mkdirSync(join(folder, 'folder'));
  await expect(readMigrationMap(join(folder, 'folder'), facts)).rejects.toThrow('migration.notReadable');
  await expect(readMigrationMap(join(folder, 'missing'), facts)).rejects.toThrow('migration.notReadable');
});

it('tells where a lab is now, from the old address and from the new one', () => {
  const map = parse('10.42.130.1: 10.42.210.1\n10.42.131.1: 10.42.210.1\n');
  const lab = (address: string) => ({ lab: 'demolab', user: 'joetester', address });
  expect(migrationOf(map, lab('10.42.130.1'))).toEqual({ lab: lab('10.42.210.1'), migration: { from: ['10.42.130.1'] } });
  expect(migrationOf(map, lab('10.42.210.1'))).toEqual({ lab: lab('10.42.210.1'), migration: { from: ['10.42.130.1', '10.42.131.1'] } });
  expect(migrationOf(map, lab('10.42.210.2'))).toBeUndefined();
});
