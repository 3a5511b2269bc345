// The start of a practice visit: which journey and which scene, and the opening of the practice lab, which takes some seconds.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { SceneId } from '../../preload/contract/scenes.ts';
import { asked } from './asked.ts';
import type { VisitStore } from './visit-store.ts';

export interface Practice {
  readonly journey: JourneyId;
  readonly scene: SceneId;
  readonly now: { readonly at: 'choosing' } | { readonly at: 'opening'; readonly cancelling: boolean } | { readonly at: 'refused'; readonly problem: Problem };
}

export interface PracticeStore extends StoreApi<Practice> {
  choose(chosen: Partial<Pick<Practice, 'journey' | 'scene'>>): void;
  open(): Promise<void>;
  cancel(): Promise<void>;
}

type PracticeApi = Pick<LabApi, 'practice' | 'cancel'>;

/** Makes the store for one showing of the practice screen. */
export function createPracticeStore(api: PracticeApi, visit: VisitStore): PracticeStore {
  const store = createStore<Practice>()(() => ({ journey: 'new_user', scene: 'happy', now: { at: 'choosing' } }));
  return Object.assign(store, {
    choose: (chosen: Partial<Pick<Practice, 'journey' | 'scene'>>) => store.setState(chosen),
    open: () => open(store, api, visit),
    cancel: async () => {
      const { now } = store.getState();
      if (now.at !== 'opening' || now.cancelling) return;
      store.setState({ now: { at: 'opening', cancelling: true } });
      await api.cancel('practice.open');
    },
  });
}

async function open(store: StoreApi<Practice>, { practice }: PracticeApi, visit: VisitStore): Promise<void> {
  const { journey, scene, now } = store.getState();
  if (now.at === 'opening') return;
  store.setState({ now: { at: 'opening', cancelling: false } });
  const outcome = await asked(() => practice.open({ journey, scene }));
  if (!outcome.ok) {
    const wasStopped = outcome.problem.code === 'cancelled';
    return store.setState({ now: wasStopped ? { at: 'choosing' } : { at: 'refused', problem: outcome.problem } });
  }
  visit.know({
    practice: scene, journey, mail: outcome.value, isOtherLab: false, archive: undefined, lab: undefined, plan: undefined, result: undefined, problem: undefined, keysGiven: [],
  });
  visit.show('start');
}
