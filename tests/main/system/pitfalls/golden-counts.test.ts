// How many commands each golden file shows, by system and by what they are for: detect, apply, verify, undo, and what a person does by hand.
// The counts are a golden file themselves, so that a file or a verb that gets lost is seen.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', '..', 'golden');
const systems = { win32: /^# Windows\b/, darwin: /^# macOS\b/, linux: /^# Linux\b/ } as const;
const verbs = ['detect', 'apply', 'verify', 'undo', 'by hand'] as const;
type Verb = (typeof verbs)[number];

/** What the commands of a file are for until a heading says otherwise. */
const from: Readonly<Record<string, Verb>> = { elevate: 'apply', hosts: 'by hand', network: 'detect', prerequisites: 'detect', 'vpn-profile': 'detect', 'certificate-store': 'apply' };
/** Headings that do not name what they are for: the tools of NSS by name. */
const known: Readonly<Record<string, Verb>> = { names: 'detect', keys: 'detect', list: 'detect', describe: 'verify', batch: 'detect', 'to do': 'by hand', ask: 'detect', delete: 'undo', deleteNamed: 'undo', deleteKey: 'undo', create: 'apply', heal: 'apply', put: 'apply', import: 'apply', export: 'undo' };

const isCommand = (line: string): boolean => /^(\$ )?(\/(usr|s?bin|opt)\/|C:\\)\S/.test(line) || /^\s+\$ /.test(line) || /^(winget|sudo|brew|sc\.exe|dism\.exe|powershell\.exe|open) /.test(line);

function countsOf(file: string): ReadonlyMap<string, number> {
  const [kind = '', system = ''] = file.replace('.txt', '').split('.');
  const counts = new Map<string, number>();
  let [verb, of] = [from[kind], system];
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const heading = /^#{1,2} (.*)$/.exec(line)?.[1] ?? '';
    of = Object.entries(systems).find(([, words]) => system === '' && words.test(line))?.[0] ?? of;
    verb = verbs.find((one) => new RegExp(`(^|, )${one}\\b`).test(heading)) ?? known[heading.split(':')[0] ?? ''] ?? verb;
    if (heading === '' && verb !== undefined && isCommand(line)) counts.set(`${of} ${verb}`, (counts.get(`${of} ${verb}`) ?? 0) + 1);
  }
  return counts;
}

test('the commands by system and verb are as many as were reviewed, and none of the three systems lacks a verb', async () => {
  const files = readdirSync(folder).filter((file) => (from[file.split('.')[0] ?? ''] !== undefined)).sort();
  const counted = files.map((file) => [file, countsOf(file)] as const);
  const rows = counted.flatMap(([file, counts]) => [...counts].sort().map(([what, count]) => `${file}  ${what}  ${String(count)}`));
  const sums = Object.keys(systems).map((system) => [system, ...verbs.map((verb) => `${verb} ${String(counted.reduce((sum, [, counts]) => sum + (counts.get(`${system} ${verb}`) ?? 0), 0))}`)].join('  '));
  expect(sums.filter((line) => / 0(  |$)/.test(line))).toEqual([]);
  await expect(['# Commands in the golden files, by system and by what they are for. `other-programs`, `vpn-options` and `hostile-names` hold none.', ...sums, '', ...rows, ''].join('\n')).toMatchFileSnapshot(join(folder, 'counts.txt'));
});
