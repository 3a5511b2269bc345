// A transfer that was cut, cancelled or ended with the program: how far it came, and the way on. The kista is looked at anew first.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Unfinished } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { ButtonRow } from '../../components/button-row.tsx';
import { Section } from '../../components/layout.tsx';
import type { KistaStore } from '../../state/kista-store.ts';
import { useLanguage } from '../../state/language.ts';
import { sizeText } from '../start/size-text.ts';
import css from './kista.module.css';
import { useKistaTexts } from './texts.ts';

/** The section. */
export function UnfinishedTransfer({ store, unfinished: { direction, information, doneBytes, totalBytes } }: { readonly store: KistaStore; readonly unfinished: Unfinished }): ReactElement {
  const { unfinished: words } = useKistaTexts();
  const { language } = useLanguage();
  const doing = useStore(store, (state) => state.doing);
  const sizes = { done: sizeText(doneBytes, language), total: sizeText(totalBytes, language) };
  return (
    <div className={css.unfinished}>
      <Section title={words.title}>
        <p>{fill(words[direction], { user: information.user, ...sizes })} <span className="soft">{words.forgetNote}</span></p>
        <ButtonRow>
          <Button kind="primary" isBusy={doing === 'information'} onPress={() => store.read({ ...information, port: String(information.port), acceptHost: true })}>{words.resume}</Button>
          <Button kind="quiet" isBusy={doing === 'transfer'} onPress={() => store.run('forget')}>{words.forget}</Button>
        </ButtonRow>
      </Section>
    </div>
  );
}
