// What happens on the way: this computer, entry, home, one below the other with how each stands.

import type { ReactElement, ReactNode } from 'react';
import { StateMark } from '../../components/state-mark.tsx';
import { useLanguage } from '../../state/language.ts';
import { markOf, wordOf } from '../../state/rail-rows.ts';
import { useVisit } from '../../state/shell.ts';
import type { Stand } from '../../state/step-stands.ts';
import css from './passphrase.module.css';

interface HopsProps {
  readonly entry: Stand;
  readonly home: Stand;
  /** A new passphrase is set, or the present one is only used. */
  readonly purpose: 'choose' | 'present';
}

/** The upright path with what happens at each machine. */
export function Hops({ entry, home, purpose }: HopsProps): ReactElement {
  const { w: { passphrase: words } } = useLanguage();
  const lab = useVisit((visit) => visit.lab);
  const isNew = purpose === 'choose';
  return (
    <ol className={css.hops} aria-label={words.hops}>
      <Hop stand="done" name={words.here} fact={words.hereUp} isSolid />
      <Hop stand={entry} name="entry" fact={lab?.address} isSolid={entry === 'done'}>{isNew ? words.entryHow : words.presentEntryHow}</Hop>
      <Hop stand={home} name="home" fact={words.homeVia}>{isNew ? words.homeHow : words.presentHomeHow}</Hop>
    </ol>
  );
}

interface HopProps {
  readonly stand: Stand;
  readonly name: string;
  readonly fact: string | undefined;
  /** The line that leads on from here is proved. */
  readonly isSolid?: boolean;
  readonly children?: ReactNode;
}

function Hop({ stand, name, fact, isSolid = false, children }: HopProps): ReactElement {
  const words = useLanguage();
  return (
    <li className={isSolid ? css.solid : undefined}>
      <StateMark mark={markOf(stand)} />
      <div>
        <p><b>{name}</b> <span className="meta">{fact}</span><span className="unseen"> {wordOf(stand, words)}.</span></p>
        {children !== undefined && <p className={css.how}>{children}</p>}
      </div>
    </li>
  );
}
