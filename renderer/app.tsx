// The frame of the window: top bar, one screen, the region that screen readers listen to. Which screen it is, the visit knows.

import { Fragment, lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../preload/contract/text/language.ts';
import { LiveRegion, type Said } from './components/live-region.tsx';
import { TopBar } from './components/top-bar.tsx';
import { loadScreen, screenNow } from './screens.tsx';
import { loadWords, WordsContext, type Words } from './state/language.ts';
import { SayContext, type Say } from './state/say.ts';
import { ShellContext, useVisit, type Shell } from './state/shell.ts';
import type { Screen } from './state/visit.ts';

/** Only who practises has a practice phone; its code is not in the first load. */
const PracticePhone = lazy(async () => ({ default: (await import('./screens/practice-phone.tsx')).PracticePhone }));

interface AppProps {
  readonly shell: Shell;
  /** The words to begin with. */
  readonly firstWords: Words;
}

/** The whole window. */
export function App({ shell, firstWords }: AppProps): ReactElement {
  const [words, setWords] = useState(firstWords);
  const [said, say] = useSaid();
  const { lab, practice, plan, result, kista, screen } = useStore(shell.visit);
  const isPractice = screen === 'kista' ? kista?.isPractice === true : practice !== undefined;
  useEffect(() => { document.documentElement.lang = words.language; }, [words]);
  const choose = async (language: Language): Promise<void> => {
    setWords(await loadWords(language));
    await shell.api.app.setLanguage({ language });
  };
  return (
    <WordsContext value={words}>
      <ShellContext value={shell}>
        <SayContext value={say}>
          <TopBar lab={screen === 'kista' ? kista?.name : lab} isPractice={isPractice} hasOtherFacts={(result ?? plan)?.shippedFacts === false} onLanguage={(language) => void choose(language)} />
          {practice !== undefined && screen !== 'kista' && <Suspense><PracticePhone /></Suspense>}
          <CurrentScreen />
          <LiveRegion said={said} />
        </SayContext>
      </ShellContext>
    </WordsContext>
  );
}

function CurrentScreen(): ReactElement {
  const screen = useVisit((visit) => visit.screen);
  const [, setLoaded] = useState<Screen>();
  const drawn = screenNow(screen);
  useEffect(() => {
    if (screenNow(screen) === undefined) void loadScreen(screen).then(() => setLoaded(screen));
  }, [screen]);
  useFocusOnChange(screen, drawn !== undefined);
  return drawn === undefined ? <main aria-busy="true" /> : <Fragment key={screen}>{drawn}</Fragment>;
}

/** Another screen begins on top and with its title, unless it has put the focus into a field of its own. */
function useFocusOnChange(screen: Screen, isDrawn: boolean): void {
  const last = useRef(screen);
  useEffect(() => {
    if (!isDrawn || last.current === screen) return;
    last.current = screen;
    window.scrollTo(0, 0);
    const main = document.querySelector('main');
    if (main?.contains(document.activeElement) !== true) main?.querySelector('h1')?.focus({ preventScroll: true });
  }, [screen, isDrawn]);
}

/** More than these are old news for whoever reads the region by hand. */
const keptSayings = 4;

function useSaid(): readonly [readonly Said[], Say] {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const count = useRef(0);
  const say = useCallback<Say>((text, urgency) => {
    count.current += 1;
    const one = { id: count.current, text, isUrgent: urgency === 'urgent' };
    setSaid((before) => [...before, one].slice(-keptSayings));
  }, []);
  return [said, say];
}
