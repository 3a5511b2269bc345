// How the lab is connected: the line from this computer to Workbench with what proves each place, what runs out when, what was changed, and
// the way back. A run that met a problem shows that first.

import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { ButtonRow } from '../components/button-row.tsx';
import { Button } from '../components/button.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { Columns } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProgressLine } from '../components/progress-line.tsx';
import { Path } from '../components/path.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { timeOf } from '../state/dates.ts';
import { useTitleFocus } from '../state/focus.ts';
import { useLanguage, type Words } from '../state/language.ts';
import { isDisconnected, isProved, readPlaces, type Place } from '../state/path-facts.ts';
import { openOrders } from '../state/ordering.ts';
import { pathNodes } from '../state/path-nodes.ts';
import { tryAgain, wasStopped } from '../state/retry.ts';
import { useSay } from '../state/say.ts';
import { useShell, useVisit } from '../state/shell.ts';
import { headOf, type Head } from '../state/status-head.ts';
import { createStatusStore, type Browser, type StatusStore } from '../state/status-store.ts';
import { firstProblem } from '../state/step-stands.ts';
import { canUndo, offerUndo } from '../state/undo-offer.ts';
import { useAnnouncements } from '../state/use-announcements.ts';
import type { RunRequest } from '../state/visit.ts';
import { CancelButton } from './cancel-button.tsx';
import { Expiries } from './expiries.tsx';
import { PlaceEvidence, placeEvidenceId } from './place-evidence.tsx';
import { ProblemScreen } from './problem.tsx';
import { useQuestionPage } from './question-page.tsx';
import css from './status.module.css';
import { StepResults } from './step-results.tsx';
import { UndoDialog, UndoEverything } from './undo.tsx';
import { connectedText, ConnectVpn, Disconnect, vpnStepOf } from './vpn-connection.tsx';

/** The page of the problem, or the line. */
export function StatusScreen(): ReactElement {
  const { api } = useShell();
  const [store] = useState(() => createStatusStore(api));
  const { result, problem, last } = useVisit((visit) => visit);
  const { showsAll } = useStore(store);
  const question = useQuestionPage();
  useAnnouncements();
  useEffect(() => { void store.read(result); }, [store, result]);
  const step = firstProblem(result);
  const shown = problem ?? step?.problem;
  if (question !== undefined) return question; // a second look may have to log in
  if (result === undefined && shown !== undefined) return <ProblemScreen problem={shown} step={undefined} store={store} />;
  if (result === undefined) return <Looking />;
  if (shown !== undefined && shown.code !== 'cancelled' && !showsAll && !isToConnect(result, last)) return <ProblemScreen problem={shown} step={problem === undefined ? step : undefined} store={store} />;
  return <Overview result={result} problem={problem} store={store} />;
}

/** The page is about connecting, and a problem would only say so: also when the passphrase that was typed for it is wrong. */
function isToConnect(result: JourneyResult, last: RunRequest | undefined): boolean {
  const isWrong = last?.verb === 'connect' && vpnStepOf(result)?.problem?.code === 'vpn.wrongPassphrase';
  return isDisconnected(result.steps) || isWrong;
}

/** Before the first answer. */
function Looking(): ReactElement {
  const { w: { frame, status: words } } = useLanguage();
  const { visit } = useShell();
  const run = useVisit((all) => all.run);
  return (
    <Page bar={<ActionBar start={<ProgressLine doing={words.line} />}>{run === undefined ? <Button kind="plain" onPress={() => visit.leave()}>{words.leave}</Button> : <CancelButton />}</ActionBar>}>
      <PageHead title={frame.loading} />
    </Page>
  );
}

interface OverviewProps {
  readonly result: JourneyResult;
  readonly problem: Problem | undefined;
  readonly store: StatusStore;
}

function Overview({ result, problem, store }: OverviewProps): ReactElement {
  const words = useLanguage();
  const { platform } = useShell();
  const status = useStore(store);
  useTitleFocus();
  const stopped = wasStopped(result, problem);
  const head = stopped ? stoppedHead(words.w.problem) : headOf(result, timeOf(status.readAtMs, words.language), words);
  const open = status.open ?? (head.kind === 'disconnected' ? 'none' : lastLookedAt(result));
  const nodes = pathNodes(result, { platform, words }).map((node) => ({
    ...node, isOpen: node.id === open, controls: placeEvidenceId, onPress: () => store.toggle(node.id as Place, node.id === open),
  }));
  return (
    <Page bar={<Bar store={store} isOver={head.kind === 'undone'} />}>
      <PageHead title={head.title} lead={head.lead}><Actions result={result} head={head} isStopped={stopped} store={store} /></PageHead>
      <div className={css.path}><Path label={words.w.status.line} nodes={nodes} /></div>
      <Details result={result} open={open} readAtMs={status.readAtMs} />
      <Changed result={result} store={store} isOpen={head.kind === 'partly' || head.kind === 'partly-undone'} />
      <UndoDialog store={store} />
    </Page>
  );
}

