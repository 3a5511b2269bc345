// The start of a practice visit: what to try, and how it should go. Everything after it is the real screens.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { serviceJourneyIds } from '../../preload/contract/journeys.ts';
import { sceneIds } from '../../preload/contract/scenes.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { ProgressLine } from '../components/progress-line.tsx';
import { useLanguage } from '../state/language.ts';
import { createPracticeStore, type PracticeStore } from '../state/practice-store.ts';
import { useShell } from '../state/shell.ts';
import { useEscape } from '../state/use-escape.ts';
import css from './practice.module.css';

/** The screen. */
export function PracticeScreen(): ReactElement {
  const { api, visit } = useShell();
  const { w: { practice: words } } = useLanguage();
  const [store] = useState(() => createPracticeStore(api, visit));
  const { now } = useStore(store);
  return (
    <Page bar={<Bar store={store} />}>
      <PageHead title={words.title} lead={words.lead} focusOn="practice" />
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); void store.open(); }}>
        <JourneyChoice store={store} />
        <SceneChoice store={store} />
        <input type="submit" className="unseen" tabIndex={-1} aria-hidden="true" value="" />
      </form>
      {now.at === 'refused' && <ProblemPanel problem={now.problem} onRetry={store.open} />}
    </Page>
  );
}

function JourneyChoice({ store }: { readonly store: PracticeStore }): ReactElement {
  const { t, w: { practice: words } } = useLanguage();
  const { journey } = useStore(store);
  return (
    <fieldset className={css.choices}>
      <legend>{words.journey}</legend>
      {serviceJourneyIds.map((id) => (
        <label key={id} className={css.choice}>
          <input type="radio" name="journey" value={id} checked={id === journey} onChange={() => store.choose({ journey: id })} />
          <span><b>{t.journeys[id].title}</b><span className={css.when}>{t.journeys[id].when}</span></span>
        </label>
      ))}
    </fieldset>
  );
}

function SceneChoice({ store }: { readonly store: PracticeStore }): ReactElement {
  const { t, w: { practice: words } } = useLanguage();
  const { scene } = useStore(store);
  return (
    <label className={css.scene}>
      <b>{words.scene}</b>
      <select value={scene} onChange={({ target }) => store.choose({ scene: sceneIds.find((id) => id === target.value) ?? 'happy' })}>
        {sceneIds.map((id) => <option key={id} value={id}>{t.scenes[id]}</option>)}
      </select>
    </label>
  );
}

function Bar({ store }: { readonly store: PracticeStore }): ReactElement {
  const { visit } = useShell();
  const { w: { practice: words } } = useLanguage();
  const { now } = useStore(store);
  const isOpening = now.at === 'opening';
  useEscape(isOpening, store.cancel);
  return (
    <ActionBar {...(isOpening && { start: <ProgressLine doing={words.beginningLead} /> })}>
      <Button kind="primary" isBusy={isOpening} busyLabel={words.beginning} onPress={store.open}>{words.begin}</Button>
      {isOpening ? <Button kind="plain" isBusy={now.cancelling} onPress={store.cancel}>{words.cancel}</Button> : <Button kind="plain" onPress={() => visit.show('start')}>{words.back}</Button>}
    </ActionBar>
  );
}
