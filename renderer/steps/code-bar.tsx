// The bar under a question for a code: send it, leave it, stop the run.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { ActionBar } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { CancelButton } from '../screens/cancel-button.tsx';
import { standOfQuestion, type CodeStore } from '../state/code-store.ts';

interface CodeBarProps {
  readonly id: number;
  readonly store: CodeStore;
  readonly digits: string;
  readonly words: { readonly send: string; readonly sending: string; readonly skip: string };
}

/** The same three ways on for every code. */
export function CodeBar({ id, store, digits, words }: CodeBarProps): ReactElement {
  const isSending = standOfQuestion(useStore(store), id).at === 'sending';
  return (
    <ActionBar start={<Button kind="quiet" onPress={() => store.giveUp(id)}>{words.skip}</Button>}>
      <Button kind="primary" isBusy={isSending} busyLabel={words.sending} onPress={() => store.complete(id, digits)}>{words.send}</Button>
      <CancelButton />
    </ActionBar>
  );
}
