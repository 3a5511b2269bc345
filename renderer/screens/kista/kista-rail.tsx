// The five parts of the way, beside the pages that follow on the transfer information.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Rail } from '../../components/rail.tsx';
import { railOf } from '../../state/kista-page.ts';
import type { KistaStore } from '../../state/kista-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useKistaTexts } from './texts.ts';

/** The rail. */
export function KistaRail({ store }: { readonly store: KistaStore }): ReactElement {
  const { w: { frame, components } } = useLanguage();
  const { rail: words } = useKistaTexts();
  const state = useStore(store);
  const stands = railOf(state);
  const names = { information: words.information, key: words.key, right: words.right, transfer: words[state.direction], proof: words.proof };
  const at = stands.findIndex(({ isCurrent }) => isCurrent);
  return (
    <Rail
      title={words.title} {...(at >= 0 && { position: fill(frame.position, { at: String(at + 1), all: String(stands.length) }) })}
      rows={stands.map(({ part, mark, isCurrent }) => ({ id: part, name: names[part], mark, word: components.states[mark], isQuiet: !isCurrent, isCurrent }))}
    />
  );
}
