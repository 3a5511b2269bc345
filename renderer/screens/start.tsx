// The start screen: the archive and the link, and the other ways in. It goes on by itself as soon as both are there.

import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { Columns, Section } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { useLanguage } from '../state/language.ts';
import { useShell, useVisit } from '../state/shell.ts';
import { createStartStore } from '../state/start-store.ts';
import { onlyLab } from '../state/visit.ts';
import { ArchiveDrop } from './start/archive-drop.tsx';
import { Doors } from './start/doors.tsx';
import { KnownLab } from './start/known-lab.tsx';
import { LinkField } from './start/link-field.tsx';
import { NewKeyStart } from './start/new-key-start.tsx';
import { PracticeMail } from './start/practice-mail.tsx';
import { Proceed } from './start/proceed.tsx';
import { useToldOfStart } from './start/told.ts';

/** The screen. */
export function StartScreen(): ReactElement {
  const { api, visit } = useShell();
  const { w: { start: words } } = useLanguage();
  const [store] = useState(() => createStartStore(api, visit));
  const [isNewKey, setIsNewKey] = useState(false);
  const isPractice = useVisit(({ practice }) => practice !== undefined);
  const lab = useVisit(onlyLab);
  const { link } = useStore(store);
  useToldOfStart(store);
  useEffect(() => { if (!isNewKey) store.useLab(lab); }, [store, lab, isNewKey]);
  if (isNewKey) return <NewKeyStart store={store} onBack={() => setIsNewKey(false)} />;
  return (
    <Page>
      <PageHead title={words.title} lead={words.lead} focusOn="start" />
      <Columns split="first">
        <Section title={words.both}>
          <div className="stack">
            <ArchiveDrop store={store} />
            <LinkField store={store} />
            {lab !== undefined && link.at === 'missing' && <KnownLab lab={lab} onOther={() => visit.know({ isOtherLab: true })} />}
            <Proceed store={store} />
          </div>
        </Section>
        {isPractice ? <PracticeMail store={store} /> : <Doors onNewKey={() => setIsNewKey(true)} />}
      </Columns>
    </Page>
  );
}
