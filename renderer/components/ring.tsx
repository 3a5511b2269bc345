// How long the code of now is still good: a ring that empties in steps, with the seconds in it. The number is drawn, so nothing depends on it.

import type { ReactElement } from 'react';
import { fill } from '../../preload/contract/text/fill.ts';
import { useLanguage } from '../state/language.ts';
import { tooFewSeconds } from '../state/seconds-left.ts';
import css from './ring.module.css';

const radius = 22;
const around = 2 * Math.PI * radius;

interface RingProps {
  readonly seconds: number;
  readonly total?: number;
}

/** The ring; its meaning is in the words beside it. */
export function Ring({ seconds, total = 30 }: RingProps): ReactElement {
  const { w } = useLanguage();
  return (
    <div className={`${css.ring} ${seconds < tooFewSeconds ? css.few : ''}`} role="img" aria-label={fill(w.components.secondsLeft, { seconds: String(seconds) })}>
      <svg viewBox="0 0 56 56" aria-hidden="true">
        <circle className={css.track} cx="28" cy="28" r={radius} />
        <Arc kind={css.smooth} part={seconds / total} />
        <Arc kind={css.stepped} part={(Math.ceil(seconds / 5) * 5) / total} />
      </svg>
      <span aria-hidden="true">{seconds}</span>
    </div>
  );
}

/** One of the two is drawn: with reduced motion the one that moves each five seconds only. */
function Arc({ kind, part }: { readonly kind: string | undefined; readonly part: number }): ReactElement {
  return <circle className={`${css.arc} ${kind}`} cx="28" cy="28" r={radius} strokeDasharray={`${Math.min(1, part) * around} ${around}`} />;
}
