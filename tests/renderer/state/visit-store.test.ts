import { describe, expect, test } from 'vitest';
import type { JourneyResult, StepResult } from '../../../preload/contract/plans.ts';
import { createVisitStore, type VisitStore } from '../../../renderer/state/visit-store.ts';
import { createFakeBridge, failed, hostsDone, lab, pass, type FakeBridge } from '../fake-bridge.ts';

const planned: StepResult = { id: 'edit-hosts', state: 'planned', changes: hostsDone.changes };

function result(steps: readonly StepResult[], digest?: string): JourneyResult {
  return { journey: 'new_user', lab, practice: false, shippedFacts: true, steps, ...(digest !== undefined && { digest }) };
}

function begin(): { readonly bridge: FakeBridge; readonly visit: VisitStore } {
  const bridge = createFakeBridge();
  return { bridge, visit: createVisitStore(bridge.api, () => pass()) };
}

async function withPlan(): Promise<{ readonly bridge: FakeBridge; readonly visit: VisitStore }> {
  const begun = begin();
  void begun.visit.plan({ sevenZipKey: 'fake key' });
  await begun.bridge.answer('journey.plan', result([planned], 'digest one'));
  return begun;
}

describe('planning', () => {
  test('hands the keys over, shows the review and remembers only which keys were given', async () => {
    const { bridge, visit } = await withPlan();
    expect(bridge.calls).toEqual(['journey.plan {"keys":{"sevenZipKey":"fake key"}}']);
    expect(visit.getState()).toMatchObject({ screen: 'review', journey: 'new_user', lab, keysGiven: ['sevenZipKey'] });
    expect(JSON.stringify(visit.getState())).not.toContain('fake key');
  });

  test('stays on its screen with the problem when it is refused', async () => {
    const { bridge, visit } = begin();
    visit.show('keys');
    const answer = visit.plan({});
    await bridge.refuse('journey.plan', 'link.notFound');
    expect(await answer).toBe(false);
    expect(visit.getState()).toMatchObject({ screen: 'keys', problem: { code: 'link.notFound' } });
    expect(visit.getState().planning).toBeUndefined();
  });

  test('can be cancelled once, and tells how far it is', async () => {
    const { bridge, visit } = begin();
    void visit.plan({});
    bridge.tell('journey.news', { at: 'progress', phase: 'unpacking', fraction: 0.5 });
    expect(visit.getState().planning).toEqual({ cancelling: false, fraction: 0.5 });
    await visit.cancel();
    await visit.cancel();
    expect(bridge.calls.filter((call) => call.startsWith('cancel'))).toEqual(['cancel journey.plan']);
  });

  test('goes back to the keys when the plan turns out to need one that was not given', async () => {
    const { bridge, visit } = begin();
    void visit.plan({ sevenZipKey: 'a', tlsPassphrase: 'b' });
    await bridge.answer('journey.plan', { ...result([{ id: 'connect-vpn', state: 'planned', changes: [] }], 'd'), journey: 'workbench_reissue' });
    expect(visit.getState().screen).toBe('keys');
  });

  test('asks for the keys again when the main process has overwritten them', async () => {
    const { bridge, visit } = await withPlan();
    void visit.apply();
    await bridge.refuse('journey.apply', 'keys.forgotten');
    expect(visit.getState()).toMatchObject({ screen: 'keys', keysGiven: [], problem: { code: 'keys.forgotten' } });
  });
});

describe('carrying out', () => {
  test('sends the digest that was shown, follows the steps and ends on the status', async () => {
    const { bridge, visit } = await withPlan();
    void visit.apply();
    expect(visit.getState().screen).toBe('running');
    bridge.tell('journey.news', { at: 'began', step: 'edit-hosts' });
    bridge.tell('journey.news', { at: 'progress', phase: 'reading', fraction: 0.25 });
    expect(visit.getState().run).toMatchObject({ verb: 'apply', current: 'edit-hosts', phase: 'reading', fraction: 0.25 });
    bridge.tell('journey.news', { at: 'ended', result: hostsDone });
    expect(visit.getState().run?.ended).toEqual([hostsDone]);
    expect(visit.getState().run?.fraction).toBeUndefined();
    await bridge.answer('journey.apply', result([hostsDone]));
    expect(bridge.calls).toContain('journey.apply {"digest":"digest one"}');
    expect(visit.getState()).toMatchObject({ screen: 'status', result: { steps: [hostsDone] } });
    expect(visit.getState().run).toBeUndefined();
  });

  test('does nothing without a plan, and nothing a second time', async () => {
    const { bridge, visit } = begin();
    await visit.apply();
    expect(bridge.calls).toEqual([]);
    const { bridge: other, visit: planned } = await withPlan();
    void planned.apply();
    await planned.apply();
    expect(other.calls.filter((call) => call.startsWith('journey.apply'))).toHaveLength(1);
  });

  test('cancels what goes on, once, also what a window that was loaded anew knows by another name', async () => {
    const { bridge, visit } = await withPlan();
    void visit.apply();
    await visit.cancel();
    await visit.cancel();
    expect(visit.getState().run?.cancelling).toBe(true);
    expect(bridge.calls.filter((call) => call.startsWith('cancel'))).toEqual(['cancel journey.apply', 'cancel journey.connect']);
  });

  test('plans anew by itself when something changed meanwhile, and keeps saying why', async () => {
    const { bridge, visit } = await withPlan();
    void visit.apply();
    await bridge.refuse('journey.apply', 'plan.changedMeanwhile');
    await bridge.answer('journey.plan', result([planned], 'digest two'));
    expect(visit.getState()).toMatchObject({ screen: 'review', plan: { digest: 'digest two' }, problem: { code: 'plan.changedMeanwhile' } });
  });

  test('says that the program is at fault when the answer is lost', async () => {
    const { bridge, visit } = await withPlan();
    void visit.apply();
    await bridge.lose('journey.apply');
    expect(visit.getState()).toMatchObject({ screen: 'status', problem: { code: 'internal' } });
  });

  test('an undo of one step leaves how the others stand', async () => {
    const { bridge, visit } = await withPlan();
    void visit.apply();
    await bridge.answer('journey.apply', result([hostsDone, failed('connect-vpn', 'vpn.noAnswer')]));
    void visit.undo(['edit-hosts']);
    await bridge.answer('journey.undo', result([{ ...hostsDone, state: 'undone' }]));
    expect(bridge.calls).toContain('journey.undo {"steps":["edit-hosts"]}');
    expect(visit.getState().result?.steps.map(({ id, state }) => [id, state])).toEqual([['edit-hosts', 'undone'], ['connect-vpn', 'failed']]);
  });

  test('looking again stays where it is until it is answered', async () => {
    const { bridge, visit } = begin();
    visit.show('status');
    void visit.verify();
    expect(visit.getState()).toMatchObject({ screen: 'status', run: { verb: 'verify' } });
    await bridge.answer('journey.verify', result([hostsDone]));
    expect(visit.getState().screen).toBe('status');
  });
});

