// The bar at the foot of a page: quiet actions or the progress on the left, the buttons on the right.

import type { ReactElement, ReactNode } from 'react';
import css from './action-bar.module.css';
import { ButtonRow } from './button-row.tsx';

interface ActionBarProps {
  /** Quiet buttons or the progress, at the beginning of the line. */
  readonly start?: ReactNode;
  /** Buttons, the primary one first; the row puts them into the order of the system. */
  readonly children?: ReactNode;
}

/** It stays at the foot of the window while the page scrolls, and lies in the flow when the window is low or narrow. */
export function ActionBar({ start, children }: ActionBarProps): ReactElement {
  return (
    <footer className={css.bar}>
      <div className={css.inner}>
        {start !== undefined && <div className={css.start}>{start}</div>}
        {children !== undefined && <ButtonRow isAtEnd>{children}</ButtonRow>}
      </div>
    </footer>
  );
}
