// Taking changes back: the button, and the question before it that counts exactly and says what stays.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../preload/contract/text/fill.ts';
import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useLanguage } from '../state/language.ts';
import { useShell, useVisit } from '../state/shell.ts';
import type { StatusStore } from '../state/status-store.ts';
import { canUndo, offerUndo, type UndoOffer } from '../state/undo-offer.ts';

interface UndoProps {
  readonly store: StatusStore;
}

/** Nothing is drawn when there is nothing to take back. */
export function UndoEverything({ store }: UndoProps): ReactElement | null {
  const { w: { status: words } } = useLanguage();
  const recorded = useStore(store, (status) => status.recorded);
  const isWorking = useVisit(({ run, planning }) => run !== undefined || planning !== undefined);
  if (!canUndo(offerUndo(recorded, []))) return null;
  return <Button kind="quiet" icon="undo" isBusy={isWorking} onPress={() => store.askUndo([])}>{words.undoAll}</Button>;
}

/** The question, while it is asked. */
export function UndoDialog({ store }: UndoProps): ReactElement | null {
  const { w: { status: words } } = useLanguage();
  const { visit } = useShell();
  const offer = useStore(store, (status) => status.undoing);
  const isPractice = useVisit(({ result, practice }) => result?.practice ?? practice !== undefined);
  if (offer === undefined) return null;
  const undo = (): Promise<void> => {
    store.closeUndo();
    return visit.undo(offer.steps);
  };
  const actions = <><Button kind="primary" onPress={undo}>{words.undo}</Button><Button kind="plain" onPress={store.closeUndo}>{words.keep}</Button></>;
  return (
    <Dialog title={undoQuestion(offer, words, isPractice)} onClose={store.closeUndo} actions={actions}>
      {offer.passphraseStays && <p>{words.undoPassphrase}</p>}
      <p>{words.undoHow}</p>
    </Dialog>
  );
}

/** What would be taken back, counted. In the practice lab nothing of it is on this computer. */
export function undoQuestion({ onComputer, onLab }: UndoOffer, words: WindowTexts['status'], isPractice: boolean): string {
  if (isPractice) return fill(words.undoTitle, { what: fill(onComputer + onLab === 1 ? words.undoOnePractice : words.undoManyPractice, { count: String(onComputer + onLab) }) });
  const one = onComputer === 0 ? '' : fill(onComputer === 1 ? words.undoOneComputer : words.undoManyComputer, { count: String(onComputer) });
  const other = onLab === 0 ? '' : fill(onLab === 1 ? words.undoOneLab : words.undoManyLab, { count: String(onLab) });
  return fill(words.undoTitle, { what: one === '' || other === '' ? `${one}${other}` : fill(words.undoBoth, { one, other }) });
}
