// A fake of the kista's part of the bridge: each call waits until the test answers it, and the test tells the news.

import type { TransferProgress, Verdict } from '../../../preload/contract/kista.ts';
import type { Problem, ProblemCode } from '../../../preload/contract/problems.ts';
import type { KistaApi, KistaStanding } from '../../../renderer/state/kista-state.ts';

type News = Parameters<Parameters<KistaApi['kista']['news']>[0]>[0];

export const information = { host: 'ekista.hdc.ntnu.no', port: 2124, user: 'partner-import', fingerprint: `SHA256:${'nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5TaPU'}` };
export const openKey = { name: 'heart', kind: 'ed25519' as const, hasPassphrase: false, fingerprint: 'SHA256:x', publicLine: 'ssh-ed25519 AAAA ekista heart', place: '~/.ssh/ekista_heart', publicFile: '~/Downloads/ekista_pubkey.txt' };
export const lockedKey = { ...openKey, hasPassphrase: true };
export const banner = { text: 'Transfers are logged.', digest: 'd1' };

/** A standing in which nothing was given yet. */
export function standing(parts: Partial<KistaStanding> = {}): KistaStanding {
  return {
    opening: { host: 'ekista.hdc.ntnu.no', addresses: ['129.241.176.121'], portFrom: 2000, portTo: 2128 }, forIt: 'Open it.', keys: [], hasPassphrase: false, own: [], ...parts,
  };
}

/** The chain as far as `passed`, then `failed` with its problem. */
export function chain(passed: number, failed?: Problem): readonly Verdict[] {
  return (['resolve', 'connect', 'banner', 'fingerprint', 'key', 'folder'] as const).map((id, index) => {
    const seen = id === 'fingerprint' ? information.fingerprint : '';
    return index < passed ? { id, seen, state: 'passed' } : { id, seen, state: index === passed && failed ? 'failed' : 'not-tried', ...(index === passed && failed && { problem: failed, side: 'you' }) };
  });
}

/** A check in which all passed. */
export const rightOne = { verdicts: chain(6), isRight: true, banner, traces: [] };

/** A problem as it crosses the bridge. */
export function problem(code: ProblemCode, facts: Record<string, string> = {}): Problem {
  return { code, retry: 'after-fix', facts };
}

/** How a transfer goes, with what the test says of it. */
export function progressOf(parts: Partial<TransferProgress> = {}): TransferProgress {
  return { phase: 'moving', doneBytes: 0, totalBytes: 100, doneFiles: 0, totalFiles: 1, bytesPerSecond: 0, cuts: 0, rows: [], ...parts };
}

export interface FakeKista {
  readonly api: KistaApi;
  /** The calls so far as `name {input as JSON}`; cancelling is `cancel name`. */
  readonly calls: readonly string[];
  /** What is on the clipboard. */
  clipboard: string;
  answer(value: KistaStanding | { readonly made: string; readonly opened: boolean }): Promise<void>;
  refuse(code: ProblemCode): Promise<void>;
  tell(news: News): void;
}

/** A bridge whose calls wait, the oldest to be answered first. */
export function createFakeKista(): FakeKista {
  const calls: string[] = [];
  const waiting: ((outcome: unknown) => void)[] = [];
  const listeners = new Set<(news: News) => void>();
  const ask = (name: string) => (input: unknown): Promise<never> => {
    calls.push(`${name} ${JSON.stringify(input)}`);
    return new Promise((resolve) => { waiting.push(resolve as (outcome: unknown) => void); });
  };
  const settle = async (outcome: unknown): Promise<void> => {
    const next = waiting.shift();
    if (next === undefined) throw new Error('no call is waiting');
    next(outcome);
    await new Promise((resolve) => { setImmediate(resolve); });
  };
  const fake: FakeKista = {
    calls, clipboard: '',
    api: {
      kista: {
        open: ask('open'), key: ask('key'), hand: ask('hand'), information: ask('information'), check: ask('check'), choose: ask('choose'), run: ask('run'),
        news: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
      },
      app: { paste: () => Promise.resolve({ ok: true, value: { text: fake.clipboard } }) },
      cancel: (name) => { calls.push(`cancel ${name}`); return Promise.resolve(); },
      dropFiles: (files) => ask('drop')(files.map(({ name }) => name)),
    },
    answer: (value) => settle({ ok: true, value }),
    refuse: (code) => settle({ ok: false, problem: problem(code) }),
    tell: (news) => { for (const listener of listeners) listener(news); },
  };
  return fake;
}
