// The marks of the states, 20 px: each has its own shape, so that nothing depends on colour. The word beside it says the same, so it is silent.

import type { ReactElement } from 'react';
import type { Mark } from '../state/step-rows.ts';
import css from './state-mark.module.css';

const shapes: Readonly<Record<Mark, ReactElement>> = {
  done: <><circle className={css.filled} cx="10" cy="10" r="9" /><path className={css.on} d="M5.8 10.3l2.8 2.8 5.6-6" /></>,
  already: <><circle cx="10" cy="10" r="8.2" /><path d="M6.2 10.3l2.6 2.6 5-5.4" /></>,
  running: <><circle className={css.track} cx="10" cy="10" r="8" /><path className={css.quarter} d="M10 2a8 8 0 0 1 8 8" /></>,
  problem: <><rect className={css.filled} x="1.2" y="1.2" width="17.6" height="17.6" rx="3" /><path className={css.on} d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8" /></>,
  todo: <circle cx="10" cy="10" r="5" />,
  waits: <circle cx="10" cy="10" r="5" strokeDasharray="2.2 2" />,
  unknown: <><circle cx="10" cy="10" r="8.2" strokeDasharray="3.2 2" /><path d="M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5" /><circle className={css.filled} cx="10" cy="13.9" r=".95" /></>,
  skipped: <><circle cx="10" cy="10" r="8.2" /><path d="M6.4 10h7.2" /></>,
  undone: <><circle cx="10" cy="10" r="8.2" /><path d="M8.4 6.2 6 8.6l2.4 2.4M6.2 8.600h5.300a2.500 2.500 0 0 1 0 5H9" /></>,
};

/** The mark of one state. */
export function StateMark({ mark }: { readonly mark: Mark }): ReactElement {
  return <svg className={`${css.mark} ${css[mark]}`} viewBox="0 0 20 20" aria-hidden="true">{shapes[mark]}</svg>;
}
