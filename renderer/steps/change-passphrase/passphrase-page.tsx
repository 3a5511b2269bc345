// The passphrase question: a new one, typed twice, for entry and home; or the present one, where a step only has to log in.

import { useEffect, useRef, useState, type ReactElement, type Ref } from 'react';
import { useStore } from 'zustand';
import type { RuleReading } from '../../../preload/contract/passphrase-rules.ts';
import type { Problem } from '../../../preload/contract/problems.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Columns, Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { RuleMeter } from '../../components/rule-meter.tsx';
import { CancelButton } from '../../screens/cancel-button.tsx';
import { VisitRail } from '../../screens/visit-rail.tsx';
import { isFirstAsking } from '../../state/announcements.ts';
import { useTitleFocus, useTypingInto } from '../../state/focus.ts';
import { useLanguage, type Words } from '../../state/language.ts';
import { createPassphraseStore, isComplete, readableRules, type PassphraseState, type PassphraseStore, type Typed } from '../../state/passphrase-store.ts';
import { useSay } from '../../state/say.ts';
import { useShell, useVisit } from '../../state/shell.ts';
import type { Question } from '../../state/visit.ts';
import { Hops } from './hops.tsx';
import css from './passphrase.module.css';
import { useCapsLock } from './use-caps-lock.ts';

export type PassphraseQuestion = Extract<Question, { kind: 'passphrase' }>;

const nothing: Typed = { passphrase: '', repeated: '' };

/** The page of one question; its fields are empty again when it is asked anew. */
export function PassphrasePage({ question }: { readonly question: PassphraseQuestion }): ReactElement {
  const { api } = useShell();
  const [store] = useState(() => createPassphraseStore(api, question.id));
  const [typed, setTyped] = useState(nothing);
  useTitleFocus();
  const purpose = question.purpose ?? 'choose';
  const names = useVisit(({ lab }) => lab);
  const readings = readableRules(typed.passphrase, { user: names?.user ?? '', lab: names?.lab ?? '' });
  const submit = async (): Promise<void> => {
    const isReady = purpose === 'present' ? typed.passphrase !== '' : isComplete(typed, readings);
    const sent = store.submit(isReady, typed.passphrase);
    if (isReady) setTyped(nothing);
    await sent;
  };
  const form: FormProps = { question, purpose, store, typed, onType: setTyped, readings, onSubmit: submit };
  return (
    <Page rail={<VisitRail />} bar={<Bar {...form} />}>
      <Content {...form} />
    </Page>
  );
}

interface FormProps {
  readonly question: PassphraseQuestion;
  readonly purpose: 'choose' | 'present';
  readonly store: PassphraseStore;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly readings: readonly RuleReading[];
  readonly onSubmit: () => Promise<void>;
}

function Content(form: FormProps): ReactElement {
  const { w: { passphrase: words } } = useLanguage();
  const { purpose } = form;
  const isNew = purpose === 'choose';
  const first = useRef<HTMLInputElement>(null);
  const capsLock = useCapsLock();
  const say = useSay();
  useEffect(() => { if (capsLock.isOn) say(words.capsLock); }, [capsLock.isOn, say, words]);
  useTypingInto(first);
  return (
    <>
      <PageHead title={isNew ? words.title : words.presentTitle} lead={isNew ? words.lead : words.presentLead} />
      <Columns split="even">
        <div className={css.fields} onKeyDown={capsLock.onKey} onKeyUp={capsLock.onKey}>
          {isNew ? <NewFields {...form} first={first} /> : <PresentField {...form} first={first} />}
          <p className={css.caps}>{capsLock.isOn && words.capsLock}</p>
        </div>
        <Section title={words.hops}>
          <Hops entry="needs" home="waits" purpose={purpose} />
          <p className={css.once}>{words.once}</p>
        </Section>
      </Columns>
    </>
  );
}

type FieldsProps = FormProps & { readonly first: Ref<HTMLInputElement> };

function NewFields({ question, store, typed, onType, readings, onSubmit, first }: FieldsProps): ReactElement {
  const words = useLanguage();
  const { passphrase: own } = words.w;
  const now = useStore(store);
  const isSubmitted = now.at === 'incomplete';
  const { passphrase, repeated } = typed;
  const isEqual = passphrase !== '' && passphrase === repeated;
  return (
    <>
      <Field
        kind="secret" label={own.field} value={passphrase} onChange={(value) => onType({ ...typed, passphrase: value })} inputRef={first}
        error={passphrase === '' ? problemIn(now, question.problem, words) : undefined}
      />
      <div>
        <RuleMeter characters={[...passphrase].length} readings={readings.filter(isTelling)} isSubmitted={isSubmitted} />
        <p className={css.note}>{own.differentLater}</p>
      </div>
      <Field
        kind="secret" label={own.repeat} value={repeated} onChange={(value) => onType({ ...typed, repeated: value })}
        onCommit={(by) => { if (by === 'enter') void onSubmit(); }}
        error={isSubmitted && !isEqual ? own.differ : undefined} verdict={isEqual ? { mark: 'done', text: own.equal } : undefined}
      />
    </>
  );
}

/** Rules that nearly every passphrase meets are shown only to who breaks them. */
function isTelling({ rule, met }: RuleReading): boolean {
  return !met || (rule !== 'noNames' && rule !== 'plainCharacters');
}

function PresentField({ question, store, typed, onType, onSubmit, first }: FieldsProps): ReactElement {
  const words = useLanguage();
  const now = useStore(store);
  return (
    <Field
      kind="secret" label={words.w.passphrase.presentField} value={typed.passphrase} onChange={(passphrase) => onType({ ...typed, passphrase })} inputRef={first}
      onCommit={(by) => { if (by === 'enter') void onSubmit(); }} error={typed.passphrase === '' ? problemIn(now, question.problem, words) : undefined}
    />
  );
}

/** Why it is asked again; the rule that was broken in its own words. */
function problemIn(now: PassphraseState, asked: Problem | undefined, { t, w }: Words): string | undefined {
  const problem = now.at === 'refused' ? now.problem : asked;
  if (problem === undefined || isFirstAsking(problem.code)) return undefined;
  const { what, next } = problemText(t, problem);
  const isSame = problem.code === 'ssh.passphraseTooWeak' && problem.facts['rule'] === 'different';
  return isSame ? `${what} ${w.components.rules.different}.` : `${what} ${next}`;
}

function Bar({ purpose, store, typed, onSubmit }: FormProps): ReactElement {
  const { w: { passphrase: words } } = useLanguage();
  const now = useStore(store);
  const isNew = purpose === 'choose';
  const isUntouched = typed.passphrase === '' && typed.repeated === '';
  return (
    <ActionBar start={<Button kind="quiet" onPress={() => store.giveUp()}>{words.skip}</Button>}>
      <Button kind="primary" isBusy={now.at === 'sending'} busyLabel={words.sending} onPress={onSubmit} disabledReason={isUntouched && now.at === 'incomplete' ? words.notYet : undefined}>
        {isNew ? words.send : words.presentSend}
      </Button>
      <CancelButton />
    </ActionBar>
  );
}
