// What screen readers are told of the keys: what a check found out, once.

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { secretNames } from '../../../preload/contract/secrets.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { useLanguage } from '../../state/language.ts';
import type { KeysStore } from '../../state/keys-store.ts';
import { useSay } from '../../state/say.ts';
import { verdictOf } from './verdict.ts';

const isTold: readonly string[] = ['proved', 'well-formed', 'problem'];

/** Says each new verdict with the name of its key. */
export function useToldOfKeys(store: KeysStore): void {
  const { keys, opened } = useStore(store);
  const words = useLanguage();
  const say = useSay();
  const last = useRef(keys);
  useEffect(() => {
    const before = last.current;
    last.current = keys;
    for (const name of secretNames) {
      const state = keys[name];
      if (state === undefined || state === before[name] || !isTold.includes(state.at)) continue;
      const label = words.t.secrets[name];
      if (state.at === 'problem') say(`${label}: ${problemText(words.t, state.problem).what}`, 'urgent');
      else say(`${label}: ${verdictOf({ name, isNeeded: true, state, opened }, words)?.text ?? ''}`);
    }
  }, [keys, opened, words, say]);
}
