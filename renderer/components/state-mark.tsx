// The marks of the states, 20 px: each has its own shape, so that nothing depends on colour. The word beside it says the same, so it is silent.

import type { ReactElement, ReactNode } from 'react';
import css from './state-mark.module.css';

/** `undone` is ours: what was taken back is neither to do nor skipped. */
export type Mark = 'done' | 'already' | 'running' | 'needs' | 'problem' | 'todo' | 'waits' | 'unknown' | 'skipped' | 'undone';

const shapes: Readonly<Record<Mark, ReactElement>> = {
  done: <><circle className={css.filled} cx="10" cy="10" r="9" /><path className={css.on} d="M5.8 10.3l2.8 2.8 5.6-6" /></>,
  already: <><circle cx="10" cy="10" r="8.2" /><path d="M6.2 10.3l2.6 2.6 5-5.4" /></>,
  running: <><circle className={css.track} cx="10" cy="10" r="8" /><path className={css.quarter} d="M10 2a8 8 0 0 1 8 8" /></>,
  needs: <><path className={css.diamond} d="M10 .6 19.4 10 10 19.4.6 10z" /><path className={css.on} d="M10 5.6v5.2" /><circle className={css.point} cx="10" cy="14" r="1.15" /></>,
  problem: <><rect className={css.filled} x="1.2" y="1.2" width="17.6" height="17.6" rx="3" /><path className={css.on} d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8" /></>,
  todo: <circle cx="10" cy="10" r="5" />,
  waits: <circle cx="10" cy="10" r="5" strokeDasharray="2.2 2" />,
  unknown: <><circle cx="10" cy="10" r="8.2" strokeDasharray="3.2 2" /><path d="M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5" /><circle className={css.filled} cx="10" cy="13.9" r=".95" /></>,
  skipped: <><circle cx="10" cy="10" r="8.2" /><path d="M6.4 10h7.2" /></>,
  undone: <><circle cx="10" cy="10" r="8.2" /><path d="M8.4 6.2 6 8.6l2.4 2.4M6.2 8.6h5.3a2.5 2.5 0 0 1 0 5H9" /></>,
};

interface StateMarkProps {
  readonly mark: Mark;
  /** 16 px: on a line of small text, and for what is past. */
  readonly size?: 'small';
}

/** The mark of one state. */
export function StateMark({ mark, size }: StateMarkProps): ReactElement {
  return <svg className={`${css.mark} ${css[mark] ?? ''} ${size === 'small' ? css.small : ''}`} viewBox="0 0 20 20" aria-hidden="true">{shapes[mark]}</svg>;
}

/** A mark and its word on a line of small text. */
export function StateWord({ mark, children }: { readonly mark: Mark; readonly children: ReactNode }): ReactElement {
  return <span className={`${css.word} ${css[mark] ?? ''}`}><StateMark mark={mark} size="small" /><span>{children}</span></span>;
}
