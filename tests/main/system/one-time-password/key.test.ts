// The authenticator key as people type it: forty spellings, the mistakes that can be named, and the way into the phone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { accountName, enrolmentAddress } from '../../../../main/system/one-time-password/address.ts';
import { groupedKey, keyLetters, readKey, suggestKey } from '../../../../main/system/one-time-password/key.ts';
import { atLength } from '../../../at-length.ts';

/** Counts up, so that it cannot be mistaken for anybody's. */
const letters = 'ABCDEFGHIJKLMNOP';
const bytes = Buffer.from('00443214c74254b635cf', 'hex');

function read(typed: string): Buffer {
  return Buffer.from(readKey(new Secret(typed)));
}

async function problemOf(typed: string): Promise<unknown> {
  return Promise.resolve().then(() => read(typed)).then(() => undefined, (error: unknown) => (error instanceof LabProblem ? error.problem : error));
}

const sameKey: readonly string[] = [
  letters, letters.toLowerCase(), 'AbCdEfGhIjKlMnOp', 'ABCD EFGH IJKL MNOP', 'abcd efgh ijkl mnop', 'ABCD-EFGH-IJKL-MNOP', 'ABCD  EFGH\tIJKL\nMNOP', ' ABCDEFGHIJKLMNOP ',
  'ABCDEFGHIJKLMNOP\r\n', 'ABCDEFGHIJKLMNOP=', 'ABCDEFGHIJKLMNOP======', 'ABCD\u00A0EFGH\u00A0IJKL\u00A0MNOP', 'ABCD\u2009EFGH\u2009IJKL\u2009MNOP', 'ABCD\u2010EFGH\u2011IJKL\u2012MNOP',
  'ABCD\u2013EFGH\u2014IJKL\u2015MNOP', 'ABCD\u2212EFGHIJKLMNOP', '\uFEFFABCDEFGHIJKLMNOP', 'ABCD\u200BEFGHIJKLMNOP', 'ABCD\u00ADEFGHIJKLMNOP', 'ABCD\u2060EFGHIJKLMNOP',
  'ABCD.EFGH.IJKL.MNOP', 'ABCD_EFGH_IJKL_MNOP', 'A B C D E F G H I J K L M N O P', 'ABCDEFGH IJKLMNOP', 'abcdefgh-ijklmnop', 'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰ', 'ABCD\u3000EFGHIJKLMNOP',
  `otpauth://totp/HUNT%20CLOUD%20VPN?secret=${letters}`, `otpauth://totp/X:y?secret=${letters.toLowerCase()}&issuer=X`, `OTPAUTH://TOTP/x?secret=${letters}&digits=6&period=30`,
  `otpauth://totp/x?secret=${letters}&algorithm=SHA1`, `otpauth://totp/x?algorithm=sha1&secret=${letters}&period=30&digits=6`, `  otpauth://totp/x?secret=${letters}\n`,
  'ABC DEF GHI JKL MNO P', 'ABCDE-FGHIJ-KLMNO-P', '-ABCDEFGHIJKLMNOP-', 'ABCD\u2002EFGH\u2003IJKL\u202FMNOP', 'abcd.efgh.ijkl.mnop=', '\tABCDEFGH\r\nIJKLMNOP\r\n', 'aBcD eFgH-iJkL_mNoP',
];

describe('a key', () => {
  it('has forty spellings here', () => {
    expect(new Set(sameKey).size).toBe(40);
  });

  it.each(sameKey.map((typed) => [typed]))('is the same however it is typed: %j', (typed) => {
    expect(read(typed)).toEqual(bytes);
  });

  it.each([[16, 10], [18, 11], [20, 12], [21, 13], [23, 14], [24, 15], [26, 16], [32, 20], [52, 32], [103, 64]])('may have %i letters: %i bytes', (count, length) => {
    expect(read('B'.repeat(count))).toHaveLength(length);
  });

  it.each([
    ['ABCD0FGHIJKLMNOP', '0'], ['ABCD1FGH8JKLMNOP', '1 8'], ['ABCDEFGHIJKLMNO9', '9'], ['ABCDEFGHIJKLMNÅP', 'Å'], ['ABCD=EFGHIJKLMNO', '='], ['АBCDEFGHIJKLMNOP', 'А'], ['ABCDEFGH/JKLMNO+', '/ +'],
  ])('cannot have such characters, which are named and nothing else of it: %s', async (typed, characters) => {
    expect(await problemOf(typed)).toEqual({ code: 'otp.keyUnusable', retry: 'after-fix', facts: { characters } });
  });

  it.each([0, 1, 8, 15, 17, 19, 22, 25, 27, 104, 500])('cannot have %i letters', async (count) => {
    expect(await problemOf('B'.repeat(count))).toEqual({ code: 'otp.keyIncomplete', retry: 'after-fix', facts: { count: String(count) } });
  });

  it.each(['hotp/x?counter=1&', 'totp/x?digits=8&', 'totp/x?period=60&', 'totp/x?algorithm=SHA512&', 'totp/x?algorithm=SHA256&'])('cannot be of another kind: otpauth://%s', async (start) => {
    expect(await problemOf(`otpauth://${start}secret=${letters}`)).toMatchObject({ code: 'otp.otherKind' });
  });

  it('with digits that no key has gets a suggestion, which is never taken by itself', () => {
    expect(suggestKey('ABCD 0FGH 1JKL 8NOP')).toBe('ABCD OFGH IJKL BNOP');
    expect(suggestKey('ABCD0FGHIJKLMN9P')).toBeUndefined();
    expect(suggestKey(letters)).toBeUndefined();
    expect(() => read('ABCD0FGHIJKLMNOP')).toThrow('otp.keyUnusable');
  });

  it('is the same after it was written as letters, in 1,000 random cases', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 10, maxLength: 64 }), (random) => {
      expect(read(keyLetters(random))).toEqual(Buffer.from(random));
      expect(read(groupedKey(random))).toEqual(Buffer.from(random));
    }), { numRuns: atLength(1_000, 200_000) });
  });
});

describe('the way into the phone', () => {
  it('is an address with the name of the service and nothing that apps might ignore', () => {
    expect(accountName).toBe('HUNT CLOUD VPN');
    expect(enrolmentAddress(bytes)).toBe(`otpauth://totp/HUNT%20CLOUD%20VPN?secret=${letters}`);
  });

  it('is also typing groups of four', () => {
    expect(groupedKey(bytes)).toBe('ABCD EFGH IJKL MNOP');
  });
});
