// The language of the window, given to every component below the app. It is remembered in memory only.

import { createContext, useContext } from 'react';
import { texts, type Language, type Texts } from '../../preload/contract/text/index.ts';

export const LanguageContext = createContext<Language>('en');

/** The language and all its texts. */
export function useLanguage(): { readonly language: Language; readonly t: Texts } {
  const language = useContext(LanguageContext);
  return { language, t: texts(language) };
}
