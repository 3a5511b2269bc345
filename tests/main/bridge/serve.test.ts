// The main side of the bridge, without Electron: who is refused, what is refused, and that a throw never crosses.

import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { LabHandlers } from '../../../preload/contract/bridge/index.ts';
import { channels } from '../../../preload/channels.ts';
import type { JourneyResult } from '../../../preload/contract/plans.ts';
import { serve, type Message } from '../../../main/bridge/serve.ts';
import { LabProblem } from '../../../main/core/problem.ts';

const result: JourneyResult = { journey: 'new_user', practice: true, shippedFacts: true, steps: [] };
const good = { digest: 'of-a-plan' };
const refused = { ok: false, problem: { code: 'bridge.refused', retry: 'never', facts: {} } };

type Run = LabHandlers['journey']['apply'];
/** Every call of the bridge; those that a test does not look at answer nothing. */
const idle = (): Promise<never> => Promise.reject(new Error('not of this test'));

/** Fits the schema, and does what the test says when it is written down: the only way to tell the limit of size from the schema. */
function writtenDown(toJson: () => string): object {
  const hidden = Object.defineProperty({}, 'toJSON', { value: toJson, enumerable: false });
  return Object.assign(Object.create(hidden) as object, good);
}

/** Serves with a run of the test's own, over a fake of Electron's messages. */
function open(run: Run = () => Promise.resolve(result)) {
  const answers = new Map<string, (message: Message) => Promise<unknown>>();
  const report = vi.fn<(channel: string, error: unknown) => void>();
  const called = vi.fn<Run>(run);
  const about = { version: '1', platform: 'linux', language: 'en' } as const;
  const handlers: LabHandlers = {
    app: { about: () => Promise.resolve(about), setLanguage: idle, copy: idle, paste: idle },
    bundle: { choose: idle, take: idle, readLink: idle, checkKey: idle, copyKey: idle },
    journey: { standings: idle, current: idle, plan: idle, apply: called, verify: idle, undo: idle, removal: idle, remove: idle, connect: idle, openWorkbench: idle, leave: idle },
    questions: { answer: idle }, practice: { open: idle, takeArchive: idle, phone: idle }, programs: { read: idle, saveSessionFile: idle }, prepare: { look: idle, act: idle, confirm: idle },
    kista: { open: idle, key: idle, hand: idle, information: idle, check: idle, choose: idle, take: idle, run: idle },
    orders: { list: idle, compose: idle, hand: idle, ownAddress: idle, forget: idle },
  };
  serve(handlers, { handle: (channel, answer) => { answers.set(channel, answer); }, report });
  const send = (channel: string, input: unknown, trusted = true): Promise<unknown> => {
    const answer = answers.get(channel);
    if (answer === undefined) throw new Error(`nobody listens on ${channel}`);
    return answer({ trusted, input });
  };
  return { answers, called, report, send, ask: (input: unknown, trusted = true) => send('lab:journey.apply', input, trusted) };
}

function cyclic(): object {
  const loop: Record<string, unknown> = { digest: 'of-a-plan' };
  loop['self'] = loop;
  return loop;
}

describe('the bridge', () => {
  it('listens on every call of the preload script, on cancel, and on nothing else', () => {
    const calls = Object.entries(channels).flatMap(([area, names]) => Object.entries(names).filter(([, kind]) => kind === 'call').map(([name]) => `lab:${area}.${name}`));
    expect([...open().answers.keys()].sort()).toEqual([...calls, 'lab:cancel'].sort());
  });

  it('does not start with a handler missing', () => {
    const handlers = { app: {}, journey: {} } as unknown as LabHandlers;
    expect(() => serve(handlers, { handle: () => undefined, report: () => undefined })).toThrow('no handler for app.about');
  });

  it('gives the handler the checked input and the window its answer', async () => {
    const { ask, called } = open();
    expect(await ask(good)).toEqual({ ok: true, value: result });
    expect(called.mock.calls[0]?.[0]).toEqual(good);
    expect(called.mock.calls[0]?.[0]).not.toBe(good); // what the schema made of it, never the window's own object
  });

  it('refuses a sender that is not our page, whatever it asks', async () => {
    const { ask, called } = open();
    expect(await ask(good, false)).toEqual(refused);
    expect(called).not.toHaveBeenCalled();
  });
});

