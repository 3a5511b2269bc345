// What the server says before the login, as plain text in a box of its own: another document, nothing of it is ours and nothing in it is obeyed.

import type { ReactElement } from 'react';
import { Section } from '../../components/layout.tsx';
import css from './kista.module.css';
import { useKistaTexts } from './texts.ts';

/** The box; a sentence where the server said nothing. */
export function ServerBanner({ text }: { readonly text: string }): ReactElement {
  const { check: words } = useKistaTexts();
  if (text.trim() === '') return <p className="soft">{words.saysNothing}</p>;
  return (
    <Section title={words.says}>
      <pre className={css.banner} tabIndex={0} aria-label={words.says}>{text}</pre>
      <p className="meta">{words.saysNote}</p>
    </Section>
  );
}
