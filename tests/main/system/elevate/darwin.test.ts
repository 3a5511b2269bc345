import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeMacosElevation, macosScript } from '../../../../main/system/elevate/darwin.ts';
import { planArguments } from '../../../../main/system/elevate/plan.ts';
import { actions, until } from './actions-for-golden.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const applescript = readFileSync(join(root, 'main/system/elevate/scripts/macos-prompt.applescript'), 'utf8');

test('the command for two actions is the reviewed one', async () => {
  const { program, args, stdin, env, timeoutMs } = composeMacosElevation(actions, until);
  expect([stdin, env]).toEqual([undefined, undefined]);
  const words = args.map((word) => (word === macosScript ? '<main/system/elevate/scripts/checks.sh and macos.sh>' : JSON.stringify(word)));
  const text = [
    '# macOS: one batch of elevated changes, one word a line. Source: osascript(1), Apple TN2065, docs/adr/0003-elevation.md. Never run on a Mac.',
    program, ...words, `# given up after ${timeoutMs / 1000} s; the script itself does nothing any more after the second that is its first word`, '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(join(root, 'tests/golden/elevate.darwin.txt'));
});

test('the AppleScript is the file line by line, and the words come after it as they are', () => {
  const { args } = composeMacosElevation(actions, until);
  const lines = args.filter((_word, at) => args[at - 1] === '-e' && at % 2 === 1);
  expect(`${lines.join('\n')}\n`).toBe(applescript);
  expect(args.slice(2 * lines.length)).toEqual([macosScript, 'hunt-cloud-lab-access', String(until), ...planArguments(actions)]);
  // osascript would take a first word with a dash for a switch of its own.
  expect(macosScript.startsWith('-')).toBe(false);
});

test('the AppleScript puts no word into a text of its own except in quoted form, and names what must be there', () => {
  expect(applescript.match(/theWord/g)).toHaveLength(2);
  expect(applescript).toContain('& " " & quoted form of (theWord as text)');
  expect(applescript).toContain('with administrator privileges without altering line endings');
  expect(applescript.match(/"/g)?.length).toSatisfy((count: number) => count % 2 === 0);
  expect(applescript).toMatch(/^[\t\n\x20-\x7e]*$/);
});
