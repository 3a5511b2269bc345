// What the practice screen knows: where the run is, and the last results. It asks the main process and remembers the answer; it decides
// nothing about the steps themselves and holds no secret.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Outcome, Problem } from '../../preload/contract/problems.ts';
import { stepIds, type StepId } from '../../preload/contract/steps.ts';

/** The one journey that this version of the window rehearses. */
export const practiceJourney: JourneyId = 'new_user';

export type Verb = 'run' | 'undo';
type Lab = NonNullable<JourneyResult['lab']>;

/** What is known from the last answer; it stays on the screen while the next one is on its way. */
export interface Known {
  readonly steps: readonly StepResult[];
  readonly lab?: Lab;
}

export interface Working {
  readonly at: 'working';
  readonly verb: Verb;
  /** Steps that were begun, the current one last. How the earlier ones ended is not known before the answer. */
  readonly begun: readonly StepId[];
  /** Part of the current step that is done, 0 to 1. */
  readonly fraction: number;
  readonly cancelling: boolean;
  readonly known: Known;
}

export interface Finished {
  readonly at: 'finished';
  readonly verb: Verb;
  /** The steps of this answer only; `known` has all. */
  readonly answered: readonly StepResult[];
  readonly cancelled: boolean;
  readonly known: Known;
}

export interface Stuck {
  readonly at: 'stuck';
  readonly verb: Verb;
  readonly problem: Problem;
  readonly known: Known;
}

export type PracticeState = { readonly at: 'start' } | Working | Finished | Stuck;

export interface Practice {
  readonly now: PracticeState;
  run(): Promise<void>;
  undo(): Promise<void>;
  cancel(): Promise<void>;
  goToStart(): void;
}

const nothing: Known = { steps: [] };

/** Makes the store from its part of the bridge. One store listens to the bridge's progress for as long as the page lives. */
export function createPracticeStore(practice: LabApi['practice'], cancelCall: LabApi['cancel']): StoreApi<Practice> {
  const store = createStore<Practice>()((set, get) => {
    const work = async (verb: Verb, ask: () => Promise<Outcome<JourneyResult>>): Promise<void> => {
      const { now } = get();
      if (now.at === 'working') return;
      const known = verb === 'undo' && now.at !== 'start' ? now.known : nothing;
      set({ now: { at: 'working', verb, begun: [], fraction: 0, cancelling: false, known } });
      const outcome = await ask().catch(lostAnswer);
      set(({ now: working }) => ({ now: working.at === 'working' ? settle(working, outcome) : working }));
    };
    return {
      now: { at: 'start' },
      run: () => work('run', () => practice.run({ journey: practiceJourney })),
      undo: () => work('undo', () => practice.undo({})),
      cancel: async () => {
        const { now } = get();
        if (now.at !== 'working' || now.cancelling) return;
        set({ now: { ...now, cancelling: true } });
        await cancelCall(`practice.${now.verb}`);
      },
      goToStart: () => set(({ now }) => ({ now: now.at === 'working' ? now : { at: 'start' } })),
    };
  });
  practice.progress((news) => store.setState(({ now }) => ({ now: now.at === 'working' ? advance(now, news) : now })));
  return store;
}

/** A call that the main process cannot even refuse is a fault in the program; the window stays usable and says so. */
function lostAnswer(): Outcome<never> {
  return { ok: false, problem: { code: 'internal', retry: 'never', facts: {} } };
}

/** A phase is a step's id, or a part of the step that is going on. */
function advance(now: Working, { phase, fraction = 0 }: { phase: string; fraction?: number }): Working {
  const step = stepIds.find((id) => id === phase);
  const isNew = step !== undefined && !now.begun.includes(step);
  return { ...now, begun: isNew ? [...now.begun, step] : now.begun, fraction };
}

function settle({ verb, known, cancelling }: Working, outcome: Outcome<JourneyResult>): Finished | Stuck {
  if (!outcome.ok) return { at: 'stuck', verb, problem: outcome.problem, known };
  const { steps, lab } = outcome.value;
  return { at: 'finished', verb, answered: steps, cancelled: isCancelled(steps, cancelling), known: { steps: replaceSteps(known.steps, steps), ...(lab && { lab }) } };
}

/** Whoever presses Cancel at the very end gets a finished run, and it is called that. */
function isCancelled(steps: readonly StepResult[], asked: boolean): boolean {
  return steps.some((step) => step.problem?.code === 'cancelled') || (asked && steps.some((step) => step.reason === 'earlier-step-failed'));
}

/** An undo answers only for the steps that it touched; the others stand as they were. */
function replaceSteps(before: readonly StepResult[], answered: readonly StepResult[]): readonly StepResult[] {
  if (before.length === 0) return answered;
  return before.map((step) => answered.find((newer) => newer.id === step.id) ?? step);
}
