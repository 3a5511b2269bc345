import { describe, expect, test } from 'vitest';
import { createKeysStore, isJourneyAsked, keysAskedFor, keyStateOf, nextToType, type KeysStore } from '../../../renderer/state/keys-store.ts';
import { createVisitStore, type VisitStore } from '../../../renderer/state/visit-store.ts';
import type { VisitFacts } from '../../../renderer/state/visit-store.ts';
import { createFakeBridge, lab, pass, problemOf, type FakeBridge } from '../fake-bridge.ts';

const archive = { name: 'kari.7z', sizeBytes: 5 };
const openedSure = { files: ['a.ovpn', 'b.p12'], skipped: [], journey: 'vpn_reset', sure: true } as const;

interface Begun {
  readonly bridge: FakeBridge;
  readonly visit: VisitStore;
  readonly keys: KeysStore;
}

function begin(facts: VisitFacts = { journey: 'vpn_reset' }): Begun {
  const bridge = createFakeBridge();
  const visit = createVisitStore(bridge.api);
  visit.know({ archive, lab, ...facts });
  return { bridge, visit, keys: createKeysStore(bridge.api.bundle, visit) };
}

describe('one key', () => {
  test('goes from to do over typing and checking to its verdict', async () => {
    const { bridge, keys } = begin();
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('todo');
    keys.typed('vpnPassphrase', 'f');
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('typing');
    const checked = keys.check('vpnPassphrase', 'fake words');
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('checking');
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'well-formed' } });
    await checked;
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('well-formed');
    expect(JSON.stringify(keys.getState())).not.toContain('fake words');
  });

  test('is asked about once for each value, and not while it is empty', async () => {
    const { bridge, keys } = begin();
    await keys.check('vpnPassphrase', '');
    keys.typed('vpnPassphrase', 'a');
    void keys.check('vpnPassphrase', 'a');
    void keys.check('vpnPassphrase', 'a');
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'proved' } });
    await keys.check('vpnPassphrase', 'a');
    expect(bridge.calls).toHaveLength(1);
  });

  test('a verdict about a value that was changed meanwhile is passed over', async () => {
    const { bridge, keys } = begin();
    keys.typed('vpnPassphrase', 'a');
    void keys.check('vpnPassphrase', 'a');
    keys.typed('vpnPassphrase', 'ab');
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'proved' } });
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('typing');
    keys.typed('vpnPassphrase', '');
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('todo');
  });

  test('shows what is wrong with it, and a lost answer as a fault of the program', async () => {
    const { bridge, keys } = begin();
    keys.typed('sevenZipKey', 'x');
    void keys.check('sevenZipKey', 'x');
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'problem', problem: problemOf('bundle.wrongKey') } });
    expect(keyStateOf(keys.getState(), 'sevenZipKey')).toMatchObject({ at: 'problem', problem: { code: 'bundle.wrongKey' } });
    keys.typed('sevenZipKey', 'xy');
    void keys.check('sevenZipKey', 'xy');
    await bridge.lose('bundle.checkKey');
    expect(keyStateOf(keys.getState(), 'sevenZipKey')).toMatchObject({ at: 'problem', problem: { code: 'internal' } });
  });

  test('that was given before need not be typed again', () => {
    const bridge = createFakeBridge();
    const visit = createVisitStore(bridge.api);
    visit.know({ archive, lab, journey: 'vpn_reset', keysGiven: ['sevenZipKey'] });
    const keys = createKeysStore(bridge.api.bundle, visit);
    expect(keyStateOf(keys.getState(), 'sevenZipKey').at).toBe('given');
    expect(keys.toType()).toEqual(['vpnPassphrase']);
    keys.typed('sevenZipKey', 'n');
    keys.typed('sevenZipKey', '');
    expect(keyStateOf(keys.getState(), 'sevenZipKey').at).toBe('given');
  });
});

describe('which keys', () => {
  test('only the one of the archive while nobody knows what it is about; then those of the journey', async () => {
    const { bridge, visit, keys } = begin({});
    expect(keys.toType()).toEqual(['sevenZipKey']);
    keys.typed('sevenZipKey', 'k');
    void keys.check('sevenZipKey', 'k');
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'proved' }, opened: openedSure });
    expect(visit.getState().journey).toBe('vpn_reset');
    expect(isJourneyAsked(keys.getState(), visit.getState())).toBe(false);
    expect(keys.toType()).toEqual(['vpnPassphrase']);
  });

  test('the person is asked when archive and link do not tell for certain, and not in the practice lab', async () => {
    const { bridge, visit, keys } = begin({});
    keys.typed('sevenZipKey', 'k');
    void keys.check('sevenZipKey', 'k');
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'proved' }, opened: { ...openedSure, sure: false } });
    expect(isJourneyAsked(keys.getState(), visit.getState())).toBe(true);
    expect(isJourneyAsked(keys.getState(), { practice: 'happy', journey: 'new_user' })).toBe(false);
    keys.confirm('new_computer');
    expect(isJourneyAsked(keys.getState(), visit.getState())).toBe(false);
    expect(visit.getState().journey).toBe('new_computer');
  });

  test('the VPN passphrase is asked for in a reissue only when the plan says that the VPN is off', () => {
    const before = { journey: 'workbench_reissue', archive, plan: undefined, keysGiven: [] } as const;
    expect(keysAskedFor(before)).toContainEqual({ name: 'vpnPassphrase', isNeeded: 'perhaps' });
    const plan = { journey: 'workbench_reissue', practice: false, shippedFacts: true, steps: [{ id: 'connect-vpn', state: 'planned', changes: [] }] } as const;
    expect(keysAskedFor({ ...before, plan })).toContainEqual({ name: 'vpnPassphrase', isNeeded: 'yes' });
  });
});

