// The window's bridge: nothing that is told reaches the window before what problems say is there, and nothing is lost or told out of order.

import { describe, expect, it } from 'vitest';
import type { LabApi } from '../../../preload/contract/bridge/index.ts';
import { heldBack } from '../../../renderer/state/held-back.ts';
import { loadFirstWords, loadWords } from '../../../renderer/state/language.ts';

type News = (payload: string) => void;

/** A bridge with one call, one that is refused as a whole, and one signal. */
function bridgeWith(asked: unknown[]): { readonly api: LabApi; tell: News; readonly isHeard: () => boolean } {
  const listeners = new Set<News>();
  const api = {
    app: {
      about: (input: unknown) => { asked.push(input); return Promise.resolve({ ok: false, problem: { code: 'internal' } }); },
      paste: () => Promise.reject(new Error('the main process is gone')),
    },
    journey: { news: (listener: News) => { listeners.add(listener); return () => { listeners.delete(listener); }; } },
    cancel: (name: string) => { asked.push(name); return Promise.resolve(); },
  } as unknown as LabApi;
  return { api, tell: (payload) => listeners.forEach((listener) => listener(payload)), isHeard: () => listeners.size > 0 };
}

function gate(): { readonly closed: () => Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { closed: () => opened, open: () => open() };
}

/** Longer than any number of settled promises. */
const soon = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

describe('what the main process tells', () => {
  it('is asked for at once, inside the press, and told when the words are here', async () => {
    const asked: unknown[] = [];
    const { closed, open } = gate();
    const told: unknown[] = [];
    const api = heldBack(bridgeWith(asked).api, closed);
    const answered = api.app.about({}).then((outcome) => told.push(outcome));
    void api.cancel('journey.plan');
    expect(asked).toEqual([{}, 'journey.plan']);
    await soon();
    expect(told).toEqual([]);
    open();
    await answered;
    expect(told).toEqual([{ ok: false, problem: { code: 'internal' } }]);
  });

  it('waits also when the call itself fails, because the window says so with a problem', async () => {
    const { closed, open } = gate();
    const failures: string[] = [];
    const failed = heldBack(bridgeWith([]).api, closed).app.paste({}).catch((reason: Error) => failures.push(reason.message));
    await soon();
    expect(failures).toEqual([]);
    open();
    await failed;
    expect(failures).toEqual(['the main process is gone']);
  });

  it('keeps the order of signals, and tells none to who has stopped listening', async () => {
    const bridge = bridgeWith([]);
    const { closed, open } = gate();
    const heard: unknown[] = [];
    const api = heldBack(bridge.api, closed);
    api.journey.news((payload) => heard.push(payload));
    const stop = api.journey.news((payload) => heard.push(['the one that stopped', payload]));
    bridge.tell('first');
    bridge.tell('second');
    stop();
    await soon();
    expect(heard).toEqual([]);
    open();
    await soon();
    bridge.tell('third');
    await soon();
    expect(heard).toEqual(['first', 'second', 'third']);
  });

  it('is not listened to any longer than wanted', () => {
    const bridge = bridgeWith([]);
    const stop = heldBack(bridge.api, () => Promise.resolve()).journey.news(() => undefined);
    expect(bridge.isHeard()).toBe(true);
    stop();
    expect(bridge.isHeard()).toBe(false);
  });
});

describe('the words of the window', () => {
  it('begin without what problems say; asking for that too early is a fault, and later it is there', async () => {
    const first = await loadFirstWords('nb');
    expect(first.t.steps['connect-vpn'].title).toBe('VPN-forbindelse');
    expect(() => first.t.problems).toThrow('what problems say in nb was asked for before it was loaded');
    const all = await loadWords('nb');
    expect(all.t.problems.cancelled.what).toBe('Du stoppet kjøringen.');
    expect(first.t.problems.cancelled.what).toBe('Du stoppet kjøringen.');
  });
});
