// An expected failure in words: what happened, why it usually does, what to do next; the button that does it; the command to run by hand.
// The values in it are shown as they are, never as markup.

import type { ReactElement, ReactNode } from 'react';
import type { Problem } from '../../preload/contract/problems.ts';
import { ordersFor } from '../../preload/contract/order-of-problem.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';
import { useLanguage } from '../state/language.ts';
import { ButtonRow } from './button-row.tsx';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { OrderButtons } from './order-buttons.tsx';
import css from './problem-panel.module.css';

interface ProblemPanelProps {
  readonly problem: Problem;
  /** The title above says what happened already. */
  readonly isTitled?: boolean;
  /** Tries the same again. Not offered for what will never work. */
  readonly onRetry?: (() => void | Promise<unknown>) | undefined;
  readonly isBusy?: boolean;
  /** Nothing else helps: the order that does is the first thing to do. */
  readonly isOrderFirst?: boolean;
  /** More buttons, after Try again. */
  readonly children?: ReactNode;
}

/** What, why and next. */
export function ProblemPanel({ problem, isTitled = false, onRetry, isBusy = false, isOrderFirst = false, children }: ProblemPanelProps): ReactElement {
  const { t, w: { components: words } } = useLanguage();
  const { what, why, next } = problemText(t, problem);
  const command = problem.facts['command'] === undefined ? undefined : fill('{command}', problem.facts);
  const retry = problem.retry === 'never' ? undefined : onRetry;
  return (
    <div className={css.panel}>
      <dl className={css.words}>
        {!isTitled && <><dt>{words.cause}</dt><dd><b>{what}</b></dd></>}
        <dt>{words.why}</dt><dd className={css.why}>{why}</dd>
        <dt>{words.next}</dt><dd>{next}</dd>
        {command !== undefined && <><dt>{words.byHand}</dt><dd className={css.byHand}><code>{command}</code><CopyButton text={command} label={words.byHand} /></dd></>}
      </dl>
      {(retry !== undefined || children !== undefined || ordersFor(problem).length > 0) && (
        <ButtonRow>
          {retry && <Button kind={isTitled ? 'primary' : 'plain'} icon="refresh" isBusy={isBusy} onPress={retry}>{words.tryAgain}</Button>}
          {isOrderFirst ? <OrderButtons problem={problem} kind="primary" /> : null}
          {children}
          {isOrderFirst ? null : <OrderButtons problem={problem} />}
        </ButtonRow>
      )}
    </div>
  );
}