function stoppedHead({ stoppedTitle, stoppedLead }: { readonly stoppedTitle: string; readonly stoppedLead: string }): Head {
  return { kind: 'partly', title: stoppedTitle, lead: stoppedLead };
}

function lastLookedAt(result: JourneyResult): Place | 'none' {
  return readPlaces(result).findLast(({ stand }) => isProved(stand))?.place ?? 'none';
}

interface ActionsProps {
  readonly result: JourneyResult;
  readonly head: Head;
  readonly isStopped: boolean;
  readonly store: StatusStore;
}

/** One primary: the VPN when it is off, Workbench when it answers, else what is left to do. */
function Actions({ result, head, isStopped, store }: ActionsProps): ReactElement {
  const words = useLanguage();
  const { w: { status: own, problem: problemWords } } = words;
  const { visit } = useShell();
  const say = useSay();
  const { browser, recorded } = useStore(store);
  const answer = answerOf(browser, result.practice, own);
  useEffect(() => { if (answer !== '') say(answer); }, [answer, say]);
  const last = useVisit((all) => all.last);
  const isWorking = useVisit(({ run, planning }) => run !== undefined || planning !== undefined);
  const isOff = isToConnect(result, last);
  const canOpen = readPlaces(result).some(({ place, stand }) => place === 'workbench' && isProved(stand));
  const canGoOn = !isOff && (isStopped || firstProblem(result) !== undefined);
  const hasPrimary = canOpen || canGoOn || isOff || head.kind === 'undone' || head.kind === 'partly-undone';
  const again = <Button kind={hasPrimary ? 'quiet' : 'primary'} icon="refresh" isBusy={isWorking} busyLabel={own.checking} onPress={() => visit.verify(isOff)}>{own.again}</Button>;
  if (isOff) return <ConnectVpn result={result}>{again}</ConnectVpn>;
  return (
    <>
      <ButtonRow>
        {canOpen && <Button kind="primary" icon="open" isIconAtEnd isBusy={browser.at === 'opening'} busyLabel={own.opening} onPress={store.openWorkbench}>{own.open}</Button>}
        {canGoOn && <Button kind={canOpen ? 'plain' : 'primary'} isBusy={isWorking} onPress={() => tryAgain(visit)}>{isStopped ? problemWords.goOn : problemWords.again}</Button>}
        <Disconnect result={result} />
        {again}
      </ButtonRow>
      <p className={css.answer}>{answer === '' ? connectedText(result, recorded, words) : answer}</p>
      {browser.at === 'problem' && <ProblemPanel problem={browser.problem} />}
    </>
  );
}

/** What became of the press on Open Workbench; a problem has its own panel. */
function answerOf({ at }: Browser, isPractice: boolean, words: Words['w']['status']): string {
  if (at === 'opened') return words.opened;
  if (at !== 'nothing-opens') return '';
  return isPractice ? words.openedPractice : words.notOpened;
}

/** The evidence lies under the half of the line on which its node stands. */
function Details({ result, open, readAtMs }: { readonly result: JourneyResult; readonly open: Place | 'none'; readonly readAtMs: number }): ReactElement {
  const evidence = open === 'none' ? <div id={placeEvidenceId} /> : <PlaceEvidence result={result} place={open} readAtMs={readAtMs} />;
  const expiries = <Expiries steps={result.steps} nowMs={readAtMs} />;
  const isLeft = open === 'computer' || open === 'vpn' || open === 'entry';
  return <Columns split={isLeft ? 'first' : 'second'}>{isLeft ? <>{evidence}{expiries}</> : <>{expiries}{evidence}</>}</Columns>;
}

/** Every step with what it did; each that left something can be taken back by itself. */
function Changed({ result, store, isOpen }: { readonly result: JourneyResult; readonly store: StatusStore; readonly isOpen: boolean }): ReactElement {
  const { t, w: { status: words } } = useLanguage();
  const { recorded } = useStore(store);
  const isWorking = useVisit(({ run, planning }) => run !== undefined || planning !== undefined);
  const undoButton = ({ id }: StepResult): ReactElement | null => (canUndo(offerUndo(recorded, [id]))
    ? <Button kind="small" icon="undo" isBusy={isWorking} name={`${words.undoStep}: ${t.steps[id].title}`} onPress={() => store.askUndo([id])}>{words.undoStep}</Button>
    : null);
  return <div className={css.changed}><Disclosure summary={words.changed} isOpen={isOpen}><StepResults results={result.steps} action={undoButton} /></Disclosure></div>;
}

function Bar({ store, isOver }: { readonly store: StatusStore; readonly isOver: boolean }): ReactElement {
  const { w: { status: words, orders } } = useLanguage();
  const { visit } = useShell();
  return (
    <ActionBar start={<><Button kind="quiet" onPress={() => openOrders(visit)}>{orders.toOrders}</Button><Button kind="quiet" onPress={() => visit.show('programs')}>{words.toPrograms}</Button><UndoEverything store={store} /><Button kind="quiet" onPress={() => visit.show('removal')}>{words.toRemoval}</Button></>}>
      <Button kind={isOver ? 'primary' : 'plain'} onPress={() => visit.leave()}>{words.leave}</Button>
    </ActionBar>
  );
}
