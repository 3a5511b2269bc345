// An expected failure in words: what happened, why it usually does, what to do next. The values in it are shown as they are, never as markup.

import type { ReactElement } from 'react';
import type { Problem } from '../../preload/contract/problems.ts';
import { problemText } from '../../preload/contract/text/index.ts';
import { useLanguage } from '../state/language.ts';
import css from './problem-panel.module.css';

interface ProblemProps {
  readonly problem: Problem;
}

/** All three, for a problem that has no title of its own. */
export function ProblemPanel({ problem }: ProblemProps): ReactElement {
  const { language } = useLanguage();
  return (
    <div className={css.panel}>
      <p><b>{problemText(problem.code, problem.facts, language).what}</b></p>
      <ProblemReason problem={problem} />
    </div>
  );
}

/** Why and next, below a title that says what. */
export function ProblemReason({ problem }: ProblemProps): ReactElement {
  const { language, t } = useLanguage();
  const { why, next, byHand } = problemText(problem.code, problem.facts, language);
  return (
    <dl className={css.reason}>
      <dt>{t.phrases.why}</dt><dd className={css.why}>{why}</dd>
      <dt>{t.phrases.next}</dt><dd>{next}{byHand !== undefined && <code className={css.byHand}>{byHand}</code>}</dd>
    </dl>
  );
}
