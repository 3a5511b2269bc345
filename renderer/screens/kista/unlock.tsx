// Which key the kista is to let in, and its passphrase, which goes to the main process and nowhere else.

import { useRef, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { useTypingInto } from '../../state/focus.ts';
import { needsPassphrase, usedKey } from '../../state/kista-page.ts';
import { useLanguage } from '../../state/language.ts';
import { KistaRail } from './kista-rail.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

/** The page. */
export function UnlockPage({ store, told }: PageProps): ReactElement {
  const { unlock: words, back } = useKistaTexts();
  const [passphrase, setPassphrase] = useState('');
  const key = usedKey(told);
  const isNeeded = needsPassphrase(told);
  const isBusy = useStore(store, ({ doing }) => doing !== undefined);
  const hasNone = told.keys.length === 0;
  const check = async (): Promise<void> => {
    if (key === undefined || (isNeeded && passphrase === '')) return;
    await store.check(isNeeded ? { passphrase } : {});
  };
  const reason = key === undefined ? words.which : isNeeded && passphrase === '' ? words.waiting : undefined;
  const bar = (
    <ActionBar>
      {hasNone ? <Button kind="primary" onPress={() => store.show('ready')}>{words.make}</Button> : <Button kind="primary" isBusy={isBusy} disabledReason={reason} onPress={check}>{words.check}</Button>}
      <Button kind="plain" onPress={() => store.show('begin')}>{back}</Button>
    </ActionBar>
  );
  return (
    <Page rail={<KistaRail store={store} />} bar={bar}>
      <PageHead title={hasNone ? words.titleNone : words.title} lead={hasNone ? words.leadNone : words.lead} />
      <div className="stack">
        {(told.keys.length > 1 || (key === undefined && !hasNone)) && <WhichKey store={store} told={told} />}
        {key !== undefined && isNeeded && <Passphrase store={store} told={told} value={passphrase} onChange={setPassphrase} onEnter={() => void check()} name={key.place} />}
        <Refused store={store} />
      </div>
    </Page>
  );
}

function WhichKey({ store, told }: PageProps): ReactElement {
  const { unlock: words, key: keyWords } = useKistaTexts();
  return (
    <fieldset className={css.choices}>
      <legend>{words.which}</legend>
      {told.keys.map(({ name, kind, place }) => (
        <label key={name} className={css.choice}>
          <input type="radio" name="key" checked={name === told.key} onChange={() => void store.makeKey({ name, kind, reuse: true })} />
          <span><code>{place}</code> <span className="meta">{keyWords.kinds[kind]}</span></span>
        </label>
      ))}
    </fieldset>
  );
}

interface PassphraseProps extends PageProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

function Passphrase({ store, name, value, onChange, onEnter }: PassphraseProps): ReactElement {
  const { t } = useLanguage();
  const { unlock: words } = useKistaTexts();
  const field = useRef<HTMLInputElement>(null);
  useTypingInto(field);
  const wrong = useStore(store, ({ problem }) => (problem?.problem.code === 'kista.passphraseWrong' ? problem.problem : undefined));
  const told = wrong && problemText(t, wrong);
  return (
    <div className={css.passphrase}>
      <Field
        kind="secret" label={fill(words.passphrase, { key: name })} value={value} inputRef={field} onChange={onChange} onCommit={(by) => { if (by === 'enter') onEnter(); }}
        error={told && value === '' ? `${told.what} ${told.next}` : undefined}
      />
    </div>
  );
}

/** What sent the person back to this page; that a passphrase is needed is what the page asks anyway. */
function Refused({ store }: Pick<PageProps, 'store'>): ReactElement | undefined {
  const problem = useStore(store, (state) => state.problem?.problem);
  if (problem === undefined || problem.code === 'kista.passphraseMissing' || problem.code === 'kista.passphraseWrong') return undefined;
  return <ProblemPanel problem={problem} />;
}
