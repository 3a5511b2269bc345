// The start for who has a lab already and got something new: the archive is enough when this computer remembers the lab.

import { useEffect, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { JourneyId } from '../../../preload/contract/journeys.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Columns, Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { useLanguage } from '../../state/language.ts';
import { useShell, useVisit } from '../../state/shell.ts';
import type { StartStore } from '../../state/start-store.ts';
import { rememberedLab } from '../../state/visit.ts';
import { ArchiveDrop } from './archive-drop.tsx';
import { Door } from './doors.tsx';
import { KnownLab } from './known-lab.tsx';
import { LinkField } from './link-field.tsx';
import { Proceed } from './proceed.tsx';

/** What can come without an archive. */
const withoutArchive: readonly JourneyId[] = ['totp_reset', 'ssh_reset'];

/** The screen behind the first door. */
export function NewKeyStart({ store, onBack }: { readonly store: StartStore; readonly onBack: () => void }): ReactElement {
  const { t, w: { start: words } } = useLanguage();
  const { visit } = useShell();
  const lab = useVisit(rememberedLab);
  const { link } = useStore(store);
  useEffect(() => store.useLab(lab), [store, lab]);
  return (
    <Page bar={<ActionBar><Button kind="plain" onPress={onBack}>{words.back}</Button></ActionBar>}>
      <PageHead title={words.newTitle} lead={lab ? words.newLead : words.newLeadUnknown} focusOn="new" />
      <Columns split="first">
        <Section title={words.archiveOnly}>
          <div className="stack">
            <ArchiveDrop store={store} />
            {lab === undefined ? <LinkField store={store} /> : <KnownLab lab={lab} onOther={() => visit.know({ isOtherLab: true })} />}
            <Proceed store={store} />
          </div>
        </Section>
        {(lab !== undefined || link.at === 'read') && (
          <Section title={words.keyOnly}>
            <ul className="rows">
              {withoutArchive.map((journey) => (
                <Door key={journey} title={t.journeys[journey].title} text={t.journeys[journey].when} onOpen={() => store.chooseJourney(journey)} />
              ))}
            </ul>
          </Section>
        )}
      </Columns>
    </Page>
  );
}
