// Where the way to the kista ends: what, why and next, who can put it right, and the texts for them. There is no button that accepts another
// fingerprint, and none is meant to be added.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { CheckResult } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonRow } from '../../components/button-row.tsx';
import { CopyBlock } from '../../components/copy-block.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Columns, Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { StateWord } from '../../components/state-mark.tsx';
import type { Hand } from '../../state/kista-state.ts';
import { failedOf } from '../../state/kista-page.ts';
import { useLanguage } from '../../state/language.ts';
import { useEscape } from '../../state/use-escape.ts';
import { Chain } from './chain.tsx';
import { Fingerprints } from './fingerprints.tsx';
import { KistaRail } from './kista-rail.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';
import { Traces } from './traces.tsx';

interface FailedProps extends PageProps {
  readonly checked: CheckResult;
}

/** The page. */
export function CheckFailed({ store, told, checked }: FailedProps): ReactElement {
  const { t } = useLanguage();
  const { check: words } = useKistaTexts();
  const failed = failedOf(told);
  const isOther = failed?.problem?.code === 'kista.otherFingerprint';
  const { what = words.looking } = failed?.problem === undefined ? {} : isOther ? { what: words.notRight } : problemText(t, failed.problem);
  return (
    <Page rail={<KistaRail store={store} />} bar={<Bar store={store} isOther={isOther} />}>
      <PageHead title={what.replace(/\.$/, '')} focusOn="failed" {...(failed?.side && { lead: words.sides[failed.side] })} />
      <div className="stack">
        {isOther && told.information !== undefined && <><Fingerprints expected={told.information.fingerprint} found={failed.problem?.facts['found'] ?? failed.seen} /><p><b>{words.never}</b></p></>}
        <Columns split="even">
          {failed?.problem !== undefined && <ProblemPanel problem={failed.problem} isTitled />}
          <Section title={words.path}><Chain verdicts={checked.verdicts} isRunning={false} /></Section>
        </Columns>
        {checked.reports !== undefined && <Reports store={store} reports={checked.reports} isForNetwork={failed?.side === 'network'} />}
        <Traces store={store} traces={checked.traces} />
      </div>
    </Page>
  );
}

/** Looking again is the one way on; a wrong letter is corrected, a wrong passphrase typed anew. */
function Bar({ store, isOther }: Pick<PageProps, 'store'> & { readonly isOther: boolean }): ReactElement {
  const { check: words } = useKistaTexts();
  const { doing, isCancelling } = useStore(store);
  const isBusy = doing === 'trace';
  useEscape(isBusy, store.cancel);
  return (
    <ActionBar>
      {isBusy ? <Button kind="plain" isBusy={isCancelling} busyLabel={words.cancelling} onPress={store.cancel}>{words.cancel}</Button>
        : <Button kind={isOther ? 'plain' : 'primary'} icon="refresh" onPress={() => store.check()}>{words.again}</Button>}
      {!isBusy && <Button kind="plain" onPress={() => store.show('begin')}>{words.editInformation}</Button>}
    </ActionBar>
  );
}

interface ReportsProps extends Pick<PageProps, 'store'> {
  readonly reports: NonNullable<CheckResult['reports']>;
  readonly isForNetwork: boolean;
}

/** The text for who can put it right stands first, the other behind a line. */
function Reports({ store, reports, isForNetwork }: ReportsProps): ReactElement {
  const { check: words } = useKistaTexts();
  const huntCloud = <Report key="hc" store={store} title={words.reportHuntCloud} text={reports.huntCloud} what="report-hunt-cloud" />;
  const firewall = <Report key="fw" store={store} title={words.reportFirewall} text={reports.firewall} what="report-firewall" />;
  return (
    <>
      {isForNetwork ? firewall : huntCloud}
      <Disclosure summary={isForNetwork ? words.reportHuntCloud : words.reportFirewall}>{isForNetwork ? huntCloud : firewall}</Disclosure>
    </>
  );
}

function Report({ store, title, text, what }: { readonly store: PageProps['store']; readonly title: string; readonly text: string; readonly what: Hand }): ReactElement {
  const { check: words, key: keyWords } = useKistaTexts();
  const { handed, problem, told, doing } = useStore(store);
  const isMade = handed?.what === what;
  const mail = told?.scene !== undefined ? words.reportPractice : handed?.opened === true ? words.reportOpened : words.reportMade;
  return (
    <div className={css.report}>
      <CopyBlock title={title} text={text} />
      <ButtonRow><Button kind="small" icon="mail" isBusy={doing === 'hand'} busyLabel={keyWords.mailBusy} name={`${words.reportMail}: ${title}`} onPress={() => store.hand(what)}>{words.reportMail}</Button></ButtonRow>
      {isMade && <p role="status"><StateWord mark="done">{fill(mail, { file: handed.made })}</StateWord></p>}
      {problem?.of === 'hand' && <ProblemPanel problem={problem.problem} />}
    </div>
  );
}
