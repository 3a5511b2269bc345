// Which texts a person reads, and how values get into them. It does not decide where a text is shown.

import type { ProblemCode, ProblemFacts } from '../problems.ts';
import { en, type Texts } from './en.ts';
import { nb } from './nb.ts';

export type { Texts };

export const languages = ['en', 'nb'] as const;
export type Language = (typeof languages)[number];

const catalogue: Readonly<Record<Language, Texts>> = { en, nb };

/** All texts in one language. */
export function texts(language: Language): Texts {
  return catalogue[language];
}

/** Answers the language for a locale such as `nb-NO` or `nn_NO.UTF-8`: Norwegian for no, nb and nn, else English. */
export function chooseLanguage(locale: string): Language {
  return /^(no|nb|nn)(?![a-z0-9])/i.test(locale) ? 'nb' : 'en';
}

/** Puts values into a text's `{placeholders}`; a missing value becomes `…`. Values may come from hostile files and are shown, not obeyed. */
export function fill(text: string, facts: ProblemFacts): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (_placeholder, name: string) => (Object.hasOwn(facts, name) ? makeShowable(facts[name] ?? '') : '…'));
}

const longestValue = 200;

/** Control and direction characters could rewrite a terminal's lines or turn a name around, so each shows as U+FFFD. */
function makeShowable(value: string): string {
  const visible = value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return visible.length <= longestValue ? visible : `${[...visible].slice(0, longestValue - 1).join('')}…`;
}

export interface ProblemText {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  /** The command to run by hand, when the problem names one. */
  readonly byHand?: string;
}

/** What happened, why it usually happens and what to do next. */
export function problemText(code: ProblemCode, facts: ProblemFacts, language: Language): ProblemText {
  const { problems, phrases } = texts(language);
  const { what, why, next } = problems[code];
  return {
    what: fill(what, facts), why: fill(why, facts), next: fill(next, facts),
    ...(facts['command'] === undefined ? {} : { byHand: fill(phrases.byHand, facts) }),
  };
}
