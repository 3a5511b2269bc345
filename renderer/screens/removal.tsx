// Removing lab access: everything in place for all labs, what stays and why, one question, and what became of it.

import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { StepResult } from '../../preload/contract/plans.ts';
import type { RemovalList } from '../../preload/contract/removal.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import type { RemovalTexts } from '../../preload/contract/text/removal/en.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Section } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { useLanguage } from '../state/language.ts';
import { createRemovalStore, type RemovalState, type RemovalStore } from '../state/removal-store.ts';
import { useSay } from '../state/say.ts';
import { useShell, useVisit } from '../state/shell.ts';
import { useQuestionPage } from './question-page.tsx';
import { useRemovalTexts } from './removal/texts.ts';
import { StepResults } from './step-results.tsx';

/** The screen. What it has to ask in between (the passphrase of a lab) has its own page. */
export function RemovalScreen(): ReactElement {
  const { api } = useShell();
  const [store] = useState(() => createRemovalStore(api));
  const question = useQuestionPage();
  useEffect(() => { void store.read(); }, [store]);
  return question ?? <RemovalPage store={store} />;
}

/** The page, for a store that has been read or is being read. */
export function RemovalPage({ store }: { readonly store: RemovalStore }): ReactElement {
  const { w: { frame } } = useLanguage();
  const words = useRemovalTexts();
  const state = useStore(store);
  const isPractice = useVisit(({ practice }) => practice !== undefined);
  const say = useSay();
  const head = headOf(state, words, isPractice, frame.loading);
  useEffect(() => { if (state.at === 'removed' || state.at === 'partly') say(head.title); }, [state.at, head.title, say]);
  return (
    <Page bar={<Bar store={store} />}>
      <PageHead title={head.title} lead={head.lead} />
      {state.problem !== undefined && <ProblemPanel problem={state.problem} />}
      {state.at === 'partly' && <Section title={words.partlyWhy}><StepResults results={state.steps.filter(isInTheWay)} /></Section>}
      {state.list !== undefined && <List list={state.list} />}
      {state.at === 'asking' && <Question store={store} />}
    </Page>
  );
}

function headOf({ at, list }: RemovalState, words: RemovalTexts, isPractice: boolean, loading: string): { title: string; lead: string } {
  if (at === 'removed') return { title: words.removed, lead: words.removedLead };
  if (at === 'partly') return { title: words.partly, lead: words.partlyLead };
  const lead = list === undefined ? loading : list.labs.length === 0 ? words.nothing : words.lead;
  return { title: isPractice ? words.titlePractice : words.title, lead };
}

/** What was taken back, or never can be, needs nobody. */
function isInTheWay({ state }: StepResult): boolean {
  return state !== 'undone' && state !== 'done';
}

function List({ list: { labs, remains } }: { readonly list: RemovalList }): ReactElement {
  const { t } = useLanguage();
  const words = useRemovalTexts();
  return (
    <>
      {labs.map(({ lab, changes }) => (
        <Section key={lab === undefined ? '' : `${lab.user} ${lab.lab}`} title={lab === undefined ? words.noLab : `${lab.lab}, ${lab.user}`}>
          <ul className="rows">{changes.map(({ change }, index) => <li key={index}>{fill(t.changes[change.kind], change.facts)}</li>)}</ul>
        </Section>
      ))}
      {remains.length > 0 && <Section title={words.stays}><ul className="rows">{remains.map((id) => <li key={id}>{t.remains[id]}</li>)}</ul></Section>}
    </>
  );
}

function Question({ store }: { readonly store: RemovalStore }): ReactElement {
  const words = useRemovalTexts();
  const actions = <><Button kind="primary" onPress={() => store.remove()}>{words.remove}</Button><Button kind="plain" onPress={store.keep}>{words.keep}</Button></>;
  return <Dialog title={words.ask} onClose={store.keep} actions={actions}><p>{words.askText}</p></Dialog>;
}

/** After the whole is gone there is nothing to go back to: the visit ends. */
function Bar({ store }: { readonly store: RemovalStore }): ReactElement {
  const { visit } = useShell();
  const { w: { status } } = useLanguage();
  const words = useRemovalTexts();
  const { at, list } = useStore(store);
  const isRemoving = at === 'removing';
  const isOver = at === 'removed' || at === 'partly';
  const back = async (): Promise<void> => {
    if (isOver) await visit.leave();
    else visit.show(visit.getState().result === undefined ? 'start' : 'status');
  };
  return (
    <ActionBar start={isRemoving ? undefined : <Button kind="quiet" onPress={back}>{isOver ? status.leave : words.back}</Button>}>
      {at !== 'removed' && <Button kind="primary" isBusy={isRemoving || list === undefined} busyLabel={words.removing} onPress={store.ask}>{words.remove}</Button>}
    </ActionBar>
  );
}
