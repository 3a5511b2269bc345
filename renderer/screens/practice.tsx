// The practice screen: the finding, the steps on the line, and what can be done next. In this version it is also the start of the window.

import { useEffect, type ReactElement } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Platform } from '../../preload/contract/platform.ts';
import { fill } from '../../preload/contract/text/index.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemReason } from '../components/problem-panel.tsx';
import { ProgressLine } from '../components/progress-line.tsx';
import { StepList } from '../components/step-list.tsx';
import { doingOf, findingOf } from '../state/finding.ts';
import { useLanguage } from '../state/language.ts';
import { practiceJourney, type Finished, type Practice, type Stuck, type Working } from '../state/practice-store.ts';
import { stepRows } from '../state/step-rows.ts';
import { journeySteps } from '../../preload/contract/journeys.ts';
import css from './practice.module.css';

interface ScreenProps {
  readonly store: StoreApi<Practice>;
  /** Not known in the first moment. */
  readonly platform: Platform | undefined;
  readonly version: string | undefined;
}

/** The screen in each of its states. */
export function PracticeScreen({ store, platform, version }: ScreenProps): ReactElement {
  const practice = useStore(store);
  const { now } = practice;
  const { language, t } = useLanguage();
  useCancelByEscape(practice);
  const { title, lead, problem } = findingOf(now, language);
  const isStart = now.at === 'start';
  return (
    <main className={css.main}>
      <div className={css.page}>
        <PageHead title={title} lead={lead} focusOn={isStart ? 'start' : `${now.at} ${now.verb}`}>
          {problem && <ProblemReason problem={problem} />}
          {isStart && <StartChoice onRun={practice.run} />}
        </PageHead>
        <section aria-labelledby="steps">
          <h2 id="steps" className={css.section}>{t.window.stepsOf}</h2>
          <StepList rows={stepRows(now, t)} inHead={problem} />
        </section>
        {isStart && <p className={css.version}>{t.window.nothingSent} {version !== undefined && fill(t.window.version, { version })}</p>}
      </div>
      {now.at === 'working' && <WorkingBar now={now} practice={practice} platform={platform} />}
      {(now.at === 'finished' || now.at === 'stuck') && <EndBar now={now} practice={practice} platform={platform} />}
    </main>
  );
}

function StartChoice({ onRun }: { readonly onRun: () => Promise<void> }): ReactElement {
  const { t } = useLanguage();
  return (
    <>
      <p><Button kind="primary" onPress={onRun}>{t.window.startButton}</Button></p>
      <p className={css.note}>{t.window.startNote}</p>
    </>
  );
}

interface BarProps<Now> {
  readonly now: Now;
  readonly practice: Practice;
  readonly platform: Platform | undefined;
}

function WorkingBar({ now, practice, platform }: BarProps<Working>): ReactElement {
  const { t } = useLanguage();
  const total = journeySteps[practiceJourney].length;
  const reached = now.begun.at(-1);
  const value = reached === undefined ? 0 : journeySteps[practiceJourney].indexOf(reached) + now.fraction;
  return (
    <ActionBar platform={platform} start={<ProgressLine doing={doingOf(now, t)} value={value} total={total} />}>
      <Button kind="plain" isBusy={now.cancelling} onPress={practice.cancel}>{now.cancelling ? t.window.cancelling : t.window.cancel}</Button>
    </ActionBar>
  );
}

function EndBar({ now, practice, platform }: BarProps<Finished | Stuck>): ReactElement {
  const { t } = useLanguage();
  const failed = now.at === 'stuck' || now.answered.some((step) => step.state === 'failed');
  const again = now.verb === 'undo' && failed ? practice.undo : practice.run;
  const canUndo = now.verb === 'run' && now.at === 'finished';
  return (
    <ActionBar platform={platform} start={<Button kind="quiet" onPress={practice.goToStart}>{t.window.toStart}</Button>}>
      <Button kind="primary" onPress={again}>{failed ? t.window.tryAgain : t.window.runAgain}</Button>
      {canUndo && <Button kind="plain" onPress={practice.undo}>{t.window.undo}</Button>}
    </ActionBar>
  );
}

/** Esc is Cancel, wherever the focus is. */
function useCancelByEscape({ now, cancel }: Practice): void {
  const isWorking = now.at === 'working';
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => { if (isWorking && event.key === 'Escape') void cancel(); };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isWorking, cancel]);
}
