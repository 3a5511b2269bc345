// What becomes of a passphrase that was typed: it is sent only when both fields are the same and every rule that the window can read is
// met. The passphrase itself is never part of the state.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import { readRules, type RuleReading } from '../../preload/contract/passphrase-rules.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { asked } from './asked.ts';

export type PassphraseState =
  | { readonly at: 'typing' }
  /** The person tried to go on too early; what is missing is said now. */
  | { readonly at: 'incomplete' }
  | { readonly at: 'sending' }
  | { readonly at: 'refused'; readonly problem: Problem };

export interface Typed {
  readonly passphrase: string;
  readonly repeated: string;
}

export interface PassphraseStore extends StoreApi<PassphraseState> {
  /** Answers whether it was sent. */
  submit(isComplete: boolean, passphrase: string): Promise<boolean>;
  giveUp(): Promise<void>;
}

/** Makes the store of one question. */
export function createPassphraseStore({ questions }: Pick<LabApi, 'questions'>, id: number): PassphraseStore {
  const store = createStore<PassphraseState>()(() => ({ at: 'typing' }));
  const send = async (value?: string): Promise<void> => {
    store.setState({ at: 'sending' }, true);
    const outcome = await asked(() => questions.answer({ id, ...(value !== undefined && { value }) }));
    if (!outcome.ok) store.setState({ at: 'refused', problem: outcome.problem }, true);
  };
  const submit = async (isComplete: boolean, passphrase: string): Promise<boolean> => {
    if (store.getState().at === 'sending') return false;
    if (isComplete) await send(passphrase);
    else store.setState({ at: 'incomplete' }, true);
    return isComplete;
  };
  return Object.assign(store, { submit, giveUp: () => send() });
}

/** The rules that the window can read. Whether it differs from the temporary key is read in the main process: that key never comes here. */
export function readableRules(passphrase: string, names: { readonly user: string; readonly lab: string }): readonly RuleReading[] {
  return readRules(passphrase, { old: '', ...names }).filter(({ rule }) => rule !== 'different');
}

/** Answers whether it may be sent. */
export function isComplete({ passphrase, repeated }: Typed, readings: readonly RuleReading[]): boolean {
  return passphrase === repeated && readings.every(({ met }) => met);
}
