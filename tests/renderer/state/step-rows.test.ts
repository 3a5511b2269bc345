// The rows of the step list: mark, word and line, from every state a step can have.

import { describe, expect, it } from 'vitest';
import type { StepResult } from '../../../preload/contract/plans.ts';
import { texts } from '../../../preload/contract/text/index.ts';
import type { PracticeState } from '../../../renderer/state/practice-store.ts';
import { stepRows } from '../../../renderer/state/step-rows.ts';
import { archiveDone, failed, hostsDone, practiceResult } from '../fake-bridge.ts';

function finished(...given: readonly StepResult[]): PracticeState {
  const outcome = practiceResult(given);
  const steps = outcome.ok ? outcome.value.steps : [];
  return { at: 'finished', verb: 'run', answered: steps, cancelled: false, known: { steps } };
}

function drawn(now: PracticeState): readonly string[] {
  return stepRows(now, texts('en')).map(({ before, mark, title, word }) => `${before} ${mark} ${title}: ${word}`);
}

describe('the rows of the step list', () => {
  it('are all to do at the start', () => {
    expect(new Set(stepRows({ at: 'start' }, texts('nb')).map(({ mark, word, before }) => `${before} ${mark} ${word}`))).toEqual(new Set(['dashed todo Gjenstår']));
    expect(stepRows({ at: 'start' }, texts('nb'))).toHaveLength(10);
  });

  it('say of a step that was begun before the current one only that its result follows', () => {
    const now: PracticeState = { at: 'working', verb: 'run', begun: ['unpack-bundle', 'edit-hosts'], fraction: 0, cancelling: false, known: { steps: [] } };
    expect(drawn(now).filter((row) => !row.endsWith('To do'))).toEqual(['dashed waits Archive: Result follows', 'dashed running Workbench address: Running']);
  });

  it.each([
    ['done', 'dashed done Workbench address: Done'],
    ['already', 'dashed already Workbench address: Already fine'],
    ['skipped', 'dashed skipped Workbench address: Skipped'],
    ['undone', 'dashed undone Workbench address: Undone'],
    ['unknown', 'dashed unknown Workbench address: Cannot tell'],
    ['planned', 'dashed todo Workbench address: To do'],
    ['failed', 'broken problem Workbench address: Problem'],
  ] as const)('show %s with its own mark and word', (state, row) => {
    expect(drawn(finished({ ...hostsDone, state }))[7]).toBe(row);
  });

  it('show a stopped step as stopped, not as a problem', () => {
    expect(drawn(finished(failed('edit-hosts', 'cancelled')))[7]).toBe('dashed todo Workbench address: Stopped');
  });

  it('have a solid line only between two proved steps', () => {
    const proved = finished(archiveDone, { ...hostsDone, id: 'enrol-authenticator', state: 'already' }, hostsDone);
    expect(stepRows(proved, texts('en')).map((row) => row.before)).toEqual(['dashed', 'solid', ...Array<string>(8).fill('dashed')]);
  });

  it('have no broken line in front of the first step', () => {
    expect(drawn(finished(failed('unpack-bundle', 'bundle.wrongKey')))[0]).toBe('dashed problem Archive: Problem');
  });
});
