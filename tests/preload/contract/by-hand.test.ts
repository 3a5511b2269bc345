import { describe, expect, test } from 'vitest';
import { applySplice, type HostsEdit } from '../../../main/system/hosts-file/edits.ts';
import { planHosts, type HostsChange } from '../../../main/system/hosts-file/plan.ts';
import { splicedPieces } from '../../../main/system/hosts-file/bytes.ts';
import { byHand } from '../../../preload/contract/by-hand.ts';
import { changeKinds, type Change } from '../../../preload/contract/plans.ts';
import { platforms, type Platform } from '../../../preload/contract/platform.ts';
import { texts } from '../../../preload/contract/text/index.ts';

const wanted = { lab: 'demolab', name: 'demolab.lab.hdc.ntnu.no', address: '10.42.3.7' };
const files: Readonly<Record<Platform, string>> = { linux: '/etc/hosts', darwin: '/private/etc/hosts', win32: 'C:\\Windows\\System32\\drivers\\etc\\hosts' };

function asChange({ kind, facts, diff }: HostsChange, place: string): Change {
  return { kind, facts, diff, place, needsAdministrator: true, undo: 'exact' };
}

/** A person who does what is said, knowing nothing else: adds the lines at the end, puts a line in place of another, or a # in front of one. */
function doByHand(content: string, change: Change): string {
  const { lines } = byHand(change, 'linux', texts('en'));
  const old = content.split('\n');
  if (change.kind === 'hosts.disableLine') return old.map((line, at) => (String(at + 1) === change.facts['line'] ? `#${line}` : line)).join('\n');
  if (change.kind === 'hosts.replaceBlock') return old.map((line) => (line.includes(change.facts['from'] ?? '?') && line.includes(wanted.name) ? lines.join('\n') : line)).join('\n');
  return `${content === '' || content.endsWith('\n') ? content : `${content}\n`}${lines.join('\n')}\n`;
}

describe('a person who does by hand what the plan says has what the plan wanted', () => {
  test.for<[string, string | undefined]>([
    ['no file', undefined], ['an empty file', ''], ['an ordinary file', '127.0.0.1 localhost\n'], ['a file without a last line end', '127.0.0.1 localhost'],
    ['older lines of the person\'s', `127.0.0.1 localhost\n10.1.1.1 ${wanted.name}\n::1 x\n10.1.1.2 ${wanted.name} # old\n`],
    ['a block with another address', `a\n# >>> HUNT Cloud lab access: demolab >>>\n10.42.9.9    ${wanted.name}\n# <<< HUNT Cloud lab access: demolab <<<\nb\n`],
  ])('%s', ([, content]) => {
    const changes = planHosts(content === undefined ? undefined : Buffer.from(content), wanted, '/etc/hosts');
    expect(changes.length).toBeGreaterThan(0);
    // Line numbers count the file as it is: comments first, then what is added.
    const order = [...changes].sort((a, b) => Number(b.kind === 'hosts.disableLine') - Number(a.kind === 'hosts.disableLine'));
    const result = order.reduce((text, change) => doByHand(text, asChange(change, '/etc/hosts')), content ?? '');
    expect(planHosts(Buffer.from(result), wanted, '/etc/hosts')).toEqual([]);
  });

  test('and the lines are those that the program itself would write', () => {
    const before = Buffer.from('127.0.0.1 localhost\n');
    const [change] = planHosts(before, wanted, '/etc/hosts');
    const after = Buffer.concat(splicedPieces(before, applySplice(change?.record as HostsEdit, before))).toString();
    expect(after).toBe(`127.0.0.1 localhost\n${byHand(asChange(change as HostsChange, ''), 'linux', texts('en')).lines.join('\n')}\n`);
  });
});

test.for(platforms)('on %s the commands are the reviewed ones', async (platform) => {
  const content = Buffer.from(`10.1.1.1 ${wanted.name}\n`);
  const said = planHosts(content, wanted, files[platform]).flatMap((change) => (['en', 'nb'] as const).map((language) => byHand(asChange(change, files[platform]), platform, texts(language))));
  const text = said.flatMap(({ say, open, lines, then }) => [say, ...open.map((line) => `  $ ${line}`), ...lines.map((line) => `  | ${line}`), ...then.map((line) => `  $ ${line}`), '']);
  const source = { linux: 'resolvectl(1)', darwin: 'Apple support 101481 (reset the DNS cache)', win32: 'Start-Process, ipconfig (learn.microsoft.com)' }[platform];
  await expect([`# By hand, ${platform}. Source: ${source}; platform.md 3.`, ...text].join('\n')).toMatchFileSnapshot(`../../golden/hosts.${platform}.txt`);
});

test('a quote in the path cannot end the text of the command', () => {
  const change: Change = { kind: 'hosts.putBlock', facts: {}, diff: [], place: 'D:\\it\'s\\hosts', needsAdministrator: true, undo: 'exact' };
  expect(byHand(change, 'win32', texts('en')).open).toEqual(['Start-Process notepad.exe -Verb RunAs -ArgumentList \'D:\\it\'\'s\\hosts\'']);
});

test('every kind of change has something to do by hand in both languages, and names no value that the change itself does not', () => {
  for (const language of ['en', 'nb'] as const) {
    const { byHand: words, changes } = texts(language);
    for (const kind of changeKinds) {
      const named = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      expect(words[kind].length).toBeGreaterThan(20);
      expect([...named(changes[kind]), 'place', 'file', 'line']).toEqual(expect.arrayContaining([...named(words[kind])]));
    }
  }
});
