// Draws a component to markup with the words and the shell it needs, without a browser.

import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import type { Language } from '../../preload/contract/text/language.ts';
import { texts } from '../../preload/contract/text/index.ts';
import { windowEn } from '../../preload/contract/text/window/en.ts';
import { windowNb } from '../../preload/contract/text/window/nb.ts';
import { createCodeStores, type CodeStores } from '../../renderer/state/code-store.ts';
import { WordsContext, type Words } from '../../renderer/state/language.ts';
import { ShellContext } from '../../renderer/state/shell.ts';
import type { VisitStore } from '../../renderer/state/visit-store.ts';

interface Around {
  readonly language?: Language;
  readonly platform?: Platform;
  readonly api?: LabApi;
  readonly visit?: VisitStore;
}

/** The words of a language, all of them. */
export function wordsOf(language: Language): Words {
  return { language, t: texts(language), w: language === 'nb' ? windowNb : windowEn };
}

/** The markup of an element inside language and shell. What it does not need may be left out; using it then fails. */
export function draw(element: ReactElement, { language = 'en', platform = 'win32', api, visit }: Around = {}): string {
  const missing = new Proxy({}, { get: (_target, name) => { throw new Error(`the test gave no bridge or visit, and ${String(name)} was asked of it`); } });
  // Drawing to markup asks a store for its first state; this one answers with the present one.
  const drawn = visit && { ...visit, getInitialState: visit.getState };
  const shell = { api: api ?? (missing as LabApi), visit: drawn ?? (missing as VisitStore), codes: api === undefined ? (missing as CodeStores) : createCodeStores(api), platform, version: '9.8.7' };
  return renderToStaticMarkup(<WordsContext value={wordsOf(language)}><ShellContext value={shell}>{element}</ShellContext></WordsContext>);
}
