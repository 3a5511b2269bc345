// The keys of the Signal message, each typed once. What this computer can tell of a key stands beside it at once; Enter goes to the next
// empty field, and from the last one on to the plan.

import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { keysMissingIn } from '../../preload/contract/keys-of-journey.ts';
import type { SecretName } from '../../preload/contract/secrets.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { createKeysStore, keysAskedFor, keyStateOf, nextToType, type KeysStore } from '../state/keys-store.ts';
import { useLanguage } from '../state/language.ts';
import { useShell, useVisit } from '../state/shell.ts';
import { onlyLab } from '../state/visit.ts';
import { KeysBar } from './keys/keys-bar.tsx';
import { KeyRow } from './keys/key-row.tsx';
import { TenDays } from './keys/ten-days.tsx';
import { useToldOfKeys } from './keys/told.ts';
import { WhichJourney } from './keys/which-journey.tsx';
import css from './keys.module.css';
import { KnownLab } from './start/known-lab.tsx';
import { VisitRail } from './visit-rail.tsx';

type Values = Partial<Record<SecretName, string>>;

/** The screen. It is made anew, with empty fields, whenever the keys were handed over. */
export function KeysScreen(): ReactElement {
  const [times, setTimes] = useState(0);
  return <KeysForm key={times} onHandedOver={() => setTimes(times + 1)} />;
}

function KeysForm({ onHandedOver }: { readonly onHandedOver: () => void }): ReactElement {
  const { api, visit } = useShell();
  const [store] = useState(() => createKeysStore(api.bundle, visit));
  const [values, setValues] = useState<Values>({});
  const [fields] = useState(() => new Map<SecretName, HTMLInputElement>());
  useToldOfKeys(store);
  useEffect(() => { // nothing else is done on this page: whoever comes here types
    const [first] = store.toType();
    if (first !== undefined) fields.get(first)?.focus();
  }, [store, fields]);
  const submit = async (): Promise<void> => {
    const answer = await store.submit(values);
    if (answer === 'planned') {
      setValues({});
      onHandedOver();
    } else if (answer !== 'refused') fields.get(answer)?.focus();
  };
  const commit = (name: SecretName, by: 'enter' | 'blur'): void => {
    const checked = store.check(name, values[name] ?? '');
    if (by === 'enter') void goOn(store, { checked, from: name, focus, submit });
  };
  const focus = (name: SecretName): void => fields.get(name)?.focus();
  const type = (name: SecretName, value: string): void => {
    setValues({ ...values, [name]: value });
    store.typed(name, value);
  };
  return (
    <Page rail={<VisitRail />} bar={<KeysBar store={store} onSubmit={submit} />}>
      <Head />
      <ForLab />
      <TenDays />
      <Rows store={store} values={values} fields={fields} onType={type} onCommit={commit} />
      <WhichJourney store={store} onAnswered={() => void goOn(store, { checked: Promise.resolve(), focus, submit })} />
      <Foot store={store} />
    </Page>
  );
}

interface GoingOn {
  readonly checked: Promise<void>;
  readonly from?: SecretName;
  focus(name: SecretName): void;
  submit(): Promise<void>;
}

/** After Enter, or when the journey is known now: to the next empty field; when there is none, and the check of this one has not opened more of them, on to the plan. */
async function goOn(store: KeysStore, { checked, from, focus, submit }: GoingOn): Promise<void> {
  const next = (): SecretName | undefined => nextToType(store.toType(), from);
  const at = next();
  if (at !== undefined && from !== undefined) return focus(at);
  await checked;
  await new Promise((resolve) => { setTimeout(resolve); }); // fields that the check has brought are drawn first
  const later = next();
  if (later !== undefined) focus(later);
  else await submit();
}

function Head(): ReactElement {
  const { w: { keys: words } } = useLanguage();
  const plan = useVisit((visit) => visit.plan);
  const given = useVisit((visit) => visit.keysGiven);
  const isMissing = plan !== undefined && keysMissingIn(plan, given).length > 0;
  return <PageHead title={words.title} lead={isMissing ? words.leadMissing : words.lead} focusOn={isMissing ? 'missing' : 'keys'} />;
}

/** Where no link was given, the person sees here for which lab it goes on. */
function ForLab(): ReactElement | null {
  const { visit } = useShell();
  const lab = useVisit(onlyLab);
  if (lab === undefined) return null;
  return <KnownLab lab={lab} onOther={() => { visit.know({ isOtherLab: true, lab: undefined }); visit.show('start'); }} />;
}

interface RowsProps {
  readonly store: KeysStore;
  readonly values: Values;
  readonly fields: Map<SecretName, HTMLInputElement>;
  readonly onType: (name: SecretName, value: string) => void;
  readonly onCommit: (name: SecretName, by: 'enter' | 'blur') => void;
}

function Rows({ store, values, fields, onType, onCommit }: RowsProps): ReactElement {
  const visit = useVisit((all) => all);
  const state = useStore(store);
  return (
    <ul className="rows">
      {keysAskedFor(visit).map(({ name, isNeeded }) => (
        <li key={name}>
          <KeyRow
            name={name} isNeeded={isNeeded === 'yes'} state={keyStateOf(state, name)} opened={state.opened} value={values[name] ?? ''}
            onType={(value) => onType(name, value)} onCommit={(by) => onCommit(name, by)}
            onFix={async (value) => { onType(name, value); await store.check(name, value); }}
            inputRef={(element) => { if (element === null) fields.delete(name); else fields.set(name, element); }}
          />
        </li>
      ))}
    </ul>
  );
}

function Foot({ store }: { readonly store: KeysStore }): ReactElement {
  const { w: { keys: words } } = useLanguage();
  const { opened } = useStore(store);
  const journey = useVisit((visit) => visit.journey);
  const problem = useVisit((visit) => visit.problem);
  const skipped = opened?.skipped ?? [];
  const sessions = opened?.files.filter((name) => /\.mobaxterm$/i.test(name)) ?? [];
  return (
    <div className={css.foot}>
      {journey === undefined && opened === undefined && <p className="meta">{words.more}</p>}
      {sessions.length > 0 && <p className="meta">{fill(words.mobaxterm, { file: sessions.join(', ') })}</p>}
      {skipped.length > 0 && <p className="meta">{fill(words.skipped, { files: skipped.join(', ') })}</p>}
      {problem !== undefined && <ProblemPanel problem={problem} />}
      <p className="meta">{words.memory}</p>
    </div>
  );
}
