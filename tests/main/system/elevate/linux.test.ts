import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HostsSplice } from '../../../../main/system/elevate/elevate.ts';
import { macosScript } from '../../../../main/system/elevate/darwin.ts';
import { composeLinuxElevation, linuxScript, packagedScript } from '../../../../main/system/elevate/linux.ts';
import { anyBeginMarker, anyEndMarker, disablePrefix } from '../../../../main/system/hosts-file/markers.ts';
import { actions } from './actions-for-golden.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const scripts = join(root, 'main/system/elevate/scripts');
const script = `${readFileSync(join(scripts, 'checks.sh'), 'utf8')}\n${readFileSync(join(scripts, 'linux.sh'), 'utf8')}`;

test('the command for two actions is the reviewed one, with and without the package', async () => {
  const shown = (isPackaged: boolean): string => {
    const { program, args, stdin, env, timeoutMs } = composeLinuxElevation(actions, isPackaged);
    expect([stdin, env]).toEqual([undefined, undefined]);
    const words = args.map((word) => (word === script ? '<main/system/elevate/scripts/checks.sh and linux.sh>' : JSON.stringify(word)));
    return [program, ...words, `# ended after ${timeoutMs / 1000} s`, ''].join('\n');
  };
  const packaged = shown(true).split('\n').slice(0, 6).join('\n');
  const text = [
    '# Linux: one batch of elevated changes, one word a line. Source: pkexec(1), docs/adr/0003-elevation.md.', shown(false),
    '# The same where the deb package has put the script (the words go on as above):', packaged, '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(join(root, 'tests/golden/elevate.linux.txt'));
});

test('what is given never becomes part of the script', () => {
  const hostile = { ...actions[0], splices: [{ at: 0, removeBytes: 0, insert: '\'; id #' }], within: { labDomain: '$(id)', labNetworks: ['`id`'] } } as HostsSplice;
  expect(composeLinuxElevation([hostile], false).args[3]).toBe(script);
  expect(composeLinuxElevation(actions, false).args[3]).toBe(script);
});

test('the file in the package is the same script', () => {
  expect(packagedScript.content).toBe(`#!/bin/sh\n${linuxScript}`);
  expect(linuxScript).toBe(script);
});

test.for([['Linux', linuxScript], ['macOS', macosScript]] as const)('the script for %s knows the marker texts that the planner writes', ([, text]) => {
  for (const [name, marker] of [['begin', anyBeginMarker], ['end', anyEndMarker], ['disabled', disablePrefix]]) {
    expect(text.split('\n')).toContain(`${name}='${marker}'`);
  }
});

test('actions that come from different facts are a bug', () => {
  const other = { ...actions[0], within: { labDomain: 'lab.example.org', labNetworks: ['10.42.0.0/16'] } } as HostsSplice;
  expect(() => composeLinuxElevation([...actions, other], false)).toThrow('one domain');
  expect(() => composeLinuxElevation([], false)).toThrow('needs an action');
});
