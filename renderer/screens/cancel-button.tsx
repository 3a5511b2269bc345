// Cancel, wherever something is going on: the button and Esc. What is finished stays finished, so nothing is lost by it.

import { useEffect, type ReactElement } from 'react';
import { Button } from '../components/button.tsx';
import { useLanguage } from '../state/language.ts';
import { useShell, useVisit } from '../state/shell.ts';

/** Answers at once ("Stopping…"); the engine stops at its next safe point. */
export function CancelButton(): ReactElement {
  const { w: { running: words } } = useLanguage();
  const { visit } = useShell();
  const isCancelling = useVisit(({ run }) => run?.cancelling === true);
  useEffect(() => {
    const onKey = ({ key, defaultPrevented }: KeyboardEvent): void => { if (key === 'Escape' && !defaultPrevented) void visit.cancel(); };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [visit]);
  return <Button kind="plain" isBusy={isCancelling} busyLabel={words.cancelling} onPress={() => visit.cancel()}>{words.cancel}</Button>;
}
