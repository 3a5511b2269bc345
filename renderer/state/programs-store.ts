// What the page about other programs knows: the values to copy, the session files of the archive, and what became of saving one.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { asked } from './asked.ts';
import type { Told } from './visit.ts';

export type ProgramsTold = Told<LabApi['programs']['read']>;

export interface ProgramsState {
  /** Undefined until it was read. */
  readonly told?: ProgramsTold;
  readonly problem?: Problem | undefined;
  /** Numbers of the session files that were saved. */
  readonly saved: readonly number[];
}

export interface ProgramsStore extends StoreApi<ProgramsState> {
  read(): Promise<void>;
  /** Asks for a place and writes the file there; nothing happens when the person closes the dialog. */
  save(index: number): Promise<void>;
}

/** Makes the store of one page. */
export function createProgramsStore({ programs }: Pick<LabApi, 'programs'>): ProgramsStore {
  const store = createStore<ProgramsState>()(() => ({ saved: [] }));
  return Object.assign(store, {
    read: async () => {
      const outcome = await asked(() => programs.read({}));
      store.setState(outcome.ok ? { told: outcome.value } : { problem: outcome.problem });
    },
    save: async (index: number) => {
      const outcome = await asked(() => programs.saveSessionFile({ index }));
      if (!outcome.ok) return store.setState({ problem: outcome.problem });
      store.setState(({ saved }) => ({ problem: undefined, saved: outcome.value.saved ? [...saved, index] : saved }));
    },
  });
}
