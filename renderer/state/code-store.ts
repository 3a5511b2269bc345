// What becomes of a one-time code that was typed: sent, held back until the next one, or refused because it was sent before. The code
// itself is not part of the state; the last one that was sent is used up and kept only to know it again.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { asked } from './asked.ts';
import { secondsLeftAt, tooFewSeconds } from './seconds-left.ts';

/** Each is about the question with that id; about another question nothing has been typed yet. */
export type CodeState =
  | { readonly at: 'typing' }
  /** It would run out on the way. */
  | { readonly at: 'held'; readonly id: number }
  | { readonly at: 'same'; readonly id: number }
  | { readonly at: 'short'; readonly id: number }
  | { readonly at: 'sending'; readonly id: number }
  | { readonly at: 'refused'; readonly id: number; readonly problem: Problem };

export interface CodeStore extends StoreApi<CodeState> {
  /** The person is through with typing. */
  complete(id: number, code: string): Promise<void>;
  /** Another digit is typed: what was said about the last ones is over. */
  retype(): void;
  giveUp(id: number): Promise<void>;
  /** The code of now was sent already: only the next one can be right. */
  isUsedUp(): boolean;
}

interface CodeRules {
  /** Under so many seconds of its 30 a code is held back. */
  readonly holdsUnderSeconds: number;
  readonly now?: () => number;
}

const periodSeconds = 30;

/** One for each kind of code. They outlive the screens: after a failed login the code that was sent is still known as sent. */
export interface CodeStores {
  readonly authenticator: CodeStore;
  readonly vpn: CodeStore;
}

/** Makes the stores of a window. A code for the VPN is held back when it would run out on the way. */
export function createCodeStores(api: Pick<LabApi, 'questions'>): CodeStores {
  return { authenticator: createCodeStore(api, { holdsUnderSeconds: 0 }), vpn: createCodeStore(api, { holdsUnderSeconds: tooFewSeconds }) };
}

/** Makes the store of one run's questions for a code. */
export function createCodeStore({ questions }: Pick<LabApi, 'questions'>, { holdsUnderSeconds, now = Date.now }: CodeRules): CodeStore {
  const store = createStore<CodeState>()(() => ({ at: 'typing' }));
  let lastSent: string | undefined;
  let lastStep: number | undefined;
  const complete = async (id: number, code: string): Promise<void> => {
    if (isSending(store.getState(), id)) return;
    if (code.length < 6) return store.setState({ at: 'short', id }, true);
    if (code === lastSent) return store.setState({ at: 'same', id }, true);
    if (secondsLeftAt(now(), periodSeconds) < holdsUnderSeconds) return store.setState({ at: 'held', id }, true);
    lastSent = code;
    lastStep = stepAt(now());
    await send(store, id, () => questions.answer({ id, value: code }));
  };
  return Object.assign(store, {
    complete,
    retype: () => { if (store.getState().at !== 'sending') store.setState({ at: 'typing' }, true); },
    isUsedUp: () => lastStep === stepAt(now()),
    giveUp: (id: number) => send(store, id, () => questions.answer({ id })),
  });
}

function stepAt(nowMs: number): number {
  return Math.floor(nowMs / 1000 / periodSeconds);
}

/** How it stands with one question. */
export function standOfQuestion(state: CodeState, id: number): CodeState {
  return state.at === 'typing' || state.id === id ? state : { at: 'typing' };
}

function isSending(state: CodeState, id: number): boolean {
  return state.at === 'sending' && state.id === id;
}

async function send(store: StoreApi<CodeState>, id: number, ask: () => ReturnType<LabApi['questions']['answer']>): Promise<void> {
  store.setState({ at: 'sending', id }, true);
  const outcome = await asked(ask);
  if (!outcome.ok) store.setState({ at: 'refused', id, problem: outcome.problem }, true);
}
