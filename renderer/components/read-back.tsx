// A key as it was typed, drawn large enough to compare with the picture on the phone. Digits are underlined, and the letters that look
// like digits or like each other are named.

import type { ReactElement } from 'react';
import { fill } from '../../preload/contract/text/fill.ts';
import { useLanguage } from '../state/language.ts';
import css from './field.module.css';

const twins = ['O', 'o', 'I', 'l'] as const;

/** The read-back line and what its marks mean. Screen readers say the input itself, so the line is silent. */
export function ReadBack({ value }: { readonly value: string }): ReactElement {
  const { w: { components: words } } = useLanguage();
  const found = twins.filter((letter) => value.includes(letter));
  const named = found.map((letter) => fill(/[A-Z]/.test(letter) ? words.capital : words.small, { letter }));
  return (
    <>
      <p className={css.readBack} aria-hidden="true">{[...value].map((character, index) => <Character key={index} character={character} />)}</p>
      <p className={css.hint}>{words.readBack}{found.length > 0 && ` ${fill(words.readBackTwins, { letters: named.join(', ') })}`}</p>
    </>
  );
}

function Character({ character }: { readonly character: string }): ReactElement {
  if (/[0-9]/.test(character)) return <span className={css.digit}>{character}</span>;
  return <span className={character === ' ' ? css.blank : undefined}>{character === ' ' ? '\u00A0' : character}</span>;
}
