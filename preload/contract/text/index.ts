// All texts of both languages at once, for the main process and the headless commands. The window loads one language at a time and
// imports the parts beside this file instead.

import type { ProblemCode, ProblemFacts } from '../problems.ts';
import { en, type Texts } from './en.ts';
import type { Language } from './language.ts';
import { nb } from './nb.ts';
import { problemText as textOf, type ProblemText } from './problem-text.ts';
import { problemsEn } from './problems/en.ts';
import { problemsNb } from './problems/nb.ts';

export { fill } from './fill.ts';
export { chooseLanguage, languages, type Language } from './language.ts';
export type { ProblemText, Texts };

const catalogue: Readonly<Record<Language, Texts>> = { en: { ...en, problems: problemsEn }, nb: { ...nb, problems: problemsNb } };

/** All texts in one language. */
export function texts(language: Language): Texts {
  return catalogue[language];
}

/** What happened, why it usually happens and what to do next. */
export function problemText(code: ProblemCode, facts: ProblemFacts, language: Language): ProblemText {
  return textOf(texts(language), { code, facts });
}
