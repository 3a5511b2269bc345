import { expect, test } from 'vitest';
import { verdictOf } from '../../../../renderer/screens/keys/verdict.ts';
import { wordsOf } from '../../draw.tsx';
import { problemOf } from '../../fake-bridge.ts';

const words = wordsOf('en');
const opened = { files: ['a.ovpn', 'b.p12', 'c.txt'], skipped: [], sure: true };

test.each([
  ['sevenZipKey', 'todo', 'todo', 'To do'],
  ['sevenZipKey', 'typing', 'todo', 'Keep typing'],
  ['sevenZipKey', 'checking', 'running', 'Checking…'],
  ['sevenZipKey', 'proved', 'done', 'Opens the archive. 3 files recognised.'],
  ['authenticatorKey', 'well-formed', 'done', 'Well formed. Your phone will prove it.'],
  ['tlsPassphrase', 'proved', 'done', 'Opens your certificate.'],
  ['tlsPassphrase', 'well-formed', 'done', 'Well formed.'],
  ['keyPassphrase', 'proved', 'done', 'It fits.'],
  ['vpnPassphrase', 'given', 'done', 'Given. Type it again to replace it.'],
] as const)('%s that is %s', (name, at, mark, text) => {
  expect(verdictOf({ name, isNeeded: true, state: { at }, opened }, words)).toEqual({ mark, text });
});

test('one file is one, and a key that may be left out says so', () => {
  expect(verdictOf({ name: 'sevenZipKey', isNeeded: true, state: { at: 'proved' }, opened: { ...opened, files: ['a.p12'] } }, words)?.text).toBe('Opens the archive. 1 file recognised.');
  expect(verdictOf({ name: 'vpnPassphrase', isNeeded: false, state: { at: 'todo' }, opened: undefined }, words)?.text).toBe('Can be left empty');
});

test('a problem has no verdict: the field tells it as its error', () => {
  expect(verdictOf({ name: 'sevenZipKey', isNeeded: true, state: { at: 'problem', problem: problemOf('bundle.wrongKey') }, opened }, words)).toBeUndefined();
});
