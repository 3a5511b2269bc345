// Starts the window: wiring only. The first picture is the right one: it waits for the words of one language and for where the visit stands.

import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chooseLanguage, type Language } from '../preload/contract/text/language.ts';
import { App } from './app.tsx';
import { loadAllScreens, loadScreen } from './screens.tsx';
import './state/bridge.ts';
import { createCodeStores } from './state/code-store.ts';
import { heldBack } from './state/held-back.ts';
import { loadFirstWords, type Words } from './state/language.ts';
import { loadProblemTexts } from './state/problem-texts.ts';
import type { Shell } from './state/shell.ts';
import { isPlainStart } from './state/visit.ts';
import { createVisitStore, type VisitStore } from './state/visit-store.ts';

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app');

let mayTell = (): Promise<void> => Promise.resolve();
const api = heldBack(window.lab, () => mayTell());
const visit = createVisitStore(api);
const [{ platform, version, words }] = await Promise.all([aboutProgram(), standingOf(visit)]);
const problems = loadOnce(words.language);
if (!isPlainStart(visit.getState())) await problems();
mayTell = problems;
if (history.state === 'kista') visit.show('kista'); // loaded anew there
await loadScreen(visit.getState().screen);

const shell: Shell = { api, visit, codes: createCodeStores(api), platform, version };
createRoot(place).render(<StrictMode><App shell={shell} firstWords={words} /></StrictMode>);
afterTheFirstPicture(() => void problems().then(() => window.requestIdleCallback(() => void loadAllScreens())));

/** What problems say is loaded when it is first wanted, at the latest after the first picture. */
function loadOnce(language: Language): () => Promise<void> {
  let loading: Promise<void> | undefined;
  return () => loading ??= loadProblemTexts(language);
}

/** The second frame after a change begins when the first is on the screen; idle time alone comes before it. */
function afterTheFirstPicture(work: () => void): void {
  requestAnimationFrame(() => { requestAnimationFrame(work); });
}

/** The words most likely wanted are loaded while the program is asked. */
async function aboutProgram(): Promise<Pick<Shell, 'platform' | 'version'> & { readonly words: Words }> {
  const guessed = chooseLanguage(navigator.language);
  const [outcome, words] = await Promise.all([api.app.about({}), loadFirstWords(guessed)]);
  if (!outcome.ok) return { platform: 'linux', version: '', words };
  const { language, platform, version } = outcome.value;
  return { platform, version, words: language === guessed ? words : await loadFirstWords(language) };
}

/** Where the visit stands is known when it is restored, or when a run turns out to be going on: that one is then followed to its end. */
async function standingOf(store: VisitStore): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(({ run }) => { if (run !== undefined) settle(); });
    const settle = (): void => { stop(); resolve(); };
    void store.restore().then(settle);
  });
}
