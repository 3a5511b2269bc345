// Steps one below the other: what became of each, what it changed, why not, and what was read. The same while it runs and at the end.

import type { ReactElement, ReactNode } from 'react';
import type { StepResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { ordersFor } from '../../preload/contract/order-of-problem.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { Evidence } from '../components/evidence.tsx';
import { OrderButtons } from '../components/order-buttons.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { pairsOf } from '../state/evidence-pairs.ts';
import { useLanguage } from '../state/language.ts';
import { markOf, wordOf } from '../state/rail-rows.ts';
import { useVisit } from '../state/shell.ts';
import { standOfResult } from '../state/step-stands.ts';
import css from './step-results.module.css';

interface StepResultsProps {
  readonly results: readonly StepResult[];
  /** What can be done about one step, at the end of its row. */
  readonly action?: (result: StepResult) => ReactNode;
}

/** One row for each step. */
export function StepResults({ results, action }: StepResultsProps): ReactElement {
  return <ul className={css.rows}>{results.map((result) => <Row key={result.id} result={result} action={action?.(result)} />)}</ul>;
}

function Row({ result, action }: { readonly result: StepResult; readonly action: ReactNode }): ReactElement {
  const words = useLanguage();
  const stand = standOfResult(result);
  return (
    <li className={css.row}>
      <StateMark mark={markOf(stand)} />
      <div className={css.body}>
        <p><b>{words.t.steps[result.id].title}</b></p>
        <Body result={result} />
      </div>
      <div className={css.end}><span className={css.word}>{wordOf(stand, words)}</span>{action}</div>
    </li>
  );
}

function Body({ result: { state, reason, problem, changes, evidence } }: { readonly result: StepResult }): ReactElement {
  const { t, w } = useLanguage();
  const made = state === 'done' || state === 'undone' || state === 'unknown' ? changes : [];
  return (
    <>
      {reason !== undefined && <p className="soft">{t.skipReasons[reason]}</p>}
      {problem !== undefined && problem.code !== 'cancelled' && <Why problem={problem} />}
      {made.map((change, index) => <p key={index} className="soft">{fill(t.changes[change.kind], change.facts)}</p>)}
      {evidence !== undefined && state !== 'undone' && Object.keys(evidence).length > 0 && (
        <Disclosure summary={t.phrases.evidence}><Evidence pairs={pairsOf(evidence, w)} at={evidence['practice'] === true ? w.status.practiceEvidence : undefined} /></Disclosure>
      )}
    </>
  );
}

function Why({ problem }: { readonly problem: Problem }): ReactElement {
  const { t } = useLanguage();
  const { what, next } = problemText(t, problem);
  return (
    <>
      <p className="soft">{what} {next}</p>
      {ordersFor(problem).length > 0 && <OrderWay problem={problem} />}
    </>
  );
}

/** Not while the engine works: its end would take the person away from the order. */
function OrderWay({ problem }: { readonly problem: Problem }): ReactElement | null {
  const isRunning = useVisit(({ screen }) => screen === 'running');
  return isRunning ? null : <p><OrderButtons problem={problem} kind="link" /></p>;
}
