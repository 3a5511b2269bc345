// How long a visit lasts and what is left of it: reload, leave, idleness, cancelling, a practice lab that is met again.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { idleMs } from '../../../main/bridge/key-ring.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import { answering, beginPractice, context, digestOf, openWindow, statesOf, type FakeWindow, type Keys } from './window-fixture.ts';

afterEach(() => { vi.useRealTimers(); });

/** Rejects with a problem of this code. */
async function expectProblem(work: Promise<unknown>, code: string): Promise<void> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown);
  expect(error instanceof LabProblem ? error.problem.code : error).toBe(code);
}

async function reissue(window: FakeWindow): Promise<{ keys: Keys; digest: string }> {
  const keys = await beginPractice(window, 'workbench_reissue');
  const plan = await window.handlers.journey.plan({ keys }, context);
  return { keys, digest: digestOf(plan) };
}

async function applyUntilAsked() {
  const window = openWindow();
  const keys = await beginPractice(window);
  const plan = await window.handlers.journey.plan({ keys }, context);
  const asked = new Promise<void>((resolve) => { window.onQuestion = () => resolve(); });
  const applying = window.handlers.journey.apply({ digest: digestOf(plan) }, context);
  await asked;
  return { window, keys, plan, applying };
}

describe('a reissued certificate in the practice lab', () => {
  it('finds the VPN connected and asks nothing of the person', async () => {
    const window = openWindow();
    const keys = await beginPractice(window, 'workbench_reissue');
    expect(Object.keys(keys).sort()).toEqual(['sevenZipKey', 'tlsPassphrase', 'vpnPassphrase']);
    const plan = await window.handlers.journey.plan({ keys }, context);
    expect(statesOf(plan)).toEqual(['unpack-bundle: planned', 'connect-vpn: already', 'install-certificate: planned', 'open-workbench: planned']);
    const result = await window.handlers.journey.apply({ digest: digestOf(plan) }, context);
    expect(statesOf(result)).toEqual(['unpack-bundle: done', 'connect-vpn: already', 'install-certificate: done', 'open-workbench: done']);
    expect(window.asked).toEqual([]);
    expect(await window.handlers.journey.openWorkbench({}, context)).toEqual({ opened: false });
  });

  it('is new at each visit', async () => {
    const window = openWindow();
    const first = await reissue(window);
    await window.handlers.journey.apply({ digest: first.digest }, context);
    await window.handlers.journey.leave({}, context);
    const keys = await beginPractice(window, 'workbench_reissue');
    const plan = await window.handlers.journey.plan({ keys }, context);
    expect(statesOf(plan)).toContain('install-certificate: planned');
  });
});

describe('a window that is loaded anew', () => {
  it('goes on where it stood, also while a question is open, and never gets a key or a path', async () => {
    const { window, keys, plan, applying } = await applyUntilAsked();
    const { handlers } = window;
    const current = await handlers.journey.current({}, context);
    expect(current).toMatchObject({
      practice: 'happy', journey: 'new_user', lab: { lab: 'demolab' }, archive: { name: expect.stringMatching(/\.7z$/) as string }, plan,
      running: { verb: 'apply', step: 'enrol-authenticator', ended: [{ id: 'unpack-bundle', state: 'done' }] }, question: { kind: 'authenticator' },
    });
    expect([...current.keysGiven].sort()).toEqual(Object.keys(keys).sort());
    const text = JSON.stringify(current).replaceAll(/"(svg|groups)":"[^"]*"/g, '');
    for (const key of Object.values(keys)) expect(text).not.toContain(key);
    expect(JSON.stringify(current.archive)).not.toContain(window.stateDir);
    window.onQuestion = answering(window);
    await window.leave();
    await applying;
  });
});

