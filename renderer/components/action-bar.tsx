// The bar at the foot of a page. Its buttons stand as on the system: primary first on Windows, primary last on macOS and Linux.

import { Children, type ReactElement, type ReactNode } from 'react';
import type { Platform } from '../../preload/contract/platform.ts';
import css from './action-bar.module.css';

interface ActionBarProps {
  readonly platform: Platform | undefined;
  /** Quiet links or the progress, at the beginning of the line. */
  readonly start: ReactNode;
  /** Buttons, the primary one first. */
  readonly children: ReactNode;
}

/** Progress or quiet links, then the buttons in the order of the system; the reading order is the drawn order. */
export function ActionBar({ platform, start, children }: ActionBarProps): ReactElement {
  const buttons = Children.toArray(children);
  return (
    <footer className={css.bar}>
      <div className={css.inner}>
        {start}
        <div className={css.buttons}>{platform === 'win32' ? buttons : buttons.reverse()}</div>
      </div>
    </footer>
  );
}
