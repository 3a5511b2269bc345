// The steps of a journey on the line: mark, title, what there is to say, word. The line is solid where it is proved and broken at a problem.

import type { ReactElement } from 'react';
import type { Problem } from '../../preload/contract/problems.ts';
import { fill } from '../../preload/contract/text/index.ts';
import type { StepRow } from '../state/step-rows.ts';
import { useLanguage } from '../state/language.ts';
import { Evidence } from './evidence.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { StateMark } from './state-mark.tsx';
import css from './step-list.module.css';

interface StepListProps {
  readonly rows: readonly StepRow[];
  /** The problem that the page's head explains already. */
  readonly inHead: Problem | undefined;
}

/** One row for each step. */
export function StepList({ rows, inHead }: StepListProps): ReactElement {
  return (
    <ol className={css.list}>
      {rows.map((row) => (
        <li key={row.id} className={`${css.row} ${css[row.before]} ${css[row.mark]}`} aria-current={row.mark === 'running' ? 'step' : undefined}>
          {row.before === 'broken' && <BrokenLine />}
          <StateMark mark={row.mark} />
          <span className={css.title}>{row.title}</span>
          <div className={css.body}><StepBody row={row} inHead={inHead} /></div>
          <span className={row.isQuiet ? 'unseen' : css.word}>{row.word}</span>
        </li>
      ))}
    </ol>
  );
}

function StepBody({ row: { result }, inHead }: { readonly row: StepRow; readonly inHead: Problem | undefined }): ReactElement | null {
  const { t } = useLanguage();
  if (result === undefined) return null;
  const { reason, problem, state, changes } = result;
  const sentences = state === 'done' ? changes.map((change) => fill(t.changes[change.kind], change.facts)) : [];
  return (
    <>
      {reason && <p className={css.reason}>{t.skipReasons[reason]}</p>}
      {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {problem && problem !== inHead && problem.code !== 'cancelled' && <ProblemPanel problem={problem} />}
      <Evidence result={result} />
    </>
  );
}

/** Two strokes across the line: it was broken here. */
function BrokenLine(): ReactElement {
  return <svg className={css.break} viewBox="0 0 20 8" aria-hidden="true"><path d="M6.500 4.800l7-2.600M6.500 7.400l7-2.600" /></svg>;
}
