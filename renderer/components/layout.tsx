// How parts of a page stand to each other: two columns only where the right one explains the left, and sections with a heading.

import { useId, type ReactElement, type ReactNode } from 'react';
import css from './layout.module.css';

interface ColumnsProps {
  /** `first` and `second` name the wider one (7 to 5), `side` is a narrow second one of fixed width. */
  readonly split: 'even' | 'first' | 'second' | 'side';
  readonly children: ReactNode;
}

/** Two columns, one below the other on narrow windows. */
export function Columns({ split, children }: ColumnsProps): ReactElement {
  return <div className={`${css.columns} ${css[split] ?? ''}`}>{children}</div>;
}

interface SectionProps {
  readonly title: string;
  /** A short fact at the end of the heading's line, or a small button. */
  readonly meta?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page under its heading. */
export function Section({ title, meta, children }: SectionProps): ReactElement {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.heading}>
        <h2 id={id}>{title}</h2>
        {meta !== undefined && <div className={css.meta}>{meta}</div>}
      </div>
      {children}
    </section>
  );
}
