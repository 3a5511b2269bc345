// The look at the kista before anything is sent: the chain while it goes on, then either what the server says, to be read before going on, or
// where it stopped and who can put it right. Another fingerprint has no way on.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { checkIds, type Verdict } from '../../../preload/contract/kista.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { useEscape } from '../../state/use-escape.ts';
import { Chain } from './chain.tsx';
import { CheckFailed } from './check-failed.tsx';
import { Fingerprints } from './fingerprints.tsx';
import { KistaRail } from './kista-rail.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { ServerBanner } from './server-banner.tsx';
import { useKistaTexts } from './texts.ts';

const nothingTried: readonly Verdict[] = checkIds.map((id) => ({ id, state: 'not-tried', seen: '' }));

/** The page. */
export function CheckPage({ store, told }: PageProps): ReactElement {
  const doing = useStore(store, (state) => state.doing);
  if (doing === 'check' || told.checked === undefined) return <Looking store={store} told={told} />;
  return told.checked.isRight ? <Right store={store} told={told} /> : <CheckFailed store={store} told={told} checked={told.checked} />;
}

function Looking({ store }: PageProps): ReactElement {
  const { check: words } = useKistaTexts();
  const { verdicts = [], doing, isCancelling, problem } = useStore(store);
  const isRunning = doing === 'check';
  useEscape(isRunning, store.cancel);
  const shown = verdicts.length === 0 ? nothingTried : verdicts;
  const bar = (
    <ActionBar>
      {isRunning ? <Button kind="plain" isBusy={isCancelling} busyLabel={words.cancelling} onPress={store.cancel}>{words.cancel}</Button>
        : <><Button kind="primary" onPress={() => store.check()}>{words.again}</Button><Button kind="plain" onPress={() => store.show('begin')}>{words.editInformation}</Button></>}
    </ActionBar>
  );
  return (
    <Page rail={<KistaRail store={store} />} bar={bar}>
      <PageHead title={words.looking} lead={words.lookingLead} focusOn="looking" />
      {problem !== undefined && <ProblemPanel problem={problem.problem} />}
      <Chain verdicts={shown} isRunning={isRunning} />
    </Page>
  );
}

function Right({ store, told: { information, checked } }: PageProps): ReactElement {
  const { check: words } = useKistaTexts();
  const found = checked?.verdicts.find(({ id }) => id === 'fingerprint')?.seen ?? '';
  return (
    <Page rail={<KistaRail store={store} />} bar={<GoOn store={store} />}>
      <PageHead title={words.right} lead={words.rightLead} focusOn="right" />
      <div className="stack">
        {information !== undefined && <Fingerprints expected={information.fingerprint} found={found} />}
        <ServerBanner text={checked?.banner?.text ?? ''} />
        <p className={css.measure}>{words.oneWay}</p>
        <Disclosure summary={words.path}><Chain verdicts={checked?.verdicts ?? []} isRunning={false} /></Disclosure>
        <p><Button kind="quiet" onPress={() => store.show('begin')}>{words.editInformation}</Button></p>
      </div>
    </Page>
  );
}

/** Going on says that what the server says was read. What was interrupted goes on; else the person says in which direction. */
function GoOn({ store }: Pick<PageProps, 'store'>): ReactElement {
  const { check: words, unfinished: unfinishedWords } = useKistaTexts();
  const told = useStore(store, (state) => state.told);
  const hasRead = (told?.checked?.banner?.text ?? '').trim() !== '';
  if (told?.unfinished !== undefined && told.unfinished.information.fingerprint === told.information?.fingerprint) {
    const { direction } = told.unfinished;
    const goOn = async (): Promise<void> => { store.acknowledge(direction); await store.run('resume'); };
    return <ActionBar><Button kind="primary" onPress={goOn}>{hasRead ? words.resume : unfinishedWords.resume}</Button></ActionBar>;
  }
  return (
    <ActionBar>
      <Button kind="primary" onPress={() => store.acknowledge('upload')}>{hasRead ? words.send : words.sendPlain}</Button>
      <Button kind="plain" onPress={() => store.acknowledge('download')}>{hasRead ? words.fetch : words.fetchPlain}</Button>
    </ActionBar>
  );
}
