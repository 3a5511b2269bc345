// Days and times as a person of that language writes them. The language decides, not the settings of this computer.

import type { Language } from '../../preload/contract/text/language.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', nb: 'nb-NO' };

/** "14:32" or "14.32". */
export function timeOf(atMs: number, language: Language): string {
  const time = new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', hour12: false }).format(atMs);
  return language === 'nb' ? time.replace(':', '.') : time;
}

/** "14 Nov 2027". */
export function dayOf(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', year: 'numeric' }).format(atMs);
}

/** The same for a day that is written "2027-11-14", whatever the time zone of this computer. */
export function dayOfIso(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayOf(new Date(year, month - 1, date).getTime(), language);
}
