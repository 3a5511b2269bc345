// The line upright: what happens one after the other, with how each stands. Solid behind what is proved, dashed to what is not yet.

import type { ReactElement, ReactNode } from 'react';
import { StateMark, type Mark } from './state-mark.tsx';
import css from './upright-path.module.css';

export interface UprightNode {
  readonly id: string;
  readonly name: string;
  readonly mark: Mark;
  /** The state in words, for screen readers. */
  readonly word: string;
  readonly fact?: string | undefined;
  /** The line that leads on from here is proved. */
  readonly isSolid?: boolean;
  /** It goes on right now: its name is the strong one. */
  readonly isCurrent?: boolean;
  readonly more?: ReactNode;
}

interface UprightPathProps {
  /** What the path is, for screen readers. */
  readonly label: string;
  readonly nodes: readonly UprightNode[];
  /** Names alone, many of them: closer together, and only the current one strong. */
  readonly isClose?: boolean;
}

/** The nodes in their order. */
export function UprightPath({ label, nodes, isClose = false }: UprightPathProps): ReactElement {
  return (
    <ol className={`${css.path} ${isClose ? css.close : ''}`} aria-label={label}>
      {nodes.map(({ id, name, mark, word, fact, isSolid = false, isCurrent = false, more }) => (
        <li key={id} className={isSolid ? css.solid : undefined} aria-current={isCurrent ? 'step' : undefined}>
          <StateMark mark={mark} />
          <div>
            <p className={mark === 'todo' && isClose ? css.todo : undefined}>
              {isClose && !isCurrent ? name : <b>{name}</b>} <span className="meta">{fact}</span><span className="unseen"> {word}.</span>
            </p>
            {more !== undefined && <p className={css.how}>{more}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
