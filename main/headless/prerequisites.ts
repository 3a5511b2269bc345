// What prepare-computer found, as lines for a person. Pure.

import type { Prerequisite } from '../../preload/contract/prerequisites.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import type { Language } from '../../preload/contract/text/index.ts';
import { prerequisitesEn, type PrerequisiteTexts } from '../../preload/contract/text/prerequisites/en.ts';
import { prerequisitesNb } from '../../preload/contract/text/prerequisites/nb.ts';

const catalogue: Readonly<Record<Language, PrerequisiteTexts>> = { en: prerequisitesEn, nb: prerequisitesNb };

/** One line for each thing, and below it what is worth knowing and what would help. */
export function composePrerequisites(prerequisites: readonly Prerequisite[], language: Language): string[] {
  return prerequisites.flatMap((one) => composeOne(one, catalogue[language]));
}

function composeOne({ id, state, isNeeded, value, expected, note, action }: Prerequisite, t: PrerequisiteTexts): string[] {
  const mark = isNeeded && (state === 'missing' || state === 'too-old') ? '!' : ' ';
  const read = value === '' && state === 'found' ? t.phrases.none : value;
  const least = expected === undefined ? '' : ` (${fill(t.phrases.atLeast, { expected })})`;
  return [
    ` ${mark}  ${t.states[state].padEnd(20)} ${t.names[id]}${read === '' ? '' : `: ${read}`}${least}`,
    ...(note === undefined ? [] : [`        ${t.notes[note]}`]), ...(action === undefined ? [] : composeAction(action, expected, t).map((line) => `        ${line}`)),
  ];
}

function composeAction({ kind, what, command, page }: NonNullable<Prerequisite['action']>, expected: string | undefined, t: PrerequisiteTexts): string[] {
  const { title, forIt } = t.actions[kind];
  const words = { what, command: command ?? page ?? what, expected: expected ?? '' };
  return [fill(title, words), fill(t.phrases.forIt, { line: fill(forIt, words) }), ...(page === undefined ? [] : [fill(t.phrases.page, { page })])];
}
