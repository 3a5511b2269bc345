// Buttons side by side, in the order of the system: primary first on Windows, primary last on macOS and Linux. The reading order is the drawn one.

import { Children, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { useShell } from '../state/shell.ts';
import css from './button-row.module.css';

interface ButtonRowProps {
  /** Buttons, the primary one first. */
  readonly children: ReactNode;
  /** Where the row stands: at the end of a bar or dialog, or at the beginning of a line. */
  readonly isAtEnd?: boolean;
}

/** A row that wraps, and on narrow windows fills the line. */
export function ButtonRow({ children, isAtEnd = false }: ButtonRowProps): ReactElement {
  const { platform } = useShell();
  const buttons = flatten(children);
  const isPrimaryFirst = platform === 'win32' || !isAtEnd; // a row that begins a line begins with what it is about, on every system
  return <div className={`${css.row} ${isAtEnd ? css.end : ''}`}>{isPrimaryFirst ? buttons : buttons.reverse()}</div>;
}

/** A fragment around some of the buttons must not keep them together: the order is that of all of them. */
function flatten(children: ReactNode): ReactNode[] {
  return Children.toArray(children).flatMap((child): ReactNode[] => {
    if (!isValidElement<{ readonly children?: ReactNode }>(child) || child.type !== Fragment) return [child];
    return flatten(child.props.children).map((inner, index) => <Fragment key={`${child.key} ${index}`}>{inner}</Fragment>);
  });
}
