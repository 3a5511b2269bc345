// A new key: its name and its passphrase. The type, and doing without a passphrase, stand behind a line that few need.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { keyKinds, type KeyKind } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { Button } from '../../components/button.tsx';
import { ButtonRow } from '../../components/button-row.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Field } from '../../components/field.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import type { KistaStore } from '../../state/kista-store.ts';
import { useLanguage } from '../../state/language.ts';
import css from './kista.module.css';
import { useKistaTexts } from './texts.ts';

interface FormProps {
  readonly store: KistaStore;
  readonly onMade: () => void;
}

/** The form. What was typed is forgotten as soon as the key is made. */
export function KeyForm({ store, onMade }: FormProps): ReactElement {
  const { key: words } = useKistaTexts();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [kind, setKind] = useState<KeyKind>('ed25519');
  const [isOpen, setIsOpen] = useState(false);
  const isMaking = useStore(store, ({ doing }) => doing === 'key');
  const problem = useStore(store, (state) => (state.problem?.of === 'key' ? state.problem.problem : undefined));
  const missing = name.trim() === '' ? words.waitName : !isOpen && passphrase === '' ? words.waitPassphrase : undefined;
  const make = async (reuse: boolean): Promise<void> => {
    if (missing !== undefined && !reuse) return;
    await store.makeKey({ name: name.trim(), kind, ...(reuse ? { reuse: true } : isOpen ? { open: true } : { passphrase }) });
    if (store.getState().problem === undefined) onMade();
  };
  const onEnter = (by: 'enter' | 'blur'): void => { if (by === 'enter') void make(false); };
  const errors = useErrors(problem?.code, problem);
  return (
    <div className="stack-s">
      <p className="soft">{words.lead}</p>
      <Field label={words.name} value={name} onChange={setName} onCommit={onEnter} hint={fill(words.nameHint, { name: name.trim() || words.nameEmpty })} error={errors.name} />
      {!isOpen && <Field kind="secret" label={words.passphrase} value={passphrase} onChange={setPassphrase} onCommit={onEnter} hint={words.passphraseHint} error={errors.passphrase} />}
      <Disclosure summary={words.more}><More kind={kind} onKind={setKind} isOpen={isOpen} onOpen={setIsOpen} /></Disclosure>
      {problem !== undefined && errors.name === undefined && errors.passphrase === undefined && <ProblemPanel problem={problem} />}
      <ButtonRow>
        <Button kind="primary" isBusy={isMaking} busyLabel={words.making} disabledReason={missing} onPress={() => make(false)}>{words.make}</Button>
        {problem?.code === 'kista.keyExists' && <Button kind="plain" isBusy={isMaking} onPress={() => make(true)}>{words.reuse}</Button>}
      </ButtonRow>
    </div>
  );
}

/** The sentence at the field that it is about. */
function useErrors(code: string | undefined, problem: Parameters<typeof problemText>[1] | undefined): { readonly name?: string; readonly passphrase?: string } {
  const { t } = useLanguage();
  if (problem === undefined) return {};
  const { what, next } = problemText(t, problem);
  if (code === 'kista.badName' || code === 'kista.keyExists') return { name: `${what} ${next}` };
  return code === 'kista.passphraseTooShort' || code === 'kista.passphraseWanted' ? { passphrase: `${what} ${next}` } : {};
}

interface MoreProps {
  readonly kind: KeyKind;
  readonly onKind: (kind: KeyKind) => void;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

function More({ kind, onKind, isOpen, onOpen }: MoreProps): ReactElement {
  const { key: words } = useKistaTexts();
  return (
    <div className="stack-s">
      <fieldset className={css.choices}>
        <legend>{words.kind}</legend>
        {keyKinds.map((one) => (
          <label key={one} className={css.choice}><input type="radio" name="kind" checked={one === kind} onChange={() => onKind(one)} /><span>{words.kinds[one]}</span></label>
        ))}
      </fieldset>
      <label className={css.choice}><input type="checkbox" checked={isOpen} onChange={({ target }) => onOpen(target.checked)} /><span>{words.noPassphrase}</span></label>
    </div>
  );
}
