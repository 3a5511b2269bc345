// The question what all this is about, when link, archive and computer do not tell for certain: one press answers it.

import { useEffect, useRef, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { serviceJourneyIds, type JourneyId } from '../../../preload/contract/journeys.ts';
import { Section } from '../../components/layout.tsx';
import { isJourneyAsked, type KeysStore } from '../../state/keys-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useSay } from '../../state/say.ts';
import { useVisit } from '../../state/shell.ts';
import { Door } from '../start/doors.tsx';
import css from './which-journey.module.css';

interface WhichProps {
  readonly store: KeysStore;
  readonly onAnswered: () => void;
}

/** The journeys to choose from, the most likely one first; nothing while the question is not asked. */
export function WhichJourney({ store, onAnswered }: WhichProps): ReactElement | null {
  const state = useStore(store);
  const visit = useVisit((all) => all);
  const isAsked = isJourneyAsked(state, visit);
  return isAsked ? <Choice proposed={state.opened?.journey} onChoose={(id) => { store.confirm(id); onAnswered(); }} /> : null;
}

function Choice({ proposed, onChoose }: { readonly proposed: JourneyId | undefined; readonly onChoose: (id: JourneyId) => void }): ReactElement {
  const { t, w: { keys: words } } = useLanguage();
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const others = serviceJourneyIds.filter((id) => id !== proposed);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
    say(`${words.whichTitle} ${words.whichSure}`, 'urgent');
  }, [say, words]);
  const titleOf = (id: JourneyId): string => (id === proposed ? `${t.journeys[id].title} (${words.whichProposed})` : t.journeys[id].title);
  return (
    <div ref={list} className={css.which}>
      <Section title={words.whichTitle}>
        <p className="soft">{words.whichSure}</p>
        <ul className="rows">
          {[...(proposed === undefined ? [] : [proposed]), ...others].map((id) => <Door key={id} title={titleOf(id)} text={t.journeys[id].when} onOpen={() => onChoose(id)} />)}
        </ul>
      </Section>
    </div>
  );
}
