// What happens on the way: this computer, entry, home, one below the other with how each stands.

import type { ReactElement } from 'react';
import { UprightPath, type UprightNode } from '../../components/upright-path.tsx';
import { useLanguage } from '../../state/language.ts';
import { markOf, wordOf } from '../../state/rail-rows.ts';
import { useVisit } from '../../state/shell.ts';
import type { Stand } from '../../state/step-stands.ts';

interface HopsProps {
  readonly entry: Stand;
  readonly home: Stand;
  /** A new passphrase is set, or the present one is only used. */
  readonly purpose: 'choose' | 'present';
}

/** The upright path with what happens at each machine. */
export function Hops({ entry, home, purpose }: HopsProps): ReactElement {
  const all = useLanguage();
  const { w: { passphrase: words } } = all;
  const lab = useVisit((visit) => visit.lab);
  const isNew = purpose === 'choose';
  const stood = (stand: Stand): Pick<UprightNode, 'mark' | 'word'> => ({ mark: markOf(stand), word: wordOf(stand, all) });
  return (
    <UprightPath
      label={words.hops} nodes={[
        { id: 'computer', name: words.here, fact: words.hereUp, isSolid: true, ...stood('done') },
        { id: 'entry', name: 'entry', fact: lab?.address, isSolid: entry === 'done', more: isNew ? words.entryHow : words.presentEntryHow, ...stood(entry) },
        { id: 'home', name: 'home', fact: words.homeVia, more: isNew ? words.homeHow : words.presentHomeHow, ...stood(home) },
      ]}
    />
  );
}
