// Tells screen readers what changes while the engine works. Used by the screens on which it can.

import { useEffect } from 'react';
import { announcementsOf } from './announcements.ts';
import { useLanguage } from './language.ts';
import { useSay } from './say.ts';
import { useShell } from './shell.ts';

/** Speaks as long as the component lives. */
export function useAnnouncements(): void {
  const { visit } = useShell();
  const words = useLanguage();
  const say = useSay();
  useEffect(() => visit.subscribe((after, before) => {
    for (const { text, isUrgent } of announcementsOf(before, after, words)) say(text, isUrgent ? 'urgent' : undefined);
  }), [visit, words, say]);
}
