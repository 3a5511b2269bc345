// A run that met a problem: the line broken at its place, what, why and next, the button that puts it right, and a text for whoever helps.

import type { ReactElement } from 'react';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { ordersFor } from '../../preload/contract/order-of-problem.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { CopyBlock } from '../components/copy-block.tsx';
import { Columns } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { Path } from '../components/path.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { useTitleFocus } from '../state/focus.ts';
import { useLanguage, type Words } from '../state/language.ts';
import { pathNodes } from '../state/path-nodes.ts';
import { problemReport } from '../state/problem-report.ts';
import { fixOf, tryAgain } from '../state/retry.ts';
import { useShell, useVisit } from '../state/shell.ts';
import { countInPlace, countWaiting } from '../state/status-head.ts';
import css from './problem.module.css';
import { UndoDialog, UndoEverything } from './undo.tsx';
import type { StatusStore } from '../state/status-store.ts';
import { VisitRail } from './visit-rail.tsx';

interface ProblemProps {
  readonly problem: Problem;
  /** The step that met it; none when the whole request was refused. */
  readonly step: StepResult | undefined;
  readonly store: StatusStore;
}

/** The page. */
export function ProblemScreen({ problem, step, store }: ProblemProps): ReactElement {
  const words = useLanguage();
  const { platform, version } = useShell();
  const result = useVisit((visit) => visit.result);
  useTitleFocus();
  const [title, rest] = titleOf(problem, words);
  const lead = [rest, result && step ? leadOf(result, step, words) : ''].filter((sentence) => sentence !== '').join(' ');
  const report = problemReport({ problem, step: step?.id, result, version, platform }, words);
  return (
    <Page rail={<VisitRail />} bar={result && <Bar store={store} />}>
      <PageHead title={title} {...(lead !== '' && { lead })} />
      {result && step && <div className={css.path}><Path label={words.w.status.line} nodes={pathNodes(result, { platform, words })} /></div>}
      <Columns split="even">
        <Way problem={problem} />
        <div className={css.report}>
          <CopyBlock title={words.w.problem.forSupport} text={report} />
          <p className="meta">{words.w.problem.noSecrets}</p>
        </div>
      </Columns>
      <UndoDialog store={store} />
    </Page>
  );
}

/** The first sentence without its full stop, and what follows it. */
function titleOf(problem: Problem, { t }: Words): readonly [title: string, rest: string] {
  const [first = '', ...rest] = problemText(t, problem).what.split(/(?<=\.) (?=\p{Lu})/u);
  return [first.replace(/\.$/, ''), rest.join(' ')];
}

function leadOf({ steps }: JourneyResult, { id }: StepResult, { t, w: { problem } }: Words): string {
  const waiting = countWaiting(steps);
  const sentence = waiting === 0 ? problem.othersNoneWaits : waiting === 1 ? problem.othersOneWaits : problem.others;
  const counts = { done: String(countInPlace(steps)), all: String(steps.length), waiting: String(waiting) };
  return `${fill(problem.step, { step: t.steps[id].title })} ${fill(sentence, counts)}`;
}

/** Why and next, and the button that goes there. */
function Way({ problem }: { readonly problem: Problem }): ReactElement {
  const { w: { problem: words } } = useLanguage();
  const { visit } = useShell();
  const isPlanning = useVisit(({ planning, run }) => planning !== undefined || run !== undefined);
  const fix = fixOf(problem);
  const isOrderFirst = fix === 'none' && ordersFor(problem).length > 0;
  return (
    <ProblemPanel problem={problem} isTitled isOrderFirst={isOrderFirst} isBusy={isPlanning} onRetry={fix === 'again' ? () => tryAgain(visit) : undefined}>
      {fix === 'keys' && <Button kind="primary" onPress={() => visit.show('keys')}>{words.toKeys}</Button>}
      {fix === 'start' && <Button kind="primary" onPress={() => visit.show('start')}>{words.toStart}</Button>}
      <Button kind={fix === 'none' && !isOrderFirst ? 'primary' : 'plain'} onPress={() => visit.leave()}>{words.stop}</Button>
    </ProblemPanel>
  );
}

function Bar({ store }: { readonly store: StatusStore }): ReactElement {
  const { w: { problem: words } } = useLanguage();
  return <ActionBar start={<><Button kind="quiet" onPress={store.showAll}>{words.showAll}</Button><UndoEverything store={store} /></>} />;
}
