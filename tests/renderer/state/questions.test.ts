// What becomes of codes and passphrases that are typed.

import { describe, expect, it } from 'vitest';
import { createCodeStore, standOfQuestion } from '../../../renderer/state/code-store.ts';
import { createPassphraseStore, isComplete, readableRules } from '../../../renderer/state/passphrase-store.ts';
import { createFakeVisit } from '../fake-visit.ts';

const at = (second: number) => (): number => 1_800_000_000_000 + second * 1000; // begins with a full period of 30 s

describe('a one-time code', () => {
  it('is sent when its six digits are there, and is not part of the state', async () => {
    const { api, calls } = createFakeVisit();
    const store = createCodeStore(api, { holdsUnderSeconds: 12, now: at(5) });
    await store.complete(1, '123456');
    expect(calls).toEqual(['answer {"id":1,"value":"123456"}']);
    expect(JSON.stringify(store.getState())).toBe('{"at":"sending","id":1}');
  });

  it('is held back with under 12 seconds left, and not with 12', async () => {
    const { api, calls } = createFakeVisit();
    const late = createCodeStore(api, { holdsUnderSeconds: 12, now: at(19) });
    await late.complete(1, '123456');
    expect(late.getState()).toEqual({ at: 'held', id: 1 });
    expect(calls).toEqual([]);
    await createCodeStore(api, { holdsUnderSeconds: 12, now: at(18) }).complete(1, '123456');
    expect(calls).toHaveLength(1);
  });

  it('is never sent twice, also not to another question', async () => {
    const { api, calls } = createFakeVisit();
    const store = createCodeStore(api, { holdsUnderSeconds: 0, now: at(5) });
    await store.complete(1, '123456');
    await store.complete(2, '123456');
    expect(store.getState()).toEqual({ at: 'same', id: 2 });
    store.retype();
    await store.complete(2, '654321');
    expect(calls).toEqual(['answer {"id":1,"value":"123456"}', 'answer {"id":2,"value":"654321"}']);
  });

  it('is sent once although Enter is pressed after the sixth digit', async () => {
    const { api, calls } = createFakeVisit();
    const store = createCodeStore(api, { holdsUnderSeconds: 0, now: at(5) });
    await Promise.all([store.complete(1, '123456'), store.complete(1, '123456')]);
    expect(calls).toHaveLength(1);
    expect(store.getState()).toEqual({ at: 'sending', id: 1 });
  });

  it('that is too short says so', async () => {
    const { api, calls } = createFakeVisit();
    const store = createCodeStore(api, { holdsUnderSeconds: 0, now: at(5) });
    await store.complete(1, '12345');
    expect([store.getState(), calls]).toEqual([{ at: 'short', id: 1 }, []]);
  });

  it('shows the problem of an answer that could not be given, and means nothing for the next question', async () => {
    const problem = { code: 'bridge.refused', retry: 'never', facts: {} } as const;
    const { api } = createFakeVisit({ answers: { answer: { ok: false, problem } } });
    const store = createCodeStore(api, { holdsUnderSeconds: 0, now: at(5) });
    await store.complete(1, '123456');
    expect(store.getState()).toEqual({ at: 'refused', id: 1, problem });
    expect(standOfQuestion(store.getState(), 2)).toEqual({ at: 'typing' });
  });

  it('can be given up', async () => {
    const { api, calls } = createFakeVisit();
    await createCodeStore(api, { holdsUnderSeconds: 0 }).giveUp(7);
    expect(calls).toEqual(['answer {"id":7}']);
  });
});

describe('a new passphrase', () => {
  const names = { user: 'kari.nordmann', lab: 'demolab' };
  const good = 'Fake-passphrase-1';

  it('is complete only when both are the same and the readable rules are met', () => {
    const readings = readableRules(good, names);
    expect(readings.map(({ rule }) => rule)).toEqual(['length', 'upperCase', 'lowerCase', 'noNames', 'plainCharacters']);
    expect(isComplete({ passphrase: good, repeated: good }, readings)).toBe(true);
    expect(isComplete({ passphrase: good, repeated: `${good} ` }, readings)).toBe(false);
    const named = 'My-demolab-passphrase';
    expect(isComplete({ passphrase: named, repeated: named }, readableRules(named, names))).toBe(false);
    expect(isComplete({ passphrase: '', repeated: '' }, readableRules('', names))).toBe(false);
  });

  it('is sent once it is complete, and never before', async () => {
    const { api, calls } = createFakeVisit();
    const store = createPassphraseStore(api, 3);
    expect(await store.submit(false, good)).toBe(false);
    expect([store.getState(), calls]).toEqual([{ at: 'incomplete' }, []]);
    expect(await store.submit(true, good)).toBe(true);
    expect(await store.submit(true, good)).toBe(false);
    expect(calls).toEqual([`answer {"id":3,"value":"${good}"}`]);
    expect(store.getState()).toEqual({ at: 'sending' });
  });

  it('can be given up', async () => {
    const { api, calls } = createFakeVisit();
    await createPassphraseStore(api, 3).giveUp();
    expect(calls).toEqual(['answer {"id":3}']);
  });
});
