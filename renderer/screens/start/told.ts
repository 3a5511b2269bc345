// What screen readers are told on the start screen: that the archive was taken, what the link says, and what is wrong.

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import type { Words } from '../../state/language.ts';
import { useLanguage } from '../../state/language.ts';
import { useSay } from '../../state/say.ts';
import type { ArchiveState, LinkState, StartStore } from '../../state/start-store.ts';

/** Says each change once. */
export function useToldOfStart(store: StartStore): void {
  const { archive, link } = useStore(store);
  const words = useLanguage();
  const say = useSay();
  const last = useRef({ archive, link });
  useEffect(() => {
    const before = last.current;
    last.current = { archive, link };
    const news = before.archive !== archive ? archiveNews(archive, words) : before.link !== link ? linkNews(link, words) : undefined;
    if (news === undefined) return;
    if (news.isUrgent) say(news.text, 'urgent');
    else say(news.text);
  }, [archive, link, words, say]);
}

interface News {
  readonly text: string;
  readonly isUrgent: boolean;
}

/** What is said of the archive. */
export function archiveNews(archive: ArchiveState, { t, w: { start: words, components } }: Words): News | undefined {
  switch (archive.at) {
    case 'missing': return undefined;
    case 'reading': return { text: words.reading, isUrgent: false };
    case 'there': return { text: `${archive.archive.name}. ${components.states.done}.`, isUrgent: false };
    case 'several': return { text: words.several, isUrgent: true };
    case 'other-type': return { text: fill(words.otherType, { name: archive.name }), isUrgent: true };
    case 'refused': return { text: problemText(t, archive.problem).what, isUrgent: true };
  }
}

/** What is said of the link. */
export function linkNews(link: LinkState, { t, w: { start: words } }: Words): News | undefined {
  switch (link.at) {
    case 'missing': case 'typing': return undefined;
    case 'reading': return { text: words.linkReading, isUrgent: false };
    case 'read': return { text: fill(words.linkRead, { ...link.lab }), isUrgent: false };
    case 'nothing-to-paste': return { text: words.nothingToPaste, isUrgent: true };
    case 'refused': return { text: problemText(t, link.problem).what, isUrgent: true };
  }
}
