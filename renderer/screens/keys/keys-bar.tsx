// The bar of the keys screen: help for keys that have expired, checking, planning with its progress and Cancel, the way back.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import type { KeysStore } from '../../state/keys-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useShell, useVisit } from '../../state/shell.ts';
import { useEscape } from '../../state/use-escape.ts';
import { ExpiredKeys } from './expired-keys.tsx';

/** The bar. */
export function KeysBar({ store, onSubmit }: { readonly store: KeysStore; readonly onSubmit: () => Promise<void> }): ReactElement {
  const { visit } = useShell();
  const { w: { keys: words } } = useLanguage();
  const { isSubmitting } = useStore(store);
  const planning = useVisit((all) => all.planning);
  const [isExpiredShown, showExpired] = useState(false);
  useEscape(planning !== undefined, visit.cancel);
  const start = planning === undefined
    ? <Button kind="quiet" onPress={() => showExpired(true)}>{words.expired}</Button>
    : <ProgressLine doing={words.planning} value={planning.fraction} />;
  return (
    <>
      <ActionBar start={start}>
        <Button kind="primary" isBusy={isSubmitting} busyLabel={words.checkingAll} onPress={onSubmit}>{words.check}</Button>
        {planning === undefined
          ? <Button kind="plain" onPress={() => visit.show('start')}>{words.back}</Button>
          : <Button kind="plain" isBusy={planning.cancelling} busyLabel={words.cancelling} onPress={visit.cancel}>{words.cancel}</Button>}
      </ActionBar>
      {isExpiredShown && <ExpiredKeys onClose={() => showExpired(false)} />}
    </>
  );
}
