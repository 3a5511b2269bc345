// The frame of the window: top bar, one screen, the region that screen readers listen to.

import { useEffect, useState, type ReactElement } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { LabApi } from '../preload/contract/bridge/index.ts';
import type { Language } from '../preload/contract/text/index.ts';
import { LiveRegion } from './components/live-region.tsx';
import { TopBar } from './components/top-bar.tsx';
import { PracticeScreen } from './screens/practice.tsx';
import { announcementOf } from './state/finding.ts';
import { LanguageContext } from './state/language.ts';
import type { Practice } from './state/practice-store.ts';

type About = Extract<Awaited<ReturnType<LabApi['app']['about']>>, { ok: true }>['value'];

interface AppProps {
  readonly askAbout: () => ReturnType<LabApi['app']['about']>;
  readonly practice: StoreApi<Practice>;
  readonly firstLanguage: Language;
}

/** The whole window. */
export function App({ askAbout, practice, firstLanguage }: AppProps): ReactElement {
  const [chosen, choose] = useState<Language>();
  const [about, setAbout] = useState<About>();
  useEffect(() => {
    void askAbout().then((outcome) => { if (outcome.ok) setAbout(outcome.value); });
  }, [askAbout]);
  const language = chosen ?? about?.language ?? firstLanguage;
  useEffect(() => { document.documentElement.lang = language; }, [language]);
  const { now } = useStore(practice);
  return (
    <LanguageContext value={language}>
      <TopBar {...(now.at !== 'start' && { practice: now.known })} onLanguage={choose} />
      <PracticeScreen store={practice} platform={about?.platform} version={about?.version} />
      <LiveRegion {...announcementOf(now, language)} />
    </LanguageContext>
  );
}
