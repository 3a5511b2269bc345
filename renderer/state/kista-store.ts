// Where an outsider stands with a kista, and what they can do there. How each is asked for is in kista-actions.ts, which page follows in
// kista-page.ts, how a transfer adds up in kista-progress.ts.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Direction } from '../../preload/contract/kista.ts';
import { askFor, cancel, check, hand, open, paste, read, run, startAgain } from './kista-actions.ts';
import { addProgress } from './kista-progress.ts';
import type { CheckInput, Hand, Information, KistaApi, KistaPage, KistaState, NewKey, Verb, World } from './kista-state.ts';

export interface KistaStore extends StoreApi<KistaState> {
  /** Hears how a check or a transfer goes, until the answer is called. */
  listen(): () => void;
  open(world?: World): Promise<void>;
  show(page: KistaPage): void;
  /** When all four parts are right, the page is the next one. */
  read(given: Information): Promise<void>;
  /** Reads what is on the clipboard; `empty` when there is no text on it. */
  paste(): Promise<'read' | 'empty'>;
  makeKey(key: NewKey): Promise<boolean>;
  hand(what: Hand): Promise<void>;
  check(input?: CheckInput): Promise<void>;
  /** The person has read what the server says and goes on with it. */
  acknowledge(direction: Direction): void;
  choose(what: 'files' | 'folder' | 'none'): Promise<boolean>;
  drop(files: readonly File[]): Promise<boolean>;
  run(verb: Verb): Promise<void>;
  /** Leaves a result for another transfer. */
  again(direction: Direction): Promise<void>;
  cancel(): Promise<void>;
}

/** Makes the store of one showing of the kista's pages. */
export function createKistaStore(api: KistaApi): KistaStore {
  const store = createStore<KistaState>()(() => ({ page: 'begin', isCancelling: false, direction: 'upload', isAnew: false }));
  const { kista } = api;
  return Object.assign(store, {
    listen: () => kista.news((news) => {
      if (news.at === 'check') store.setState({ verdicts: news.verdicts });
      else store.setState(({ progress }) => ({ progress: addProgress(progress, news.progress) }));
    }),
    open: (world?: World) => open(store, kista, world),
    show: (page: KistaPage) => store.setState({ page, problem: undefined }),
    read: (given: Information) => read(store, kista, given),
    paste: () => paste(store, api),
    makeKey: (key: NewKey) => askFor(store, 'key', () => kista.key(key)),
    hand: (what: Hand) => hand(store, kista, what),
    check: (input: CheckInput = {}) => check(store, kista, input),
    acknowledge: (direction: Direction) => store.setState(({ told }) => ({ page: 'transfer', direction, seenBanner: told?.checked?.banner?.digest, problem: undefined })),
    choose: (what: 'files' | 'folder' | 'none') => askFor(store, 'choose', () => kista.choose({ what })),
    drop: (files: readonly File[]) => askFor(store, 'choose', () => api.dropFiles(files)),
    run: (verb: Verb) => run(store, kista, verb),
    again: (direction: Direction) => startAgain(store, kista, direction),
    cancel: () => cancel(store, api),
  });
}
