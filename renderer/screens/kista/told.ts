// What screen readers are told on the kista's pages: each verdict as it comes, what is wrong, and where a transfer stands at its quarters.

import { useEffect, useRef } from 'react';
import { fill } from '../../../preload/contract/text/fill.ts';
import type { KistaWindowTexts } from '../../../preload/contract/text/kista/window-en.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import type { KistaState } from '../../state/kista-state.ts';
import type { KistaStore } from '../../state/kista-store.ts';
import { useLanguage, type Words } from '../../state/language.ts';
import { useSay } from '../../state/say.ts';
import { useKistaTexts } from './texts.ts';

/** Speaks as long as the screen is shown. */
export function useToldOfKista(store: KistaStore): void {
  const words = useLanguage();
  const texts = useKistaTexts();
  const say = useSay();
  const said = useRef({ words, texts });
  useEffect(() => { said.current = { words, texts }; }, [words, texts]);
  useEffect(() => store.subscribe((after, before) => {
    for (const { text, isUrgent } of kistaNews(before, after, said.current.texts, said.current.words)) say(text, isUrgent ? 'urgent' : undefined);
  }), [store, say]);
}

interface News {
  readonly text: string;
  readonly isUrgent: boolean;
}

/** What is said between two moments. What stands in a title is not: the focus goes there. */
export function kistaNews(before: KistaState, after: KistaState, texts: KistaWindowTexts, { t }: Words): readonly News[] {
  const { check, transfer } = texts;
  const news: News[] = [];
  for (const { id, state } of after.verdicts ?? []) {
    if (state === 'passed' && before.verdicts?.find((one) => one.id === id)?.state !== 'passed') news.push({ text: `${check.ids[id]}. ${check.states.passed}.`, isUrgent: false });
  }
  if (after.problem !== undefined && after.problem !== before.problem) news.push({ text: problemText(t, after.problem.problem).what, isUrgent: true });
  if (quarterOf(after) > quarterOf(before)) news.push({ text: fill(transfer.percent, { percent: String(quarterOf(after) * 25) }), isUrgent: false });
  if (after.progress?.phase === 'reconnecting' && before.progress?.phase !== 'reconnecting') news.push({ text: transfer.phases.reconnecting, isUrgent: false });
  return news;
}

/** Whole quarters that are done; all of it is told by the title of the result. */
function quarterOf({ progress }: KistaState): number {
  return progress === undefined || progress.totalBytes === 0 ? 0 : Math.min(3, Math.floor((progress.doneBytes / progress.totalBytes) * 4));
}
