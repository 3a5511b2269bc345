// While the engine works: what it is doing, what is finished, and the page of the question when it needs the person.

import type { ReactElement } from 'react';
import { ActionBar } from '../components/action-bar.tsx';
import { Section } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProgressLine } from '../components/progress-line.tsx';
import { detailOf, doingOf, progressOf } from '../state/doing.ts';
import { useTitleFocus } from '../state/focus.ts';
import { useLanguage } from '../state/language.ts';
import { useVisit } from '../state/shell.ts';
import { useAnnouncements } from '../state/use-announcements.ts';
import type { VisitRun } from '../state/visit.ts';
import { Hops } from '../steps/change-passphrase/hops.tsx';
import { CancelButton } from './cancel-button.tsx';
import { useQuestionPage } from './question-page.tsx';
import { StepResults } from './step-results.tsx';
import { VisitRail } from './visit-rail.tsx';

/** The page of the open question, or the work. */
export function RunningScreen(): ReactElement {
  const question = useQuestionPage();
  useAnnouncements();
  return question ?? <WorkingPage />;
}

const nothing: VisitRun = { verb: 'apply', ended: [], cancelling: false };

function WorkingPage(): ReactElement {
  const words = useLanguage();
  const { running: own } = words.w;
  const visit = useVisit((all) => all);
  const run = visit.run ?? nothing;
  useTitleFocus();
  const { value, total } = progressOf(visit);
  const lead = run.cancelling ? own.stoppingLead : run.verb === 'undo' ? own.undoLead : own.applyLead;
  return (
    <Page rail={<VisitRail />} bar={<ActionBar start={<ProgressLine doing={detailOf(run, words)} value={value} total={total} />}><CancelButton /></ActionBar>}>
      <PageHead title={doingOf(run, words)} lead={lead} />
      {run.current === 'change-passphrase' && run.verb === 'apply' ? <Changing phase={run.phase} /> : <Finished run={run} />}
    </Page>
  );
}

function Finished({ run }: { readonly run: VisitRun }): ReactElement {
  const { w: { running: words } } = useLanguage();
  if (run.ended.length === 0) return <p className="soft">{words.nothingFinished}</p>;
  return <Section title={words.finished}><StepResults results={run.ended.toReversed()} /></Section>;
}

/** The newest on top: that is where something happens. */
function Changing({ phase }: { readonly phase: string | undefined }): ReactElement {
  const { w: { passphrase: words } } = useLanguage();
  const isHome = phase?.endsWith('home') === true;
  return <Section title={words.hops}><Hops entry={isHome ? 'done' : 'running'} home={isHome ? 'running' : 'waits'} purpose="choose" /></Section>;
}
