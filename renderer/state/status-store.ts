// What the status page knows besides the visit: when the answer came, what the journal remembers to be in place, which node is open, and
// what is being asked before an undo.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { asked } from './asked.ts';
import type { Place } from './path-facts.ts';
import { offerUndo, type UndoOffer } from './undo-offer.ts';

export type Browser =
  | { readonly at: 'idle' | 'opening' | 'opened' | 'nothing-opens' }
  | { readonly at: 'problem'; readonly problem: Problem };

export interface Status {
  readonly readAtMs: number;
  /** Steps with what they changed and what is in place of it, from the journal of this visit's world. */
  readonly recorded: readonly StepResult[];
  /** Undefined: the last one that was looked at. `none`: closed by the person. */
  readonly open?: Place | 'none' | undefined;
  readonly browser: Browser;
  /** What the person is asked about. */
  readonly undoing?: UndoOffer | undefined;
  /** The person looked past the problem, at all steps. */
  readonly showsAll: boolean;
}

export interface StatusStore extends StoreApi<Status> {
  /** Another answer is there. */
  read(result: JourneyResult | undefined): Promise<void>;
  toggle(place: Place, isOpen: boolean): void;
  showAll(): void;
  openWorkbench(): Promise<void>;
  askUndo(steps: readonly StepId[]): void;
  closeUndo(): void;
}

/** Makes the store of one status page. */
export function createStatusStore({ journey }: Pick<LabApi, 'journey'>, now: () => number = Date.now): StatusStore {
  const store = createStore<Status>()(() => ({ readAtMs: now(), recorded: [], browser: { at: 'idle' }, showsAll: false }));
  return Object.assign(store, {
    read: async (result: JourneyResult | undefined) => {
      store.setState({ readAtMs: now(), showsAll: false });
      const outcome = await asked(() => journey.standings({}));
      const standing = outcome.ok ? outcome.value.find(({ practice }) => practice === result?.practice) : undefined;
      store.setState({ recorded: standing?.steps ?? [] });
    },
    toggle: (place: Place, isOpen: boolean) => store.setState({ open: isOpen ? 'none' : place }),
    showAll: () => store.setState({ showsAll: true }),
    openWorkbench: () => openWorkbench(store, journey),
    askUndo: (steps: readonly StepId[]) => store.setState(({ recorded }) => ({ undoing: offerUndo(recorded, steps) })),
    closeUndo: () => store.setState({ undoing: undefined }),
  });
}

async function openWorkbench(store: StoreApi<Status>, journey: LabApi['journey']): Promise<void> {
  if (store.getState().browser.at === 'opening') return;
  store.setState({ browser: { at: 'opening' } });
  const outcome = await asked(() => journey.openWorkbench({}));
  store.setState({ browser: outcome.ok ? { at: outcome.value.opened ? 'opened' : 'nothing-opens' } : { at: 'problem', problem: outcome.problem } });
}
