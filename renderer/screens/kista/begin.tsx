// The door of an outsider: the transfer information pasted or typed, and the ways for who does not have it yet.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Columns, Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { useShell } from '../../state/shell.ts';
import { Door } from '../start/doors.tsx';
import { InformationFields, useInformation } from './information-fields.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { PracticeLetter } from './practice-letter.tsx';
import { useKistaTexts } from './texts.ts';
import { UnfinishedTransfer } from './unfinished.tsx';

/** The page. */
export function BeginPage({ store, told }: PageProps): ReactElement {
  const { visit } = useShell();
  const { begin: words, back, leavePractice } = useKistaTexts();
  const isPractice = told.scene !== undefined;
  const information = useInformation(store, told);
  const isOpening = useStore(store, ({ doing }) => doing === 'opening');
  const leave = isPractice
    ? <Button kind="plain" isBusy={isOpening} onPress={() => store.open('real')}>{leavePractice}</Button>
    : <Button kind="plain" onPress={() => visit.show('start')}>{back}</Button>;
  return (
    <Page bar={<ActionBar><Button kind={told.unfinished === undefined ? 'primary' : 'plain'} isBusy={information.isReading} onPress={information.proceed} disabledReason={information.isFull ? undefined : words.waiting}>{words.proceed}</Button>{leave}</ActionBar>}>
      <PageHead title={words.title} lead={words.lead} />
      {told.unfinished !== undefined && <UnfinishedTransfer store={store} unfinished={told.unfinished} />}
      <Columns split="first">
        <Section title={words.have}><InformationFields information={information} given={told.given} /></Section>
        <div className="stack">
          {isPractice && <PracticeLetter store={store} told={told} />}
          <Section title={words.none}>
            <ul className="rows">
              <Door title={words.ready} text={words.readyText} onOpen={() => store.show('ready')} />
              <Door title={words.own} text={words.ownText} onOpen={() => store.show('own')} />
            </ul>
            {!isPractice && <p className={css.after}><Button kind="quiet" onPress={() => store.show('practice')}>{words.practise}</Button></p>}
          </Section>
        </div>
      </Columns>
    </Page>
  );
}
