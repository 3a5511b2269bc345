// A fake of the bridge for tests of the window: it answers what the test says, when the test says so.

import type { CallName, LabApi } from '../../preload/contract/bridge/index.ts';
import { channels } from '../../preload/channels.ts';
import type { Outcome, Problem, ProblemCode } from '../../preload/contract/problems.ts';
import type { StepResult } from '../../preload/contract/plans.ts';

type AreaOf<Name extends string> = Name extends `${infer Area}.${string}` ? Area & keyof LabApi : never;
type PartOf<Name extends string> = Name extends `${string}.${infer Part}` ? Part : never;
type Member<Name extends string> = PartOf<Name> extends keyof LabApi[AreaOf<Name>] ? LabApi[AreaOf<Name>][PartOf<Name>] : never;
type AnswerOf<Name extends string> = Member<Name> extends (...input: never[]) => Promise<Outcome<infer Value>> ? Value : never;
type SignalName = 'journey.news' | 'questions.asked' | 'questions.closed';
type PayloadOf<Name extends string> = Member<Name> extends (listener: (payload: infer Payload) => void) => unknown ? Payload : never;

interface Waiting {
  resolve(outcome: Outcome<unknown>): void;
  reject(error: Error): void;
}

export interface FakeBridge {
  readonly api: LabApi;
  /** The calls so far as `area.name {input as JSON}`; cancelling is `cancel area.name`, a dropped file `bundle.take NAME`. */
  readonly calls: string[];
  /** Answers each call of that name at once, from now on. */
  always<Name extends CallName>(name: Name, value: AnswerOf<Name>): void;
  /** Answers the call of that name that waits longest. */
  answer<Name extends CallName>(name: Name, value: AnswerOf<Name>): Promise<void>;
  refuse(name: CallName, code: ProblemCode, facts?: Record<string, string>): Promise<void>;
  /** Breaks the call that waits, as a lost main process would. */
  lose(name: CallName): Promise<void>;
  tell<Name extends SignalName>(name: Name, payload: PayloadOf<Name>): void;
}

/** A bridge whose calls wait until the test answers them. */
export function createFakeBridge(): FakeBridge {
  const calls: string[] = [];
  const ready = new Map<string, unknown>();
  const waiting = new Map<string, Waiting[]>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const ask = (name: string, input: string): Promise<Outcome<unknown>> => {
    calls.push(`${name} ${input}`);
    if (ready.has(name)) return Promise.resolve({ ok: true, value: ready.get(name) });
    return new Promise((resolve, reject) => { waiting.set(name, [...waiting.get(name) ?? [], { resolve, reject }]); });
  };
  const listen = (name: string, listener: (payload: unknown) => void): (() => void) => {
    const all = listeners.get(name) ?? new Set();
    listeners.set(name, all.add(listener));
    return () => { all.delete(listener); };
  };
  const settle = async (name: string, end: (call: Waiting) => void): Promise<void> => {
    const [first, ...others] = waiting.get(name) ?? [];
    if (first === undefined) throw new Error(`no call of ${name} is waiting`);
    waiting.set(name, others);
    end(first);
    await pass();
  };
  return {
    calls, api: apiOf(ask, listen, calls),
    always: (name, value) => { ready.set(name, value); },
    answer: (name, value) => settle(name, (call) => call.resolve({ ok: true, value })),
    refuse: (name, code, facts = {}) => settle(name, (call) => call.resolve({ ok: false, problem: problemOf(code, facts) })),
    lose: (name) => settle(name, (call) => call.reject(new Error('reply was never sent'))),
    tell: (name, payload) => listeners.get(name)?.forEach((listener) => listener(payload)),
  };
}

type Ask = (name: string, input: string) => Promise<Outcome<unknown>>;
type Listen = (name: string, listener: (payload: unknown) => void) => () => void;

/** Made from the same list of names as the real one in the preload script. */
function apiOf(ask: Ask, listen: Listen, calls: string[]): LabApi {
  const areas = Object.entries(channels).map(([area, members]) => [area, Object.fromEntries(Object.entries(members).map(([name, kind]) => [
    name, kind === 'call' ? (input: unknown) => ask(`${area}.${name}`, JSON.stringify(input)) : (listener: (payload: unknown) => void) => listen(`${area}.${name}`, listener),
  ]))]);
  return {
    ...Object.fromEntries(areas) as LabApi,
    cancel: (name) => { calls.push(`cancel ${name}`); return Promise.resolve(); },
    dropArchive: (file) => ask('bundle.take', file.name) as ReturnType<LabApi['dropArchive']>,
  };
}

/** Lets everything that is ready to go on do so. */
export function pass(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve); });
}

/** A problem as it crosses the bridge. */
export function problemOf(code: ProblemCode, facts: Record<string, string> = {}): Problem {
  return { code, retry: 'after-fix', facts };
}

export const lab = { lab: 'demolab', user: 'kari.nordmann', address: '10.42.1.130' };

export const hostsDone: StepResult = {
  id: 'edit-hosts', state: 'done', evidence: { address: '127.0.0.1' },
  changes: [{
    kind: 'hosts.putBlock', facts: { name: 'demolab.practice.example', address: '127.0.0.1', file: '/scratch/hosts' }, place: '/scratch/hosts',
    diff: [' 127.0.0.1 localhost', '+127.0.0.1 demolab.practice.example'], needsAdministrator: false, undo: 'exact',
  }],
};

/** A step that ended with a problem. */
export function failed(id: StepResult['id'], code: ProblemCode, facts: Record<string, string> = {}): StepResult {
  return { id, state: 'failed', changes: [], problem: problemOf(code, facts) };
}
