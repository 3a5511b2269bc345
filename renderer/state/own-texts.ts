// The words of one rare page, which come with the page: both languages, because together they are small and a change of language then waits for nothing.

import type { Language } from '../../preload/contract/text/language.ts';
import { useLanguage } from './language.ts';

/** The words of the page in the language of the window. */
export function useOwnTexts<T>(words: Readonly<Record<Language, T>>): T {
  return words[useLanguage().language];
}
