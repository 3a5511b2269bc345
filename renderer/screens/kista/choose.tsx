// Before a transfer: files and folders are dropped or chosen and listed with their sizes. Nothing leaves before the press on Send.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Direction } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonRow } from '../../components/button-row.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { rowsOf } from '../../state/kista-progress.ts';
import { useLanguage } from '../../state/language.ts';
import { sizeText } from '../start/size-text.ts';
import { filesText } from './amounts.ts';
import { KistaRail } from './kista-rail.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';
import { TransferRows } from './transfer-rows.tsx';

/** The page. */
export function ChoosePage({ store, told }: PageProps): ReactElement {
  const { transfer: words } = useKistaTexts();
  const { direction, problem } = useStore(store);
  const isUpload = direction === 'upload';
  const user = told.information?.user ?? '';
  const title = !isUpload ? words.titleFetch : told.chosen === undefined ? words.titleSend : words.titleReady;
  return (
    <Page rail={<KistaRail store={store} />} bar={<Bar store={store} direction={direction} isReady={!isUpload || told.chosen !== undefined} />}>
      <PageHead title={title} lead={fill(isUpload ? words.leadSend : words.leadFetch, { user })} focusOn={direction} />
      <div className="stack">
        {problem !== undefined && <ProblemPanel problem={problem.problem} />}
        {isUpload && <Chosen store={store} told={told} />}
      </div>
    </Page>
  );
}

function Chosen({ store, told: { chosen } }: PageProps): ReactElement {
  const { language } = useLanguage();
  const { transfer: words } = useKistaTexts();
  const state = useStore(store);
  const isBusy = state.doing === 'choose';
  return (
    <>
      <DropZone title={chosen === undefined ? words.drop : words.dropMore} hint={words.dropHint} isFilled={chosen !== undefined} onFiles={(files) => void store.drop(files)}>
        <ButtonRow>
          <Button kind="small" icon="file" isBusy={isBusy} onPress={() => store.choose('files')}>{words.files}</Button>
          <Button kind="small" icon="folder" isBusy={isBusy} onPress={() => store.choose('folder')}>{words.folder}</Button>
        </ButtonRow>
      </DropZone>
      {chosen !== undefined && (
        <Section title={words.what} meta={fill(words.sum, { files: filesText(chosen.files, words, language), size: sizeText(chosen.sizeBytes, language) })}>
          <TransferRows rows={rowsOf(state)} moreRows={chosen.moreItems} proof="none" />
          <p className={css.after}><Button kind="quiet" onPress={() => store.choose('none')}>{words.none}</Button></p>
        </Section>
      )}
    </>
  );
}

function Bar({ store, direction, isReady }: Pick<PageProps, 'store'> & { readonly direction: Direction; readonly isReady: boolean }): ReactElement {
  const { transfer: words } = useKistaTexts();
  const other: Direction = direction === 'upload' ? 'download' : 'upload';
  return (
    <ActionBar start={<Button kind="quiet" onPress={() => store.acknowledge(other)}>{direction === 'upload' ? words.other : words.otherSend}</Button>}>
      <Button kind="primary" disabledReason={isReady ? undefined : words.waiting} onPress={() => store.run(direction)}>{direction === 'upload' ? words.send : words.fetch}</Button>
    </ActionBar>
  );
}
