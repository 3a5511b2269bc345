// The list of SHA-256 sums, as `sha256sum -c` reads it.

import { expect, test } from 'vitest';
import { composeSums, isManifestName, parseSums } from '../../../../main/kista/transfer/sums.ts';

const digest = 'ab'.repeat(32);

test('what is composed is read back, also with a backslash in a name', () => {
  const names = ['a', 'with space', 'back\\slash', 'e\u0301', '  leading', 'deep/in/it'];
  expect([...parseSums(composeSums(names.map((name) => ({ name, sha256: digest }))))]).toEqual(names.map((name) => [name, digest]));
  expect(composeSums([{ name: 'back\\slash', sha256: digest }])).toBe(`\\${digest}  back\\\\slash\n`);
});

test('lists of other programs are read; what is no line of one is left out', () => {
  expect([...parseSums(`# comment\r\n${digest.toUpperCase()} *binary.bin\r\nshort  x\n${digest}  \n${digest}x  y\n`)]).toEqual([['binary.bin', digest]]);
});

test('only its own names make a file a list', () => {
  expect(['SHA256SUMS.txt', 'SHA256SUMS', 'SHA256SUMS-12.txt', 'sub/SHA256SUMS.txt', 'MYSHA256SUMS.txt', 'SHA256SUMS.txt.exe'].map(isManifestName)).toEqual([true, true, true, false, false, false]);
});
