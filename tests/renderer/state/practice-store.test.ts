// The store of the practice screen, with a fake bridge.

import { describe, expect, it } from 'vitest';
import { createPracticeStore } from '../../../renderer/state/practice-store.ts';
import { archiveDone, createFakeBridge, failed, hostsDone, practiceResult } from '../fake-bridge.ts';

function openStore() {
  const bridge = createFakeBridge();
  const store = createPracticeStore(bridge.practice, bridge.cancel);
  return { bridge, store, now: () => store.getState().now, actions: () => store.getState() };
}

describe('a practice run in the window', () => {
  it('asks for the journey of a new user and nothing else', () => {
    const { bridge, actions, now } = openStore();
    expect(now()).toEqual({ at: 'start' });
    void actions().run();
    expect(bridge.calls).toEqual(['run {"journey":"new_user"}']);
    expect(now()).toMatchObject({ at: 'working', verb: 'run', begun: [], cancelling: false });
  });

  it('follows the steps, and ignores a phase that is no step as a new step', () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    bridge.tell({ phase: 'reading' });
    expect(now()).toMatchObject({ begun: [], fraction: 0 });
    bridge.tell({ phase: 'unpack-bundle' });
    bridge.tell({ phase: 'unpacking', fraction: 0.5 });
    expect(now()).toMatchObject({ begun: ['unpack-bundle'], fraction: 0.5 });
    bridge.tell({ phase: 'edit-hosts' });
    bridge.tell({ phase: 'edit-hosts', fraction: 1 });
    expect(now()).toMatchObject({ begun: ['unpack-bundle', 'edit-hosts'], fraction: 1 });
  });

  it('ignores news when nothing runs', () => {
    const { bridge, now } = openStore();
    bridge.tell({ phase: 'edit-hosts' });
    expect(now()).toEqual({ at: 'start' });
  });

  it('ends with the steps and the lab of the answer', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    await bridge.answer(practiceResult([archiveDone, hostsDone]));
    expect(now()).toMatchObject({ at: 'finished', verb: 'run', cancelled: false, known: { lab: { lab: 'demolab' } } });
    expect(now()).toMatchObject({ known: { steps: expect.arrayContaining([archiveDone, hostsDone]) } });
  });

  it('is stuck on the problem of the whole request', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    await bridge.answer({ ok: false, problem: { code: 'engine.busy', retry: 'now', facts: {} } });
    expect(now()).toMatchObject({ at: 'stuck', verb: 'run', problem: { code: 'engine.busy' } });
  });

  it('stays usable when the answer never comes', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    await bridge.lose();
    expect(now()).toMatchObject({ at: 'stuck', problem: { code: 'internal' } });
    void actions().run();
    expect(bridge.calls).toHaveLength(2);
  });

  it('runs once at a time', () => {
    const { bridge, actions } = openStore();
    void actions().run();
    void actions().run();
    void actions().undo();
    actions().goToStart();
    expect(bridge.calls).toHaveLength(1);
    expect(actions().now.at).toBe('working');
  });
});

describe('cancelling in the window', () => {
  it('asks once for the call that runs and waits for its end', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    void actions().cancel();
    void actions().cancel();
    expect(bridge.calls.slice(1)).toEqual(['cancel practice.run']);
    expect(now()).toMatchObject({ at: 'working', cancelling: true });
    await bridge.answer({ ok: false, problem: { code: 'cancelled', retry: 'now', facts: {} } });
    expect(now()).toMatchObject({ at: 'stuck', problem: { code: 'cancelled' } });
  });

  it('asks nothing when nothing runs', async () => {
    const { bridge, actions } = openStore();
    await actions().cancel();
    expect(bridge.calls).toEqual([]);
  });

  it('is recognised from a step that was stopped', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    await bridge.answer(practiceResult([archiveDone, failed('edit-hosts', 'cancelled')]));
    expect(now()).toMatchObject({ at: 'finished', cancelled: true });
  });

  it('is recognised from steps that were left out after it was asked for', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    void actions().cancel();
    await bridge.answer(practiceResult([archiveDone, { id: 'edit-hosts', state: 'skipped', reason: 'earlier-step-failed', changes: [] }]));
    expect(now()).toMatchObject({ at: 'finished', cancelled: true });
  });

  it('that came too late leaves a finished run', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    void actions().cancel();
    await bridge.answer(practiceResult([archiveDone, hostsDone]));
    expect(now()).toMatchObject({ at: 'finished', cancelled: false });
  });
});

describe('undo in the window', () => {
  it('keeps the other steps as they were and shows the undone one', async () => {
    const { bridge, actions, now } = openStore();
    void actions().run();
    await bridge.answer(practiceResult([archiveDone, hostsDone]));
    void actions().undo();
    expect(bridge.calls[1]).toBe('undo {}');
    expect(now()).toMatchObject({ at: 'working', verb: 'undo', known: { steps: expect.arrayContaining([hostsDone]) } });
    const undone = { ...hostsDone, state: 'undone' } as const;
    await bridge.answer(practiceResult([undone], true));
    expect(now()).toMatchObject({ at: 'finished', verb: 'undo', answered: [undone], known: { steps: expect.arrayContaining([archiveDone, undone]) } });
  });

  it('is cancelled by its own name', () => {
    const { bridge, actions } = openStore();
    void actions().undo();
    void actions().cancel();
    expect(bridge.calls).toEqual(['undo {}', 'cancel practice.undo']);
  });
});
