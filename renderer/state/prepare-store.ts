// What the page about this computer knows: the list of the last look, what became of an action, and what the person has confirmed.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { PrerequisiteId } from '../../preload/contract/prerequisites.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { asked } from './asked.ts';
import type { Told } from './visit.ts';

export type Looked = Told<LabApi['prepare']['look']>;
export type PhoneItem = Looked['confirmed'][number];

export interface PrepareState {
  readonly isLooking: boolean;
  /** Undefined until the person asked for a look. */
  readonly looked?: Looked;
  readonly problem?: Problem | undefined;
  /** The thing whose command goes on. */
  readonly acting?: PrerequisiteId | undefined;
  /** What a program said that did not do its work. */
  readonly failed?: { readonly id: PrerequisiteId; readonly said: string } | undefined;
}

export interface PrepareStore extends StoreApi<PrepareState> {
  look(): Promise<void>;
  /** `run` looks again afterwards, so that the list says what became of it. */
  act(id: PrerequisiteId, how: 'run' | 'open'): Promise<void>;
  confirm(id: PhoneItem, isSo: boolean): Promise<void>;
}

/** Makes the store of one page. */
export function createPrepareStore({ prepare }: Pick<LabApi, 'prepare'>): PrepareStore {
  const store = createStore<PrepareState>()(() => ({ isLooking: false }));
  const look = async (): Promise<void> => {
    store.setState({ isLooking: true, problem: undefined });
    const outcome = await asked(() => prepare.look({}));
    store.setState({ isLooking: false, ...(outcome.ok ? { looked: outcome.value } : { problem: outcome.problem }) });
  };
  const act = async (id: PrerequisiteId, how: 'run' | 'open'): Promise<void> => {
    store.setState({ acting: id, failed: undefined, problem: undefined });
    const outcome = await asked(() => prepare.act({ id, how }));
    store.setState({ acting: undefined });
    if (!outcome.ok) return store.setState({ problem: outcome.problem });
    if (outcome.value.outcome === 'failed') return store.setState({ failed: { id, said: outcome.value.said } });
    if (how === 'run') await look();
  };
  const confirm = async (id: PhoneItem, isSo: boolean): Promise<void> => {
    const outcome = await asked(() => prepare.confirm({ id, isSo }));
    store.setState(({ looked }) => (outcome.ok ? looked && { looked: { ...looked, confirmed: [...looked.confirmed.filter((one) => one !== id), ...(isSo ? [id] : [])] } } : { problem: outcome.problem }) ?? {});
  };
  return Object.assign(store, { look, act, confirm });
}
