// The head of a page: the finding as title, one sentence, and what follows from it. When the page says something else, the focus goes here.

import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { fill } from '../../preload/contract/text/fill.ts';
import { useLanguage } from '../state/language.ts';
import css from './page-head.module.css';

interface PageHeadProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** A new value moves the focus to the title; the first one does not: the app does that when the screen is another one. */
  readonly focusOn?: string;
  readonly children?: ReactNode;
}

/** Title, sentence and actions. */
export function PageHead({ title, lead, focusOn = '', children }: PageHeadProps): ReactElement {
  const { w } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(focusOn);
  useEffect(() => {
    if (last.current === focusOn) return;
    last.current = focusOn;
    heading.current?.focus();
  }, [focusOn]);
  useEffect(() => { document.title = fill(w.frame.windowTitle, { title }); }, [w, title]);
  return (
    <header className={css.head}>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {lead !== undefined && <p className={css.lead}>{lead}</p>}
      {children !== undefined && <div className={css.more}>{children}</div>}
    </header>
  );
}
