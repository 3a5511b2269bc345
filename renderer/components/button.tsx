// A button: primary (one on a screen), plain or quiet. While busy it keeps its place and its focus, and does nothing.

import type { ReactElement, ReactNode } from 'react';
import css from './button.module.css';

interface ButtonProps {
  readonly kind: 'primary' | 'plain' | 'quiet';
  readonly isBusy?: boolean;
  readonly onPress: () => void | Promise<void>;
  readonly children: ReactNode;
}

/** One action of the page. */
export function Button({ kind, isBusy = false, onPress, children }: ButtonProps): ReactElement {
  return (
    <button type="button" className={`${css.button} ${css[kind]}`} aria-disabled={isBusy} onClick={() => { if (!isBusy) void onPress(); }}>
      {children}
    </button>
  );
}
