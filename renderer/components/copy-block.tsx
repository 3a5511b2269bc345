// A text for somebody else, to copy whole: for the IT department, or a command to run by hand.

import type { ReactElement } from 'react';
import css from './copy-block.module.css';
import { CopyButton } from './copy-button.tsx';
import { Section } from './layout.tsx';

interface CopyBlockProps {
  readonly title: string;
  readonly text: string;
}

/** Heading, copy button, and the text as it will be pasted. */
export function CopyBlock({ title, text }: CopyBlockProps): ReactElement {
  return (
    <Section title={title} meta={<CopyButton text={text} label={title} />}>
      <pre className={css.block} tabIndex={0}>{text}</pre>
    </Section>
  );
}
