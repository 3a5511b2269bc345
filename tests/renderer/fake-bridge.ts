// A fake of the bridge for tests of the window: it answers what the test says, when the test says so.

import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Outcome, ProblemCode } from '../../preload/contract/problems.ts';
import { journeySteps } from '../../preload/contract/journeys.ts';

type News = Parameters<Parameters<LabApi['practice']['progress']>[0]>[0];

export interface FakeBridge {
  readonly practice: LabApi['practice'];
  readonly cancel: LabApi['cancel'];
  /** The calls so far, with their input as JSON. */
  readonly calls: readonly string[];
  tell(news: News): void;
  /** Answers the call that is waiting. */
  answer(outcome: Outcome<JourneyResult>): Promise<void>;
  /** Breaks the call that is waiting, as a lost main process would. */
  lose(): Promise<void>;
}

/** A bridge whose calls wait until the test answers them. */
export function createFakeBridge(): FakeBridge {
  const calls: string[] = [];
  const listeners = new Set<(news: News) => void>();
  let waiting: { resolve(outcome: Outcome<JourneyResult>): void; reject(error: Error): void } | undefined;
  const ask = (name: string) => (input: unknown): Promise<Outcome<JourneyResult>> => {
    calls.push(`${name} ${JSON.stringify(input)}`);
    return new Promise((resolve, reject) => { waiting = { resolve, reject }; });
  };
  const settle = async (end: (call: NonNullable<typeof waiting>) => void): Promise<void> => {
    if (waiting === undefined) throw new Error('no call is waiting');
    end(waiting);
    waiting = undefined;
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    practice: { run: ask('run'), undo: ask('undo'), progress: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; } },
    cancel: (name) => { calls.push(`cancel ${name}`); return Promise.resolve(); },
    calls,
    tell: (news) => listeners.forEach((listener) => listener(news)),
    answer: (outcome) => settle((call) => call.resolve(outcome)),
    lose: () => settle((call) => call.reject(new Error('reply was never sent'))),
  };
}

/** A result of the practice journey: the given steps, and every other one as not in this version. */
export function practiceResult(given: readonly StepResult[], only = false): Outcome<JourneyResult> {
  const all = journeySteps.new_user.map((id): StepResult => given.find((step) => step.id === id) ?? { id, state: 'skipped', reason: 'not-in-this-version', changes: [] });
  return {
    ok: true,
    value: { journey: 'new_user', lab: { lab: 'demolab', user: 'kari.nordmann', address: '127.0.0.1' }, practice: true, shippedFacts: true, steps: only ? given : all },
  };
}

export const archiveDone: StepResult = { id: 'unpack-bundle', state: 'done', changes: [], evidence: { files: ['a.ovpn', 'b.p12'], encrypted: true } };

export const hostsDone: StepResult = {
  id: 'edit-hosts', state: 'done', evidence: { address: '127.0.0.1' },
  changes: [{
    kind: 'hosts.putBlock', facts: { name: 'demolab.practice.example', address: '127.0.0.1', file: '/scratch/hosts' }, place: '/scratch/hosts',
    diff: [' 127.0.0.1 localhost', '+127.0.0.1 demolab.practice.example'], needsAdministrator: false, undo: 'exact',
  }],
};

/** A step that ended with a problem. */
export function failed(id: StepResult['id'], code: ProblemCode, facts: Record<string, string> = {}): StepResult {
  return { id, state: 'failed', changes: [], problem: { code, retry: 'after-fix', facts } };
}
