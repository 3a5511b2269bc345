// What is going on and how far it is. It appears after 300 ms, so that what is quick does not flicker; it moves only when something happened.

import { useId, type ReactElement } from 'react';
import css from './progress-line.module.css';

/** A sentence over a thin line. */
export function ProgressLine({ doing, value, total }: { readonly doing: string; readonly value: number; readonly total: number }): ReactElement {
  const id = useId();
  return (
    <div className={css.progress}>
      <p id={id}>{doing}</p>
      <progress aria-labelledby={id} value={value} max={total} />
    </div>
  );
}
