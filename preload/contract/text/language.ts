// The two languages, and which one a person most likely reads. Holds no texts, so that the window loads only those it shows.

export const languages = ['en', 'nb'] as const;
export type Language = (typeof languages)[number];

/** Each language by the name it has for itself: a person finds their own among words they cannot read. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', nb: 'Norsk' };

/** Answers the language for a locale such as `nb-NO` or `nn_NO.UTF-8`: Norwegian for no, nb and nn, else English. */
export function chooseLanguage(locale: string): Language {
  return /^(no|nb|nn)(?![a-z0-9])/i.test(locale) ? 'nb' : 'en';
}
