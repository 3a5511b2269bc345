import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HostsSplice } from '../../../../main/system/elevate/elevate.ts';
import { composeElevation } from '../../../../main/system/elevate/linux.ts';
import { anyBeginMarker, anyEndMarker, beginMarker, disablePrefix, endMarker, entryLine } from '../../../../main/system/hosts-file/markers.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const script = readFileSync(join(root, 'main/system/elevate/scripts/linux.sh'), 'utf8');

const block = [beginMarker('demolab'), entryLine('10.42.0.7', 'demolab.lab.hdc.ntnu.no'), endMarker('demolab'), ''].join('\n');
const actions: readonly HostsSplice[] = [
  {
    verb: 'hosts.splice', sha256Before: 'a'.repeat(64), sha256After: 'b'.repeat(64),
    splices: [{ at: 20, removeBytes: 0, insert: disablePrefix }, { at: 180, removeBytes: 0, insert: block }],
    within: { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16', '10.43.0.0/16'] },
  },
  {
    verb: 'hosts.splice', sha256Before: 'b'.repeat(64), sha256After: 'absent', splices: [{ at: 0, removeBytes: 120, insert: '' }],
    within: { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16', '10.43.0.0/16'] },
  },
];

test('the command for two actions is the reviewed one', async () => {
  const { program, args, stdin, env, timeoutMs } = composeElevation(actions);
  expect([stdin, env]).toEqual([undefined, undefined]);
  const words = args.map((word) => (word === script ? '<main/system/elevate/scripts/linux.sh>' : JSON.stringify(word)));
  const text = [
    '# Linux: one batch of elevated changes, one word a line. Source: pkexec(1), docs/adr/0003-elevation.md.',
    program, ...words, `# ended after ${timeoutMs / 1000} s`, '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(join(root, 'tests/golden/elevate.linux.txt'));
});

test('what is given never becomes part of the script', () => {
  const hostile = { ...actions[0], splices: [{ at: 0, removeBytes: 0, insert: '\'; id #' }], within: { labDomain: '$(id)', labNetworks: ['`id`'] } } as HostsSplice;
  expect(composeElevation([hostile]).args[3]).toBe(script);
  expect(composeElevation(actions).args[3]).toBe(script);
});

test('the script knows the marker texts that the planner writes', () => {
  for (const [name, text] of [['begin', anyBeginMarker], ['end', anyEndMarker], ['disabled', disablePrefix]]) {
    expect(script.split('\n')).toContain(`${name}='${text}'`);
  }
});

test('actions that come from different facts are a bug', () => {
  const other = { ...actions[0], within: { labDomain: 'lab.example.org', labNetworks: ['10.42.0.0/16'] } } as HostsSplice;
  expect(() => composeElevation([...actions, other])).toThrow('one domain');
  expect(() => composeElevation([])).toThrow('needs an action');
});
