// A question that must be answered before anything else. The native dialog keeps the focus inside and gives it back afterwards.

import { useId, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { ButtonRow } from './button-row.tsx';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Esc, and the way out that changes nothing. */
  readonly onClose: () => void;
  /** Buttons, the primary one first. */
  readonly actions: ReactNode;
}

/** Open as long as it is drawn. */
export function Dialog({ title, children, onClose, actions }: DialogProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it is taken out of the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <h2 id={id} tabIndex={-1} autoFocus>{title}</h2>
      <div className={css.body}>{children}</div>
      <ButtonRow isAtEnd>{actions}</ButtonRow>
    </dialog>
  );
}
