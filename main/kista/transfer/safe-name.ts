// Which names may cross: names of this computer that a kista can carry, and names of a kista that may become files here. Everything else is
// refused by name; on Windows what only Windows forbids is replaced. Accents, spaces and other scripts stay as they are. Pure.

import type { Platform } from '../../../preload/contract/platform.ts';

/** Control and direction characters, half characters, and the sign for bytes that are no text. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u;
/** In emoji the joiner and the variation signs are letters; nowhere else is a format character left alone. */
const emojiParts = /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu;
const nameLimitBytes = 255;

/** Answers whether one name, without a path, can be sent and be listed in the manifest. */
export function isSendable(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !unfit.test(name.replace(emojiParts, '')) && !name.includes('/') && Buffer.byteLength(name) <= nameLimitBytes;
}

/** CON, NUL and the like, with any ending; digits also raised (Microsoft, Naming Files, Paths, and Namespaces). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?=$|[ .])/i;

/** The name that a file of the kista gets here; undefined for one that is refused. `name` is one name, without a path. */
export function toLocalName(name: string, platform: Platform): string | undefined {
  // A backslash separates folders on Windows, and no kista name needs one.
  if (!isSendable(name) || name.includes('\\')) return undefined;
  if (platform !== 'win32') return name;
  const fit = name.replace(/[<>:"|?*]/g, '_').replace(/[. ]+$/, (end) => '_'.repeat(end.length));
  return device.test(fit) ? `_${fit}` : fit;
}

/** What two names have in common that are one name on a disk of Windows or macOS. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** A name for people: one line, without anything that a terminal or a page would act on. */
export function toShownName(name: string): string {
  return name.replace(emojiParts, '').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 300);
}

/** The same name with a number: `data (2).csv`. */
export function withNumber(name: string, number: number): string {
  const [, stem = name, ending = ''] = /^(.+?)((?:\.tar)?\.[^./]{1,10})?$/u.exec(name) ?? [];
  return `${stem} (${String(number)})${ending}`;
}