describe('questions', () => {
  test('are shown, answered by their number and gone when they are closed', async () => {
    const { bridge, visit } = begin();
    bridge.tell('questions.asked', { kind: 'code', id: 7 });
    expect(visit.getState().question?.id).toBe(7);
    void visit.answer('123456');
    bridge.tell('questions.closed', { id: 6 });
    expect(visit.getState().question?.id).toBe(7);
    bridge.tell('questions.closed', { id: 7 });
    expect(visit.getState().question).toBeUndefined();
    await visit.answer('654321');
    expect(bridge.calls).toEqual(['questions.answer {"id":7,"value":"123456"}']);
  });

  test('giving up sends no value', () => {
    const { bridge, visit } = begin();
    bridge.tell('questions.asked', { kind: 'code', id: 1 });
    void visit.answer();
    expect(bridge.calls).toEqual(['questions.answer {"id":1}']);
  });
});

describe('a window that was loaded anew', () => {
  const archive = { name: 'kari.7z', sizeBytes: 5 };

  test.each([
    ['start', { keysGiven: [] }],
    ['start', { keysGiven: [], archive }],
    ['keys', { keysGiven: [], archive, lab }],
    ['review', { keysGiven: ['sevenZipKey'], archive, lab, plan: result([planned], 'd') }],
    ['status', { keysGiven: [], archive, lab, plan: result([planned], 'd'), result: result([hostsDone]) }],
  ] as const)('shows %s for what was given', async (screen, told) => {
    const { bridge, visit } = begin();
    bridge.always('journey.standings', []);
    bridge.always('journey.current', told);
    await visit.restore();
    expect(visit.getState().screen).toBe(screen);
  });

  test('follows a run to its end, with its question, and takes its answer from the visit', async () => {
    const { bridge, visit } = begin();
    bridge.always('journey.standings', []);
    const question = { kind: 'code', id: 3 } as const;
    bridge.always('journey.current', { keysGiven: [], lab, journey: 'new_user', running: { verb: 'apply', step: 'connect-vpn', ended: [hostsDone] }, question });
    const over = visit.restore();
    for (let turn = 0; turn < 5; turn += 1) await pass();
    expect(visit.getState()).toMatchObject({ screen: 'running', question, run: { verb: 'apply', current: 'connect-vpn', ended: [hostsDone] } });
    bridge.tell('journey.news', { at: 'began', step: 'open-workbench' });
    await pass();
    expect(visit.getState().run?.current).toBe('open-workbench');
    bridge.always('journey.current', { keysGiven: [], lab, journey: 'new_user', result: result([hostsDone]) });
    await over;
    expect(visit.getState()).toMatchObject({ screen: 'status', result: { steps: [hostsDone] } });
  });

  test('offers to continue or undo when a change was interrupted and nothing was given yet', async () => {
    const { bridge, visit } = begin();
    bridge.always('journey.standings', [{ practice: false, interrupted: true, journey: 'new_user', lab, steps: [] }]);
    bridge.always('journey.current', { keysGiven: [] });
    await visit.restore();
    expect(visit.getState()).toMatchObject({ screen: 'interrupted', standings: [{ interrupted: true }] });
  });

  test('stays at the start when nothing can be asked', async () => {
    const { bridge, visit } = begin();
    const over = visit.restore();
    await bridge.lose('journey.standings');
    await bridge.lose('journey.current');
    await over;
    expect(visit.getState()).toMatchObject({ screen: 'start', standings: [] });
  });
});

test('leaving forgets everything that was given and asks what is remembered', async () => {
  const { bridge, visit } = await withPlan();
  bridge.always('journey.standings', [{ practice: false, interrupted: false, journey: 'new_user', lab, steps: [] }]);
  bridge.always('journey.leave', {});
  await visit.leave();
  expect(visit.getState()).toMatchObject({ screen: 'start', keysGiven: [], standings: [{ lab }] });
  expect(visit.getState().plan ?? visit.getState().lab ?? visit.getState().journey).toBeUndefined();
});
