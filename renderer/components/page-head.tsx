// The head of a page: the finding as title, one sentence, and what follows from it. When the page becomes another one, the focus goes here.

import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import css from './page-head.module.css';

interface PageHeadProps {
  readonly title: string;
  readonly lead: string | undefined;
  /** A new value moves the focus to the title; the first one does not. */
  readonly focusOn: string;
  readonly children?: ReactNode;
}

/** Title, sentence and actions. */
export function PageHead({ title, lead, focusOn, children }: PageHeadProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(focusOn);
  useEffect(() => {
    if (last.current === focusOn) return;
    last.current = focusOn;
    heading.current?.focus();
  }, [focusOn]);
  return (
    <header className={css.head}>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {lead !== undefined && <p className={css.lead}>{lead}</p>}
      {children}
    </header>
  );
}
