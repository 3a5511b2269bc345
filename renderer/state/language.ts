// The language of the window and its words, given to every component below the app. Only the words that are shown are loaded.

import { createContext, useContext } from 'react';
import type { Texts } from '../../preload/contract/text/en.ts';
import type { Language } from '../../preload/contract/text/language.ts';
import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
import { loadProblemTexts, problemTexts } from './problem-texts.ts';

export interface Words {
  readonly language: Language;
  /** What the window shares with the headless commands: steps, journeys, changes, problems. What problems say comes after the first picture (problem-texts.ts). */
  readonly t: Texts;
  /** The window's own words, by screen. */
  readonly w: WindowTexts;
}

export const WordsContext = createContext<Words | undefined>(undefined);

/** The language and its words. */
export function useLanguage(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('there is no language around this component');
  return words;
}

/** Loads the words for the first picture, which shows no problem; rejects when the program's own files are not there. */
export async function loadFirstWords(language: Language): Promise<Words> {
  const { t, w } = language === 'nb' ? await import('./words/nb.ts') : await import('./words/en.ts');
  return { language, t: { ...t, get problems() { return problemTexts(language); } }, w };
}

/** Loads all words of one language; rejects when the program's own files are not there. */
export async function loadWords(language: Language): Promise<Words> {
  const [words] = await Promise.all([loadFirstWords(language), loadProblemTexts(language)]);
  return words;
}
