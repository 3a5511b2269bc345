// For which lab it goes on when no link was given, and the way to say that it is about another one.

import type { ReactElement } from 'react';
import type { LabName } from '../../../preload/contract/plans.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { StateWord } from '../../components/state-mark.tsx';
import { useLanguage } from '../../state/language.ts';

/** The lab that this computer remembers. */
export function KnownLab({ lab, onOther }: { readonly lab: LabName; readonly onOther: () => void }): ReactElement {
  const { w: { start: words } } = useLanguage();
  return (
    <p className="meta">
      <StateWord mark="done">{fill(words.knownLab, { ...lab })}</StateWord>{' '}
      <Button kind="link" onPress={onOther}>{words.otherLab}</Button>
    </p>
  );
}
