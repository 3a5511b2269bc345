// What is going on and how far it is. It appears after 300 ms, so that what is quick does not flicker; it moves only when something happened.

import { useId, type ReactElement } from 'react';
import css from './progress-line.module.css';

interface ProgressLineProps {
  readonly doing: string;
  /** How much of `total` is done; without it nobody knows, and no line is drawn. */
  readonly value?: number | undefined;
  readonly total?: number | undefined;
}

/** A sentence over a thin line. */
export function ProgressLine({ doing, value, total = 1 }: ProgressLineProps): ReactElement {
  const id = useId();
  return (
    <div className={css.progress}>
      <p id={id}>{doing}</p>
      <progress aria-labelledby={id} {...(value !== undefined && { value, max: total })} />
    </div>
  );
}
