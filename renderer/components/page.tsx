// The frame of one screen: the rail on the left (a stepper above on narrow windows), the page, the action bar. Without a rail the page is wide.

import type { ReactElement, ReactNode } from 'react';
import css from './page.module.css';

interface PageProps {
  readonly rail?: ReactNode;
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}

/** The main part of the window. */
export function Page({ rail, bar, children }: PageProps): ReactElement {
  const hasRail = rail !== undefined && rail !== null;
  return (
    <div className={`${css.frame} ${hasRail ? css.withRail : css.wide}`}>
      {rail}
      <main className={css.main}>
        <div className={css.page}>{children}</div>
        {bar}
      </main>
    </div>
  );
}
