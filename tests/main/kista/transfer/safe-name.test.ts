// Names between a kista and this computer: which are refused, which are changed, and which stay as they are.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSendable, toLocalName, toShownName, withNumber } from '../../../../main/kista/transfer/safe-name.ts';

test.for(['a', 'data set.csv', 'e\u0301', '\u{1F469}\u{1F3FD}\u200D\u{1F52C}.txt', 'æøå', '-rf', '.hidden', 'a:b', 'CON', 'x'.repeat(255), 'ends with dot.'])('%s goes as it is', (name) => {
  expect([isSendable(name), toLocalName(name, 'linux')]).toEqual([true, name]);
});

test.for(['', '.', '..', '../x', '/etc/passwd', 'a/b', 'a\\b', '..\\x', 'C:\\x', 'a\0b', 'a\nb', 'a\u001b[2J', 'a\u0085b', 'tur\u202En', 'a\u200Bb', 'bad\ufffd', '\ud800', 'x'.repeat(256), 'æ'.repeat(128)])('%j becomes no file', (name) => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) expect(toLocalName(name, platform)).toBeUndefined();
});

test.for([
  ['CON', '_CON'], ['nul.txt', '_nul.txt'], ['COM1', '_COM1'], ['lpt\u00b2.log', '_lpt\u00b2.log'], ['conin$', '_conin$'], ['CONSOLE', 'CONSOLE'], ['a:b', 'a_b'], ['a<b>c"d|e?f*g', 'a_b_c_d_e_f_g'],
  ['dots...', 'dots___'], ['space ', 'space_'], ['NUL .txt', '_NUL .txt'],
] as const)('on Windows %s becomes %s', ([name, wanted]) => {
  expect(toLocalName(name, 'win32')).toBe(wanted);
});

test('no name leads anywhere else, and what is shown is one harmless line', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
    for (const platform of ['linux', 'win32'] as const) expect(toLocalName(name, platform) ?? 'x').not.toMatch(platform === 'win32' ? /[/\\:\0]|^\.\.?$|[. ]$/ : /[/\0]|^\.\.?$/);
    expect(toShownName(name)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  }));
});

test.for([['data.csv', 'data (2).csv'], ['archive.tar.gz', 'archive (2).tar.gz'], ['no ending', 'no ending (2)'], ['.hidden', '.hidden (2)'], ['a/b.c/file', 'a/b.c/file (2)']] as const)('%s gets a number as %s', ([name, wanted]) => {
  expect(withNumber(name, 2)).toBe(wanted);
});
