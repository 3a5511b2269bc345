// While the engine works: what it is doing, what is finished, and the page of the question when it needs the person.

import type { ReactElement } from 'react';
import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
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
import { Connecting } from '../steps/connect-vpn/phases.tsx';
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
  const lead = run.cancelling ? own.stoppingLead : leadOf(run, own);
  return (
    <Page rail={<VisitRail />} bar={<ActionBar start={<ProgressLine doing={detailOf(run, words)} value={value} total={total} />}><CancelButton /></ActionBar>}>
      <PageHead title={doingOf(run, words)} lead={lead} />
      <Doing run={run} />
    </Page>
  );
}

function leadOf({ verb, steps }: VisitRun, words: WindowTexts['running']): string {
  if (verb === 'connect') return words.connectLead;
  if (verb !== 'undo') return words.applyLead;
  return steps?.length === 1 && steps[0] === 'connect-vpn' ? words.disconnectLead : words.undoLead;
}

/** Where the work has parts that take their time, these; else what is finished. */
function Doing({ run }: { readonly run: VisitRun }): ReactElement {
  const isMaking = run.verb === 'apply' || run.verb === 'connect';
  if (isMaking && run.current === 'change-passphrase') return <Changing phase={run.phase} />;
  const finished = run.verb === 'connect' ? undefined : <Finished run={run} />;
  return <>{isMaking && run.current === 'connect-vpn' && <Connecting run={run} />}{finished}</>;
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
