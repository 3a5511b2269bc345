import { expect, test } from 'vitest';
import { diffLines } from '../../../../main/system/hosts-file/diff.ts';
import { block, bytes, demolab, plan } from './editing.ts';

const added = block(demolab).trimEnd().split('\n').map((line) => `+${line}`);

test('a new block is shown below the last two lines', () => {
  expect(plan('a\nb\nc\n')[0]?.diff).toEqual([' b', ' c', ...added]);
  expect(plan('a\r\nb\r\nc')[0]?.diff).toEqual([' b', ' c', ...added]);
  expect(plan('')[0]?.diff).toEqual(added);
});

test('a disabled line is shown as it was and as it becomes, with two lines around', () => {
  expect(plan(`a\nb\nc\n10.42.9.9\tdemolab.lab.hdc.ntnu.no\nd\ne\nf\n${block(demolab)}`)[0]?.diff).toEqual([
    ' b', ' c', '-10.42.9.9\tdemolab.lab.hdc.ntnu.no', '+# disabled by HUNT Cloud lab access: 10.42.9.9\tdemolab.lab.hdc.ntnu.no', ' d', ' e',
  ]);
});

test('a new address is one line for another', () => {
  expect(plan(block({ ...demolab, address: '10.42.1.1' }))[0]?.diff).toEqual([
    ' # >>> HUNT Cloud lab access: demolab >>>', '-10.42.1.1    demolab.lab.hdc.ntnu.no', '+10.42.3.7    demolab.lab.hdc.ntnu.no', ' # <<< HUNT Cloud lab access: demolab <<<',
  ]);
});

test('a block that goes is shown as gone', () => {
  const content = `a\n${block(demolab)}`;
  expect(diffLines(bytes(content), { at: 2, removeBytes: content.length - 2, insert: '' })).toEqual([' a', ...added.map((line) => `-${line.slice(1)}`)]);
});

test('bytes that could harm a screen are shown as question marks, and long lines are cut', () => {
  expect(plan('r\xe6v \x1b[2J\0\t|\n')[0]?.diff[0]).toBe(' r?v ?[2J??|'.replace('??|', '?\t|'));
  expect(plan(`${'x'.repeat(300)}\n`)[0]?.diff[0]).toBe(` ${'x'.repeat(200)}...`);
});