describe('cancelling', () => {
  it('takes the open question back and leaves the rest undone', async () => {
    const window = openWindow();
    const keys = await beginPractice(window);
    const plan = await window.handlers.journey.plan({ keys }, context);
    const abort = new AbortController();
    window.onQuestion = () => abort.abort();
    const result = await window.handlers.journey.apply({ digest: digestOf(plan) }, { signal: abort.signal });
    expect(result.steps[1]).toMatchObject({ id: 'enrol-authenticator', state: 'failed', problem: { code: 'cancelled' } });
    expect(result.steps.slice(2).every(({ reason }) => reason === 'cancelled')).toBe(true);
    expect(window.told.filter(({ channel }) => channel === 'lab:questions.closed')).toHaveLength(1);
    expect(window.isChanging()).toBe(false);
    // Not everything is done, so the keys stay for another try.
    expect((await window.handlers.journey.current({}, context)).keysGiven).toHaveLength(5);
  });

  it('giving up an answer ends that step with its problem', async () => {
    const window = openWindow();
    const keys = await beginPractice(window);
    const plan = await window.handlers.journey.plan({ keys }, context);
    window.onQuestion = ({ id, kind }) => void window.handlers.questions.answer(kind === 'authenticator' ? { id } : { id, value: '' }, context);
    const result = await window.handlers.journey.apply({ digest: digestOf(plan) }, context);
    expect(result.steps.filter(({ state }) => state === 'failed').map(({ id, problem }) => [id, problem?.code])).toEqual([
      ['enrol-authenticator', 'otp.codeMissing'], ['connect-vpn', 'vpn.codeMissing'],
    ]);
  });
});

describe('one thing at a time', () => {
  it('refuses a second request while one runs, and an answer to a question that is not asked', async () => {
    const { window, applying } = await applyUntilAsked();
    const { handlers } = window;
    expect(window.isChanging()).toBe(true);
    await expectProblem(handlers.journey.verify({}, context), 'engine.busy');
    await handlers.questions.answer({ id: 999, value: '123456' }, context);
    expect((await handlers.journey.current({}, context)).question?.kind).toBe('authenticator');
    await handlers.journey.leave({}, context);
    expect((await applying).steps[1]?.problem?.code).toBe('cancelled');
  });

  it('does not carry out a plan that is not the one that was shown', async () => {
    const window = openWindow();
    await reissue(window);
    await expectProblem(window.handlers.journey.apply({ digest: '0'.repeat(64) }, context), 'plan.changedMeanwhile');
  });
});

describe('the keys of a visit', () => {
  it('are overwritten and forgotten after 15 minutes without a call, and that is said', async () => {
    const window = openWindow();
    const { digest } = await reissue(window);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await window.handlers.journey.current({}, context);
    vi.advanceTimersByTime(idleMs - 1);
    await window.handlers.practice.phone({}, context); // a clock that is shown is no person
    expect((await snapshotOf(window)).keysGiven).not.toEqual([]); // this call is one: the time begins anew
    vi.advanceTimersByTime(idleMs);
    expect((await snapshotOf(window)).keysGiven).toEqual([]);
    await expectProblem(Promise.resolve().then(() => window.handlers.journey.apply({ digest }, context)), 'keys.forgotten');
  });

  it('are gone with everything else when the visit ends, and nothing of it is on the disk', async () => {
    const window = openWindow();
    const { keys } = await reissue(window);
    await window.handlers.journey.leave({}, context);
    expect(await snapshotOf(window)).toEqual({ keysGiven: [] });
    expect(window.isIdle()).toBe(true);
    expect(keys.sevenZipKey).toBeDefined();
    expect(readdirSync(window.stateDir)).toEqual(['practice']);
  });
});

describe('what this computer remembers', () => {
  it('is nothing at first, and the practice run with its steps afterwards', async () => {
    const window = openWindow();
    expect(await window.handlers.journey.standings({}, context)).toEqual([]);
    expect(existsSync(window.stateDir)).toBe(false);
    const { digest } = await reissue(window);
    await window.handlers.journey.apply({ digest }, context);
    const standings = await window.handlers.journey.standings({}, context);
    expect(standings).toMatchObject([{ practice: true, interrupted: false, journey: 'workbench_reissue', lab: { lab: 'demolab' }, steps: [{ id: 'install-certificate', state: 'done' }] }]);
    expect(existsSync(join(window.stateDir, 'practice', 'lock'))).toBe(false);
  });
});

function snapshotOf({ handlers }: FakeWindow): ReturnType<FakeWindow['handlers']['journey']['current']> {
  return handlers.journey.current({}, context);
}
