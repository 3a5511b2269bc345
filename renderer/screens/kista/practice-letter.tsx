// In practice: HUNT Cloud's e-mail with the transfer information, as soon as the key was handed over. One press puts it in its place.

import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/layout.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

/** The e-mail as a sheet of its own, or why it has not come. */
export function PracticeLetter({ store, told: { letter } }: PageProps): ReactElement {
  const { begin: words } = useKistaTexts();
  return (
    <Section title={words.letter} {...(letter !== undefined && { meta: <Button kind="small" onPress={() => store.read({ text: letter })}>{words.useLetter}</Button> })}>
      {letter === undefined ? <p className="soft">{words.noLetter}</p> : <pre className={css.sheet} tabIndex={0} aria-label={words.letter}>{letter}</pre>}
    </Section>
  );
}
