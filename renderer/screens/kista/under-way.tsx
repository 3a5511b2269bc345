// A transfer that goes on: how far, how fast, how long still, and Stop. What was cut goes on by itself, and the page says that it did.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TransferProgress } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { rowsOf } from '../../state/kista-progress.ts';
import type { KistaStore } from '../../state/kista-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useEscape } from '../../state/use-escape.ts';
import { sizeText } from '../start/size-text.ts';
import { speedText, timeText } from './amounts.ts';
import { KistaRail } from './kista-rail.tsx';
import { useKistaTexts } from './texts.ts';
import { TransferRows } from './transfer-rows.tsx';

/** The page. */
export function UnderWayPage({ store }: { readonly store: KistaStore }): ReactElement {
  const { transfer: words } = useKistaTexts();
  const state = useStore(store);
  const { progress, direction, isCancelling } = state;
  useEscape(true, store.cancel);
  const isUpload = direction === 'upload';
  const doing = words.phases[progress?.phase ?? 'looking'];
  const sums = useSums(progress);
  const bar = (
    <ActionBar start={<ProgressLine doing={sums === undefined ? doing : `${doing}. ${sums}`} value={progress?.doneBytes ?? 0} total={Math.max(1, progress?.totalBytes ?? 1)} />}>
      <Button kind="plain" isBusy={isCancelling} busyLabel={words.cancelling} onPress={store.cancel}>{words.cancel}</Button>
    </ActionBar>
  );
  return (
    <Page rail={<KistaRail store={store} />} bar={bar}>
      <PageHead title={progress?.phase === 'proving' ? words.phases.proving : isUpload ? words.titleSending : words.titleFetching} lead={words.leadRunning} focusOn="running" />
      <Section title={isUpload ? words.what : words.fetched} meta={<Pace progress={progress} />}>
        <TransferRows rows={rowsOf(state)} proof="none" />
        {progress !== undefined && progress.cuts > 0 && <p className="meta">{progress.cuts === 1 ? words.cutOnce : fill(words.cuts, { count: String(progress.cuts) })}</p>}
      </Section>
    </Page>
  );
}

function useSums(progress: TransferProgress | undefined): string | undefined {
  const { language } = useLanguage();
  const { transfer: words } = useKistaTexts();
  if (progress === undefined || progress.totalBytes === 0) return undefined;
  return fill(words.progress, { done: sizeText(progress.doneBytes, language), total: sizeText(progress.totalBytes, language) });
}

/** Speed and time left, as soon as something can be said. */
function Pace({ progress }: { readonly progress: TransferProgress | undefined }): ReactElement | undefined {
  const { language } = useLanguage();
  const { transfer: words } = useKistaTexts();
  if (progress === undefined) return undefined;
  const { doneFiles, totalFiles, bytesPerSecond, secondsLeft } = progress;
  const number = new Intl.NumberFormat(language);
  const parts = [
    totalFiles > 1 && fill(words.progressFiles, { done: number.format(doneFiles), total: number.format(totalFiles) }), bytesPerSecond > 0 && speedText(bytesPerSecond, words, language),
    secondsLeft !== undefined && secondsLeft > 0 && fill(words.left, { time: timeText(secondsLeft, words) }),
  ];
  return <>{parts.filter((part) => part !== false).join(', ')}</>;
}
