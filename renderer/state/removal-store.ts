// What the page about removing lab access knows: the list, whether it is asked or going on, and what became of it.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { StepResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { RemovalList } from '../../preload/contract/removal.ts';
import { asked } from './asked.ts';

export interface RemovalState {
  /** Undefined until it was read. */
  readonly list?: RemovalList;
  readonly at: 'list' | 'asking' | 'removing' | 'removed' | 'partly';
  readonly steps: readonly StepResult[];
  readonly problem?: Problem | undefined;
}

export interface RemovalStore extends StoreApi<RemovalState> {
  read(): Promise<void>;
  ask(): void;
  keep(): void;
  /** Takes everything back. A second press while it goes on does nothing. */
  remove(): Promise<void>;
}

/** Makes the store of one page. */
export function createRemovalStore({ journey }: Pick<LabApi, 'journey'>): RemovalStore {
  const store = createStore<RemovalState>()(() => ({ at: 'list', steps: [] }));
  const read = async (): Promise<void> => {
    const outcome = await asked(() => journey.removal({}));
    store.setState(outcome.ok ? { list: outcome.value } : { problem: outcome.problem });
  };
  return Object.assign(store, {
    read,
    ask: () => store.setState({ at: 'asking' }),
    keep: () => store.setState({ at: 'list' }),
    remove: async () => {
      if (store.getState().at === 'removing') return;
      store.setState({ at: 'removing', problem: undefined, steps: [] });
      const outcome = await asked(() => journey.remove({}));
      if (!outcome.ok) store.setState({ at: 'list', problem: outcome.problem });
      else store.setState({ at: outcome.value.removed ? 'removed' : 'partly', steps: outcome.value.result.steps });
      await read();
    },
  });
}
