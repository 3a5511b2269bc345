// The start of a practice with a kista: how it should go. Everything after it is the real pages, with a real server on this computer.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { kistaSceneIds, type KistaSceneId } from '../../../preload/contract/kista-scenes.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

/** The page. */
export function PracticePage({ store }: PageProps): ReactElement {
  const { practice: words, back } = useKistaTexts();
  const [scene, setScene] = useState<KistaSceneId>('good');
  const { doing, problem } = useStore(store);
  const bar = (
    <ActionBar>
      <Button kind="primary" isBusy={doing === 'opening'} busyLabel={words.beginning} onPress={() => store.open(scene)}>{words.begin}</Button>
      <Button kind="plain" onPress={() => store.show('begin')}>{back}</Button>
    </ActionBar>
  );
  return (
    <Page bar={bar}>
      <PageHead title={words.title} lead={words.lead} />
      <label className={css.scene}>
        <b>{words.scene}</b>
        <select value={scene} onChange={({ target }) => setScene(kistaSceneIds.find((id) => id === target.value) ?? 'good')}>
          {kistaSceneIds.map((id) => <option key={id} value={id}>{words.scenes[id]}</option>)}
        </select>
      </label>
      {problem !== undefined && <ProblemPanel problem={problem.problem} />}
    </Page>
  );
}
