// The size of a file in words. Pure.

import type { Language } from '../../../preload/contract/text/language.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** For example `48 kB`; thousands, as file managers on macOS and Ubuntu count. */
export function sizeText(sizeBytes: number, language: Language): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3)));
  const value = sizeBytes / 1000 ** step;
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[step], maximumFractionDigits: step > 1 ? 1 : 0 }).format(value);
}
