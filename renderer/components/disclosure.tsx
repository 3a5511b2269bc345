// Something that not everybody needs, behind a line of text.

import type { ReactElement, ReactNode } from 'react';
import css from './disclosure.module.css';
import { Icon } from './icon.tsx';

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** Closed until somebody wants to know. */
export function Disclosure({ summary, isOpen = false, children }: DisclosureProps): ReactElement {
  return (
    <details className={css.disclosure} open={isOpen}>
      <summary><Icon name="right" />{summary}</summary>
      <div className={css.body}>{children}</div>
    </details>
  );
}
