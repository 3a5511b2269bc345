// How a profile is taken apart. The same forms are held against a real OpenVPN in tests/peers/vpn-profile.test.ts.

import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../../../main/system/vpn-client/profile/tokenise.ts';

function words(text: string): readonly (readonly string[])[] {
  return tokenise(Buffer.from(text, 'latin1')).map(({ name, args, block }) => [name, ...args, ...(block === undefined ? [] : [`[${block}]`])]);
}

describe('a line', () => {
  it.each([
    ['verb 3', [['verb', '3']]],
    ['  verb\t3  \r\n', [['verb', '3']]],
    ['# verb 3', []],
    ['; verb 3', []],
    ['verb 3 # loud', [['verb', '3']]],
    ['verb 3;loud', [['verb', '3;loud']]],
    ['verb "3" ;loud', [['verb', '3']]],
    ['"verb"3', [['verb', '3']]],
    ['ver"b" 3', [['ver"b"', '3']]],
    ["'a b' 'c\\d'", [['a b', 'c\\d']]],
    ['"a \\"b\\" c" d\\ e f\\\\g', [['a "b" c', 'd e', 'f\\g']]],
    ['\\# verb', []],
    ['\\"verb 3', [['"verb', '3']]],
    ["\\'verb 3", undefined],
    ['"" x', [['', 'x']]],
    ['--verb 3', [['verb', '3']]],
    ['----verb 3', [['--verb', '3']]],
    ['-- x', [['--', 'x']]],
    ['setenv opt verb 3', [['verb', '3']]],
    ['setenv opt', [['setenv', 'opt']]],
    ['setenv opt setenv opt x', [['setenv', 'opt', 'x']]],
    ['verb 3\rup x', [['verb', '3', 'up', 'x']]],
    ['a b\\\n', [['a', 'b\n']]],
    ['a b\\', undefined],
    ['a "b', undefined],
    ['a \\b', undefined],
  ])('is taken apart as OpenVPN does: %j', (text, expected) => {
    if (expected === undefined) expect(() => words(text)).toThrow('vpn.unreadable');
    else expect(words(text)).toEqual(expected);
  });

  it('has at most 16 words; the rest is not looked at, not even a quote in it', () => {
    expect(words(`${'a '.repeat(16)}"b`)).toEqual([Array.from({ length: 16 }, () => 'a')]);
  });

  it('has at most 255 bytes with its end', () => {
    expect(words(`a ${'b'.repeat(252)}\n`)).toHaveLength(1);
    expect(() => words(`a ${'b'.repeat(253)}\n`)).toThrow('vpn.unreadable');
    expect(words(`a ${'b'.repeat(253)}`)).toHaveLength(1);
    expect(() => words(`\xEF\xBB\xBFa ${'b'.repeat(250)}\n`)).toThrow('vpn.unreadable');
  });

  it('keeps bytes above ASCII as they are', () => {
    expect(words('setenv UV_X \xC3\xA5\xA0')).toEqual([['setenv', 'UV_X', '\xC3\xA5\xA0']]);
  });
});

describe('a block', () => {
  it('is opaque until its closing tag, which may be followed by anything', () => {
    expect(words('<ca>\nup x\n# y\n</cert>\n  </ca> z\nverb 3')).toEqual([['ca', '[up x\n# y\n</cert>\n]'], ['verb', '3']]);
  });

  it('begins with a tag that stands alone, also with dashes, quotes or a comment', () => {
    expect(words('--<ca>\nx\n</ca>')).toEqual([['ca', '[x\n]']]);
    expect(words('"<ca>" # here\nx\n</ca>')).toEqual([['ca', '[x\n]']]);
    expect(words('<ca> x')).toEqual([['<ca>', 'x']]);
    expect(words('setenv opt <ca>')).toEqual([['<ca>']]);
  });

  it('has an end', () => {
    expect(() => words('<ca>\nx')).toThrow('vpn.unreadable');
    expect(() => words('<ca>\n</CA>')).toThrow('vpn.unreadable');
  });

  it('tells where it begins and where the next directive stands', () => {
    expect(tokenise(Buffer.from('\n<ca>\nx\n</ca>\n\nverb 3')).map(({ line }) => line)).toEqual([2, 6]);
  });

  it('has no lines that OpenVPN would cut, for the cut could make a closing tag', () => {
    expect(words(`<ca>\n${'A'.repeat(254)}\n</ca>`)).toHaveLength(1);
    expect(() => words(`<ca>\n${'A'.repeat(255)}</ca>\nup x\n</ca>`)).toThrow('vpn.unreadable');
  });
});
