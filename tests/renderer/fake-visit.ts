// A visit with a fake of its part of the bridge: a run waits until the test ends it, and the test tells the news and asks the questions.

import type { LabApi } from '../../preload/contract/bridge/index.ts';
import { journeySteps, type JourneyId } from '../../preload/contract/journeys.ts';
import type { Change, JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Outcome, ProblemCode, Retry } from '../../preload/contract/problems.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { createVisitStore, type VisitStore } from '../../renderer/state/visit-store.ts';
import type { Question, Standing } from '../../renderer/state/visit.ts';

type News = Parameters<Parameters<LabApi['journey']['news']>[0]>[0];

export interface FakeVisit {
  readonly api: LabApi;
  readonly visit: VisitStore;
  /** The calls so far, with their input as JSON. */
  readonly calls: readonly string[];
  tell(news: News): void;
  ask(question: Question): void;
  close(id: number): void;
  /** Ends the plan, apply, undo or verify that is waiting. */
  end(outcome: Outcome<JourneyResult>): Promise<void>;
}

interface Given {
  readonly standings?: readonly Standing[];
  /** What calls other than those of a run answer; `{}` when left out. */
  readonly answers?: Readonly<Record<string, Outcome<unknown>>>;
}

/** The visit and what the test can do to it. */
export function createFakeVisit({ standings = [], answers = {} }: Given = {}): FakeVisit {
  const calls: string[] = [];
  const listeners: Record<string, (payload: never) => void> = {};
  let waiting: ((outcome: Outcome<JourneyResult>) => void) | undefined;
  const note = (name: string, input: unknown): void => { calls.push(`${name} ${JSON.stringify(input)}`); };
  const run = (name: string) => (input: unknown): Promise<Outcome<JourneyResult>> => {
    note(name, input);
    return new Promise((resolve) => { waiting = resolve; });
  };
  const answer = (name: string, value: unknown = {}) => (input: unknown): Promise<Outcome<unknown>> => {
    note(name, input);
    return Promise.resolve(answers[name] ?? { ok: true, value });
  };
  const on = (name: string) => (listener: (payload: never) => void) => { listeners[name] = listener; return () => undefined; };
  const api = {
    app: { copy: answer('copy') }, practice: { open: answer('practice.open', { link: '', archiveName: '' }) },
    journey: {
      plan: run('plan'), apply: run('apply'), undo: run('undo'), verify: run('verify'), connect: run('connect'), standings: answer('standings', standings), news: on('news'),
      openWorkbench: answer('openWorkbench', { opened: false }), leave: answer('leave'), current: answer('current', { keysGiven: [] }),
    },
    questions: { asked: on('asked'), closed: on('closed'), answer: answer('answer') },
    cancel: (name: string) => { calls.push(`cancel ${name}`); return Promise.resolve(); },
  } as unknown as LabApi;
  const visit = createVisitStore(api);
  const emit = (name: string, payload: unknown): void => listeners[name]?.(payload as never);
  return {
    api, visit, calls,
    tell: (news) => emit('news', news), ask: (question) => emit('asked', question), close: (id) => emit('closed', { id }),
    end: async (outcome) => {
      waiting?.(outcome);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

export const lab = { lab: 'demolab', user: 'kari.nordmann', address: '10.42.1.130' };

/** A change of some kind. */
export function change(kind: Change['kind'], undo: Change['undo'] = 'exact', facts: Change['facts'] = {}): Change {
  return { kind, facts, place: '/scratch', diff: [], needsAdministrator: false, undo };
}

/** A step that is done, with what was read. */
export function done(id: StepId, evidence: NonNullable<StepResult['evidence']> = {}, changes: readonly Change[] = []): StepResult {
  return { id, state: 'done', changes, evidence };
}

/** A step that ended with a problem. */
export function failed(id: StepId, code: ProblemCode, facts: Record<string, string> = {}, retry: Retry = 'after-fix'): StepResult {
  return { id, state: 'failed', changes: [], problem: { code, retry, facts } };
}

/** A step that waits for another one. */
export function waits(id: StepId): StepResult {
  return { id, state: 'skipped', reason: 'earlier-step-failed', changes: [] };
}

/** A result of a journey: the given steps, every other one done. */
export function resultOf(given: readonly StepResult[] = [], journey: JourneyId = 'new_user', practice = false): JourneyResult {
  const steps = journeySteps[journey].map((id) => given.find((step) => step.id === id) ?? done(id));
  return { journey, lab, digest: 'digest', practice, shippedFacts: true, steps };
}

/** A plan of a journey: every step to do, with the given changes. */
export function planOf(journey: JourneyId = 'new_user', changes: Partial<Record<StepId, readonly Change[]>> = {}): JourneyResult {
  return { ...resultOf([], journey), steps: journeySteps[journey].map((id) => ({ id, state: 'planned', changes: changes[id] ?? [] })) };
}
