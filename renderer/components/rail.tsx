// The rail: the line upright, with the steps of the journey on it. On narrow windows it is one line with the current step's name under it.

import { useId, type ReactElement } from 'react';
import { useLanguage } from '../state/language.ts';
import css from './rail.module.css';
import { StateMark, type Mark } from './state-mark.tsx';

export interface RailRow {
  readonly id: string;
  readonly name: string;
  readonly mark: Mark;
  readonly word: string;
  /** The word is told to screen readers only: ten times "To do" says nothing to the eye. */
  readonly isQuiet?: boolean;
  readonly isCurrent?: boolean;
  /** The phase it belongs to, drawn above the first step of each. */
  readonly phase?: string;
}

interface RailProps {
  readonly title: string;
  /** Where the journey stands ("Step 5 of 12"). */
  readonly position?: string;
  readonly rows: readonly RailRow[];
}

/** The steps of a journey and how they stand. */
export function Rail({ title, position, rows }: RailProps): ReactElement {
  const { w } = useLanguage();
  const id = useId();
  const current = rows.find((row) => row.isCurrent);
  return (
    <nav className={css.rail} aria-label={w.frame.steps}>
      <div className={css.inside}>
        <p className={css.title} id={id}><b>{title}</b>{position}</p>
        <ol className={css.rows} aria-labelledby={id}>
          {rows.map((row, index) => <Row key={row.id} row={row} previous={rows[index - 1]} />)}
        </ol>
        {/* The stepper's line of words; the list above says the same to screen readers. */}
        {current && <p className={css.now} aria-hidden="true"><b>{current.name}</b><span className={css[current.mark]}>{current.word}</span></p>}
      </div>
    </nav>
  );
}

function Row({ row, previous }: { readonly row: RailRow; readonly previous: RailRow | undefined }): ReactElement {
  const { name, mark, word, isQuiet = false, isCurrent = false, phase } = row;
  const isNewPhase = phase !== undefined && phase !== previous?.phase;
  const isPast = (mark === 'done' || mark === 'already') && !isCurrent;
  const classes = [css.row, css[mark], lineBefore(row, previous), isNewPhase && css.begins, isCurrent && css.current];
  return (
    <li className={classes.filter(Boolean).join(' ')} aria-current={isCurrent ? 'step' : undefined}>
      {isNewPhase && <span className={css.phase}>{phase}</span>}
      <StateMark mark={mark} {...(isPast && { size: 'small' })} />
      <span className={css.name}>{name}</span>
      <span className={isQuiet ? 'unseen' : css.word}>{word}</span>
    </li>
  );
}

/** The piece of the line that leads to a row: solid as far as it is proved. */
function lineBefore({ mark }: RailRow, previous: RailRow | undefined): string {
  if (previous === undefined) return '';
  const isProved = previous.mark === 'done' || previous.mark === 'already';
  const isReached = mark !== 'todo' && mark !== 'waits' && mark !== 'skipped' && mark !== 'unknown';
  return `${css.line} ${isProved && isReached ? css.solid : ''}`;
}
