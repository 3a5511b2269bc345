// The bytes that programs make of a passphrase that is not plain ASCII. They differ, and a container does not say which was meant, so
// all are tried: for the checksum and the older ciphers UTF-16 (RFC 7292 B.1; OpenSSL before 1.1 took each UTF-8 byte for a letter), for
// PBES2 UTF-8 (RFC 8018, OpenSSL), Latin-1 (older Windows tools) or UTF-16 with its end mark (NSS before 3.31).

import type { Secret } from '../../../core/secret.ts';

export interface PassphraseBytes {
  readonly wide: readonly Buffer[];
  readonly narrow: readonly Buffer[];
}

/** The forms to try, the usual one first. */
export function passphraseForms(passphrase: Secret): PassphraseBytes {
  const text = passphrase.revealText();
  const composed = text.normalize('NFC');
  const spellings = [...new Set([text, composed, text.normalize('NFD')])];
  const wide = spellings.flatMap((one) => [widen(one), widen(Buffer.from(one, 'utf8').toString('latin1'))]);
  const narrow = [...spellings.map((one) => Buffer.from(one, 'utf8')), ...latin1(composed), widen(text)];
  return { wide: distinct(text === '' ? [...wide, Buffer.alloc(0)] : wide), narrow: distinct(narrow) };
}

function widen(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le').swap16();
}

function latin1(text: string): readonly Buffer[] {
  return /^[\u0000-\u00ff]*$/.test(text) ? [Buffer.from(text, 'latin1')] : [];
}

function distinct(forms: readonly Buffer[]): readonly Buffer[] {
  return forms.filter((form, index) => forms.findIndex((other) => other.equals(form)) === index);
}
