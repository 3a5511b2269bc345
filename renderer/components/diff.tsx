// The lines of a file that change, as they will stand there. Signs and colours say the same.

import { useId, type ReactElement } from 'react';
import { useLanguage } from '../state/language.ts';
import css from './diff.module.css';

interface DiffProps {
  /** Lines with `+`, `-` or a blank in front. */
  readonly lines: readonly string[];
  /** What it is a diff of. */
  readonly label: string;
  /** The number of the first line in the file; without it no numbers are drawn. */
  readonly start?: number | undefined;
}

/** The lines, in a box of their own that can be scrolled with the keyboard. */
export function Diff({ lines, label, start }: DiffProps): ReactElement {
  const { w: { components: words } } = useLanguage();
  const id = useId();
  const numbers = lineNumbers(lines, start);
  return (
    <figure className={css.diff} aria-labelledby={id}>
      <figcaption id={id} className="unseen">{label}</figcaption>
      <div className={css.lines} tabIndex={0} role="group" aria-labelledby={id}>
        {lines.map((line, index) => {
          const sign = line.charAt(0);
          const word = sign === '+' ? words.addedLine : sign === '-' ? words.removedLine : '';
          return (
            <div key={index} className={`${css.row} ${start === undefined ? css.plain : ''} ${sign === '+' ? css.added : ''} ${sign === '-' ? css.removed : ''}`}>
              {start !== undefined && <span className={css.number}>{numbers[index]}</span>}
              <span className={css.sign} aria-hidden="true">{sign.trim() === '' ? '' : sign === '-' ? '−' : sign}</span>
              <span className={css.text}>{word !== '' && <span className="unseen">{word}: </span>}{line.slice(1)}</span>
            </div>
          );
        })}
      </div>
    </figure>
  );
}

/** A line that is taken out has its number in the old file, every other one in the new. */
function lineNumbers(lines: readonly string[], start = 1): readonly number[] {
  let [before, after] = [start, start];
  return lines.map((line) => {
    const sign = line.charAt(0);
    const number = sign === '-' ? before : after;
    if (sign !== '+') before += 1;
    if (sign !== '-') after += 1;
    return number;
  });
}