describe('handing over', () => {
  async function checkAll(bridge: FakeBridge, count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      await pass();
      await bridge.answer('bundle.checkKey', { verdict: { answer: 'well-formed' } });
    }
    await pass();
  }

  test('checks what was not checked yet and plans with what was typed', async () => {
    const { bridge, keys } = begin();
    keys.typed('sevenZipKey', 'one');
    keys.typed('vpnPassphrase', 'two');
    const answer = keys.submit({ sevenZipKey: 'one', vpnPassphrase: 'two', tlsPassphrase: 'not asked for' });
    expect(keys.getState().isSubmitting).toBe(true);
    await checkAll(bridge, 2);
    await bridge.answer('journey.plan', { journey: 'vpn_reset', practice: false, shippedFacts: true, steps: [] });
    expect(await answer).toBe('planned');
    expect(keys.getState().isSubmitting).toBe(false);
    expect(bridge.calls.at(-1)).toBe('journey.plan {"keys":{"sevenZipKey":"one","vpnPassphrase":"two"},"journey":"vpn_reset"}');
  });

  test('waits for a check that began when its field was left', async () => {
    const { bridge, keys } = begin();
    keys.typed('sevenZipKey', 'one');
    keys.typed('vpnPassphrase', 'two');
    void keys.check('sevenZipKey', 'one');
    const answer = keys.submit({ sevenZipKey: 'one', vpnPassphrase: 'two' });
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'problem', problem: problemOf('bundle.wrongKey') } });
    await checkAll(bridge, 1);
    expect(await answer).toBe('sevenZipKey');
    expect(bridge.calls.some((call) => call.startsWith('journey.plan'))).toBe(false);
  });

  test('names the first key that is missing', async () => {
    const { bridge, keys } = begin();
    keys.typed('sevenZipKey', 'one');
    const answer = keys.submit({ sevenZipKey: 'one' });
    await checkAll(bridge, 1);
    expect(await answer).toBe('vpnPassphrase');
  });

  test('is refused while it is not known what this is about, and when the plan is', async () => {
    const unknown = begin({});
    unknown.keys.typed('sevenZipKey', 'k');
    const first = unknown.keys.submit({ sevenZipKey: 'k' });
    await unknown.bridge.answer('bundle.checkKey', { verdict: { answer: 'proved' }, opened: { ...openedSure, sure: false } });
    expect(await first).toBe('refused');
    const { bridge, visit, keys } = begin({ journey: 'totp_reset', archive: undefined });
    keys.typed('authenticatorKey', 'k');
    const second = keys.submit({ authenticatorKey: 'k' });
    await checkAll(bridge, 1);
    await bridge.refuse('journey.plan', 'engine.busy');
    expect(await second).toBe('refused');
    expect(visit.getState().problem?.code).toBe('engine.busy');
  });
});

test('Enter goes to the next empty field below, then to those above, then nowhere', () => {
  const empty = ['sevenZipKey', 'vpnPassphrase', 'tlsPassphrase'] as const;
  expect(nextToType(empty, 'authenticatorKey')).toBe('vpnPassphrase');
  expect(nextToType(empty, 'vpnPassphrase')).toBe('tlsPassphrase');
  expect(nextToType(['sevenZipKey'], 'tlsPassphrase')).toBe('sevenZipKey');
  expect(nextToType(empty)).toBe('sevenZipKey');
  expect(nextToType(['tlsPassphrase'], 'tlsPassphrase')).toBeUndefined();
});

describe('two checks at once', () => {
  test('are made one after the other, and a value that changed while it waited is not checked', async () => {
    const { bridge, keys } = begin();
    keys.typed('sevenZipKey', 'a');
    const first = keys.check('sevenZipKey', 'a');
    keys.typed('vpnPassphrase', 'b');
    const second = keys.check('vpnPassphrase', 'b');
    keys.typed('tlsPassphrase', 'c');
    const third = keys.check('tlsPassphrase', 'c');
    keys.typed('tlsPassphrase', 'cd');
    expect(bridge.calls).toHaveLength(1);
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('checking');
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'proved' } });
    expect(bridge.calls).toHaveLength(2);
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'well-formed' } });
    await Promise.all([first, second, third]);
    expect(bridge.calls).toHaveLength(2);
    expect(keyStateOf(keys.getState(), 'vpnPassphrase').at).toBe('well-formed');
    expect(keyStateOf(keys.getState(), 'tlsPassphrase').at).toBe('typing');
  });

  test('a check that was refused is tried again by the next look; a wrong key is not', async () => {
    const { bridge, keys } = begin();
    keys.typed('vpnPassphrase', 'b');
    void keys.check('vpnPassphrase', 'b');
    await bridge.refuse('bundle.checkKey', 'engine.busy');
    expect(keyStateOf(keys.getState(), 'vpnPassphrase')).toMatchObject({ at: 'problem', problem: { code: 'engine.busy' } });
    void keys.submit({ vpnPassphrase: 'b' });
    await pass();
    await bridge.answer('bundle.checkKey', { verdict: { answer: 'problem', problem: problemOf('vpn.wrongPassphrase') } });
    await pass();
    void keys.submit({ vpnPassphrase: 'b' });
    await pass();
    expect(bridge.calls).toHaveLength(2);
  });
});