describe('an input that is not allowed', () => {
  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'of-a-plan'],
    ['a number', 7],
    ['a list', ['of-a-plan']],
    ['a map', new Map([['digest', 'of-a-plan']])],
    ['an empty object', {}],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(4)],
    ['a digest that is too long', { digest: 'x'.repeat(201) }],
    ['a digest of the wrong type', { digest: ['of-a-plan'] }],
    ['an extra key', { ...good, stateDir: '/etc' }],
    ['an own __proto__', JSON.parse('{"digest":"of-a-plan","__proto__":{"isAdmin":true}}')],
    ['a constructor key', JSON.parse('{"digest":"of-a-plan","constructor":{"prototype":{"isAdmin":true}}}')],
    ['one megabyte of text', { digest: 'x'.repeat(1024 * 1024) }],
    ['one megabyte beside a good digest', { ...good, more: 'x'.repeat(1024 * 1024) }],
    ['a cycle', cyclic()],
    ['a number JSON has not', { digest: 1n }],
    ['more than 64 K characters that fit the schema', writtenDown(() => 'x'.repeat(64 * 1024))],
    ['what fits the schema but cannot be written down', writtenDown(() => { throw new TypeError('cyclic'); })],
  ])('is refused before the handler sees it: %s', async (_name, input) => {
    const { ask, called, report } = open();
    expect(await ask(input)).toEqual(refused);
    expect(called).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
    expect('isAdmin' in {}).toBe(false);
  });

  it('is not refused for its size below 64 K characters', async () => {
    expect(await open().ask(writtenDown(() => 'x'.repeat(64 * 1024 - 2)))).toMatchObject({ ok: true });
  });

  it('leaves the bridge working', async () => {
    const { ask } = open();
    await ask(cyclic());
    expect(await ask(good)).toMatchObject({ ok: true });
  });
});

describe('a handler that throws', () => {
  it('a problem answers with that problem and reports nothing', async () => {
    const { ask, report } = open(() => Promise.reject(new LabProblem('engine.openIntent', { file: 'x' }, { retry: 'never' })));
    expect(await ask(good)).toEqual({ ok: false, problem: { code: 'engine.openIntent', retry: 'never', facts: { file: 'x' } } });
    expect(report).not.toHaveBeenCalled();
  });

  it('a bug answers internal without the bug\'s own words, and reports it', async () => {
    const bug = new Error('key is hunter-of-nothing');
    const { ask, report } = open(() => Promise.reject(bug));
    expect(await ask(good)).toEqual({ ok: false, problem: { code: 'internal', retry: 'never', facts: {} } });
    expect(report.mock.calls).toEqual([['lab:journey.apply', bug]]);
  });

  it('before it returns a promise is a bug like any other', async () => {
    const { ask, report } = open(() => { throw new TypeError('at once'); });
    expect(await ask(good)).toMatchObject({ problem: { code: 'internal' } });
    expect(report).toHaveBeenCalledOnce();
  });

  it('is not in the way of the next call', async () => {
    const { ask, called } = open(() => Promise.reject(new Error('bug')));
    await ask(good);
    await ask(good);
    expect(called).toHaveBeenCalledTimes(2);
  });
});

describe('an answer that does not fit the contract', () => {
  it.each<readonly [string, object]>([
    ['a key too many', { ...result, secret: 'x' }],
    ['a key too few', { practice: true }],
    ['a step with an unknown state', { ...result, steps: [{ id: 'edit-hosts', state: 'perfect', changes: [] }] }],
    ['evidence that is no plain value', { ...result, steps: [{ id: 'edit-hosts', state: 'done', changes: [], evidence: { key: { nested: 'x' } } }] }],
  ])('never reaches the window: %s', async (_name, answer) => {
    const { ask, report } = open(() => Promise.resolve(answer as JourneyResult));
    expect(await ask(good)).toEqual({ ok: false, problem: { code: 'internal', retry: 'never', facts: {} } });
    expect(report).toHaveBeenCalledOnce();
  });
});

describe('a call that takes its time', () => {
  /** A run that ends only by its signal, as a real one does when it is cancelled. */
  const untilAborted: Run = (_input, { signal }) => new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

  it('is cancelled by its name and ends as cancelled', async () => {
    const { ask, send } = open(untilAborted);
    const running = ask(good);
    await send('lab:cancel', 'journey.apply');
    expect(await running).toEqual({ ok: false, problem: { code: 'cancelled', retry: 'now', facts: {} } });
  });

  it.each<readonly [string, unknown, boolean]>([
    ['a sender that is not our page', 'journey.apply', false],
    ['another name', 'journey.undo', true],
    ['an unknown name', 'no.such', true],
    ['no text', { name: 'journey.apply' }, true],
  ])('is not cancelled by %s', async (_name, input, trusted) => {
    const { ask, called, send } = open(untilAborted);
    const running = ask(good);
    expect(await send('lab:cancel', input, trusted)).toBeUndefined();
    expect(called.mock.calls[0]?.[1].signal.aborted).toBe(false);
    await send('lab:cancel', 'journey.apply');
    await running;
  });

  it('refuses a second one of its name meanwhile and takes the next one after', async () => {
    const { ask, called, send } = open(untilAborted);
    const first = ask(good);
    expect(await ask(good)).toEqual({ ok: false, problem: { code: 'engine.busy', retry: 'now', facts: {} } });
    expect(called).toHaveBeenCalledOnce();
    await send('lab:cancel', 'journey.apply');
    await first;
    const next = ask(good);
    await settled();
    expect(called).toHaveBeenCalledTimes(2);
    await send('lab:cancel', 'journey.apply');
    await next;
  });

  it('does not hold up calls of other names', async () => {
    const { ask, send } = open(untilAborted);
    const running = ask(good);
    expect(await send('lab:app.about', {})).toMatchObject({ ok: true });
    await send('lab:cancel', 'journey.apply');
    await running;
  });
});
