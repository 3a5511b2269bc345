// The look at this computer, on the person's press: until then nothing is read and nobody is asked. It changes nothing.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/layout.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { createPrepareStore, type Looked, type PrepareStore } from '../../state/prepare-store.ts';
import { useShell } from '../../state/shell.ts';
import css from './prepare.module.css';
import { usePreparingTexts } from './texts.ts';
import { PrerequisiteRow } from './prerequisite-row.tsx';

/** The section; tests give it a store that has looked. */
export function ThisComputer({ given }: { readonly given?: PrepareStore }): ReactElement {
  const { api } = useShell();
  const words = usePreparingTexts();
  const [store] = useState(() => given ?? createPrepareStore(api));
  const { isLooking, looked, problem } = useStore(store);
  return (
    <Section title={words.here}>
      <p className={css.lead}>{looked === undefined ? words.hereLead : saying(looked, words)}</p>
      <Button kind={looked === undefined ? 'primary' : 'plain'} isBusy={isLooking} busyLabel={words.checking} onPress={() => store.look()}>{looked === undefined ? words.check : words.checkAgain}</Button>
      {problem !== undefined && <ProblemPanel problem={problem} />}
      {looked !== undefined && <ul className={`rows ${css.list ?? ''}`}>{looked.prerequisites.map((item) => <PrerequisiteRow key={item.id} item={item} store={store} />)}</ul>}
    </Section>
  );
}

function saying({ isReady, prerequisites }: Looked, words: { readonly ready: string; readonly notReady: string }): string {
  const count = prerequisites.filter(({ isNeeded, state }) => isNeeded && (state === 'missing' || state === 'too-old')).length;
  return isReady ? words.ready : fill(words.notReady, { count: String(count) });
}
