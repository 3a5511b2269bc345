// A button. While it is busy or may not be pressed it keeps its place and its focus, says why, and does nothing.

import { useId, type ReactElement, type ReactNode } from 'react';
import { useShell } from '../state/shell.ts';
import css from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  /** `primary`: one on a screen. `small`: beside a field or a heading. `quiet`: text alone. `link`: text within a line of text. */
  readonly kind: 'primary' | 'plain' | 'quiet' | 'small' | 'link';
  readonly onPress: () => void | Promise<unknown>;
  readonly isBusy?: boolean;
  /** Takes the place of the label while busy ("Checking…"); the width stays that of the longer one. */
  readonly busyLabel?: string;
  /** Given when it may not be pressed now; drawn beside it. */
  readonly disabledReason?: string | undefined;
  readonly icon?: IconName;
  readonly isIconAtEnd?: boolean;
  /** It makes the system ask for an administrator. Windows alone marks such buttons with a shield. */
  readonly elevates?: boolean;
  /** Whether what it opens is open, and the id of that. */
  readonly isExpanded?: boolean;
  readonly controls?: string;
  /** What a screen reader says when the visible words are not enough; it holds those words. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** One action of the page. */
export function Button(props: ButtonProps): ReactElement {
  const { kind, onPress, isBusy = false, disabledReason, isExpanded, controls, name } = props;
  const reasonId = useId();
  const isOff = isBusy || disabledReason !== undefined;
  const button = (
    <button
      type="button" className={`${css.button} ${css[kind] ?? ''}`} onClick={() => { if (!isOff) void onPress(); }}
      aria-disabled={isOff || undefined} aria-busy={isBusy || undefined} aria-describedby={disabledReason === undefined ? undefined : reasonId}
      aria-expanded={isExpanded} aria-controls={controls} aria-label={name}
    >
      <Inside {...props} />
    </button>
  );
  if (disabledReason === undefined) return button;
  return <span className={css.reasoned}>{button}<span id={reasonId} className={css.reason}>{disabledReason}</span></span>;
}

/** Both faces lie on one another, so that the button is as wide as the wider one from the beginning. */
function Inside({ isBusy = false, busyLabel, ...props }: ButtonProps): ReactElement {
  if (busyLabel === undefined) return <Face {...props} />;
  return (
    <span className={css.faces}>
      <span className={isBusy ? css.away : undefined}><Face {...props} /></span>
      <span className={isBusy ? undefined : css.away}>{busyLabel}</span>
    </span>
  );
}

function Face({ icon, isIconAtEnd = false, elevates = false, children }: ButtonProps): ReactElement {
  const { platform } = useShell();
  const shown = elevates && platform === 'win32' ? 'shield' : icon;
  return (
    <>
      {shown && !isIconAtEnd && <Icon name={shown} />}
      <span>{children}</span>
      {shown && isIconAtEnd && <Icon name={shown} />}
    </>
  );
}
