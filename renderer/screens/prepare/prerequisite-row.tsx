// One thing of the list: how it stands, what was read, and what would help. What needs an administrator is a line to copy; the rest is a button.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { phoneItemIds } from '../../../preload/contract/prerequisites.ts';
import type { Prerequisite } from '../../../preload/contract/prerequisites.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { StateWord, type Mark } from '../../components/state-mark.tsx';
import type { PhoneItem, PrepareStore } from '../../state/prepare-store.ts';
import { usePrerequisiteTexts } from './prerequisite-texts.ts';
import { usePreparingTexts } from './texts.ts';
import css from './prepare.module.css';

interface RowProps {
  readonly item: Prerequisite;
  readonly store: PrepareStore;
}

/** The row. */
export function PrerequisiteRow({ item, store }: RowProps): ReactElement {
  const { id, state, value, expected, note, action } = item;
  const texts = usePrerequisiteTexts();
  const isConfirmed = useStore(store, ({ looked }) => looked?.confirmed.some((one) => one === id) === true);
  const read = value === '' && state === 'found' ? texts.phrases.none : value;
  return (
    <li className={css.row}>
      <StateWord mark={markOf(item, isConfirmed)}>{texts.states[isConfirmed ? 'found' : state]}</StateWord>
      <div className={css.what}>
        <p><b>{texts.names[id]}</b> {read !== '' && <code>{read}</code>} {expected !== undefined && <span className="meta">{fill(texts.phrases.atLeast, { expected })}</span>}</p>
        {note !== undefined && <p className="soft">{texts.notes[note]}</p>}
        {isPhoneItem(id) && <Confirm id={id} isConfirmed={isConfirmed} store={store} />}
        {action !== undefined && <Help item={item} action={action} store={store} />}
      </div>
    </li>
  );
}

function markOf({ state, isNeeded }: Prerequisite, isConfirmed: boolean): Mark {
  switch (state) {
    case 'found': return 'done';
    case 'cannot-tell': return 'unknown';
    case 'ask-person': return isConfirmed ? 'done' : 'needs';
    case 'missing':
    case 'too-old': return isNeeded ? 'problem' : 'skipped';
  }
}

function isPhoneItem(id: string): id is PhoneItem {
  return phoneItemIds.some((one) => one === id);
}

function Confirm({ id, isConfirmed, store }: { readonly id: PhoneItem; readonly isConfirmed: boolean; readonly store: PrepareStore }): ReactElement {
  const words = usePreparingTexts();
  return <label className={css.confirm}><input type="checkbox" checked={isConfirmed} onChange={(event) => { void store.confirm(id, event.target.checked); }} /> {words.confirm}</label>;
}

function Help({ item: { id, expected }, action, store }: RowProps & { readonly action: NonNullable<Prerequisite['action']> }): ReactElement {
  const { kind, what, command, page, canRunHere } = action;
  const words = usePreparingTexts();
  const texts = usePrerequisiteTexts();
  const acting = useStore(store, (state) => state.acting);
  const failed = useStore(store, (state) => (state.failed?.id === id ? state.failed.said : undefined));
  const values = { what, expected: expected ?? '', command: command ?? page ?? what };
  const line = fill(texts.actions[kind].forIt, values);
  const title = fill(texts.actions[kind].title, values);
  return (
    <>
      <p>{title}</p>
      <p className="soft">{fill(texts.phrases.forIt, { line })}</p>
      <div className={css.buttons}>
        {canRunHere && <Button kind="small" isBusy={acting === id} busyLabel={words.working} name={`${words.run}: ${title}`} onPress={() => store.act(id, 'run')}>{words.run}</Button>}
        {page !== undefined && <Button kind="small" name={`${words.open}: ${title}`} onPress={() => store.act(id, 'open')}>{words.open}</Button>}
        <CopyButton text={line} label={title} />
      </div>
      {failed !== undefined && <p>{fill(words.failed, { said: failed })}</p>}
    </>
  );
}
