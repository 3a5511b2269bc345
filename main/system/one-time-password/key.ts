// The key of the authenticator app as a person types it from a picture: cleaned and decoded. What the letters mean is decided here, once.

import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** 16 letters are 10 bytes: what Google Authenticator was made for, although RFC 4226 wants 16 bytes. */
const leastBytes = 10;
const mostBytes = 64;
/** What stands between the letters of a key that is shown in groups: blanks, hyphens and dashes of all kinds, and invisible ones. */
const separators = /[\s\u00AD\u200B-\u200D\u2060\uFEFF\-\u2010-\u2015\u2212_.]/gu;

/**
 * The bytes of a key; whoever asks wipes them. Accepts groups, lower case, padding and an `otpauth://totp` address with the usual values.
 * Throws `otp.keyUnusable` for a letter that no key has, `otp.keyIncomplete` for a length that no key has, `otp.otherKind`.
 */
export function readKey(typed: Secret): Uint8Array {
  const text = keyText(typed.revealText().trim()).normalize('NFKC').replaceAll(separators, '').replace(/=+$/, '').toUpperCase();
  const foreign = [...new Set([...text].filter((letter) => !letters.includes(letter)))];
  if (foreign.length > 0) throw new LabProblem('otp.keyUnusable', { characters: foreign.slice(0, 5).join(' ') });
  // Base32 has 8 letters for 5 bytes; 1, 3 or 6 left over cannot be (RFC 4648, section 6).
  const bytes = Math.floor(text.length * 5 / 8);
  if (bytes < leastBytes || bytes > mostBytes || [1, 3, 6].includes(text.length % 8)) throw new LabProblem('otp.keyIncomplete', { count: String(text.length) });
  return decode(text, bytes);
}

function decode(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    held = ((held << 5) | letters.indexOf(letter)) & 0xFFF;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xFF;
      at += 1;
    }
  }
  return bytes;
}

/** The key as letters without padding, for the address of a QR code and for typing by hand. */
export function keyLetters(key: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of key) {
    held = ((held << 8) | byte) & 0xFFF;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31] ?? '';
  }
  return bits === 0 ? text : text + (letters[(held << (5 - bits)) & 31] ?? '');
}

/** Groups of four, as they are easiest to type on a phone. */
export function groupedKey(key: Uint8Array): string {
  return keyLetters(key).match(/.{1,4}/g)?.join(' ') ?? '';
}

const lookAlikes: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 8: 'B' };

/** The key with letters for the digits that no key has, to be shown as a question and never taken silently; undefined when that does not help. */
export function suggestKey(typed: string): string | undefined {
  const suggestion = typed.replaceAll(/[018]/g, (digit) => lookAlikes[digit] ?? digit);
  const isKey = /^[A-Z2-7]+$/i.test(suggestion.replaceAll(separators, '').replace(/=+$/, ''));
  return suggestion !== typed && isKey ? suggestion : undefined;
}

/** The key inside an `otpauth://` address. Apps ignore other values than the usual ones, so with those the codes would be wrong. */
function keyText(typed: string): string {
  if (!/^otpauth:/i.test(typed)) return typed;
  const address = URL.canParse(typed) ? new URL(typed) : undefined;
  const usual: Readonly<Record<string, string>> = { algorithm: 'SHA1', digits: '6', period: '30' };
  const isUsual = address?.host.toLowerCase() === 'totp' && Object.entries(usual).every(([name, value]) => (address.searchParams.get(name) ?? value).toUpperCase() === value);
  if (address === undefined || !isUsual) throw new LabProblem('otp.otherKind');
  return address.searchParams.get('secret') ?? '';
}
