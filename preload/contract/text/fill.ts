// How values get into a text. It does not decide which text is shown.

import type { ProblemFacts } from '../problems.ts';

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
