// How we know: what a verifier read, in its own words, under a line in the colour of what is proved.

import type { ReactElement, ReactNode } from 'react';
import type { Evidence as Read } from '../../preload/contract/plans.ts';
import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
import css from './evidence.module.css';

export interface EvidencePair {
  readonly name: string;
  readonly value: ReactNode;
}

interface EvidenceProps {
  readonly title?: string;
  readonly pairs: readonly EvidencePair[];
  /** When and by what route it was read. */
  readonly at?: string | undefined;
  readonly children?: ReactNode;
}

/** Names and values, side by side. */
export function Evidence({ title, pairs, at, children }: EvidenceProps): ReactElement {
  return (
    <div className={css.evidence}>
      {title !== undefined && <h2>{title}</h2>}
      <dl className={css.pairs}>
        {pairs.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      {at !== undefined && <p className="meta">{at}</p>}
      {children}
    </div>
  );
}

/** The pairs of what a verifier read. The names are the field's words and stay as they are in every language. */
export function evidencePairs(read: Read, { components: words }: WindowTexts): readonly EvidencePair[] {
  const shown = (value: Read[string]): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    return typeof value === 'object' ? value.join(', ') : String(value);
  };
  return Object.entries(read).map(([name, value]) => ({ name, value: <code>{shown(value)}</code> }));
}
