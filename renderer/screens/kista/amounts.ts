// Numbers of a transfer in words: how many files, how long, how fast. Pure.

import type { Language } from '../../../preload/contract/text/language.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import type { KistaWindowTexts } from '../../../preload/contract/text/kista/window-en.ts';
import { sizeText } from '../start/size-text.ts';

type TransferWords = KistaWindowTexts['transfer'];

/** "1 file", "12,000 files". */
export function filesText(count: number, words: TransferWords, language: Language): string {
  return count === 1 ? words.oneFile : fill(words.severalFiles, { count: new Intl.NumberFormat(language).format(count) });
}

/** "40 seconds", "12 minutes", "3 hours": as exact as anybody plans by. */
export function timeText(seconds: number, words: TransferWords): string {
  if (seconds <= 1) return words.leftSecond;
  if (seconds < 60) return fill(words.leftSeconds, { count: String(Math.ceil(seconds)) });
  const minutes = Math.round(seconds / 60);
  if (minutes === 1) return words.leftMinute;
  return minutes < 100 ? fill(words.leftMinutes, { count: String(minutes) }) : fill(words.leftHours, { count: String(Math.round(minutes / 60)) });
}

/** "13.9 MB per second". */
export function speedText(bytesPerSecond: number, words: TransferWords, language: Language): string {
  return fill(words.speed, { speed: sizeText(bytesPerSecond, language) });
}
