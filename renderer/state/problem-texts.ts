// What problems say, in the languages that were loaded. It is half of all words, and the first picture needs none of it, so it comes
// directly after that. Until it is here nothing is told that could be a problem (held-back.ts), so whoever shows one never waits.

import type { Language } from '../../preload/contract/text/language.ts';
import type { ProblemTexts } from '../../preload/contract/text/problems/en.ts';

const here = new Map<Language, ProblemTexts>();

/** Loads what problems say in one language; rejects when the program's own files are not there. */
export async function loadProblemTexts(language: Language): Promise<void> {
  const { problems } = language === 'nb' ? await import('./words/problems-nb.ts') : await import('./words/problems-en.ts');
  here.set(language, problems);
}

/** What problems say in a language that was loaded; asking before that is a fault in the window. */
export function problemTexts(language: Language): ProblemTexts {
  const texts = here.get(language);
  if (texts === undefined) throw new Error(`what problems say in ${language} was asked for before it was loaded`);
  return texts;
}
