// The rows of the rail in every state that a step can have, under their phases.

import { describe, expect, it } from 'vitest';
import type { StepResult } from '../../../preload/contract/plans.ts';
import { positionOf, railRows } from '../../../renderer/state/rail-rows.ts';
import { wordsOf } from '../draw.tsx';
import { createFakeVisit, done, failed, planOf, resultOf, waits, type FakeVisit } from '../fake-visit.ts';

const words = wordsOf('en');

function planned(): FakeVisit {
  const fake = createFakeVisit();
  fake.visit.setState({ plan: planOf(), journey: 'new_user', screen: 'review' });
  return fake;
}

function rows({ visit }: FakeVisit): readonly string[] {
  return railRows(visit.getState(), words).map(({ name, mark, word, isCurrent, isQuiet }) => `${isCurrent ? '> ' : ''}${name}: ${mark} ${word}${isQuiet ? '' : ' (shown)'}`);
}

describe('the rail', () => {
  it('has what was given, the ten steps, and the four phases', () => {
    const all = railRows(planned().visit.getState(), words);
    expect(all).toHaveLength(12);
    expect([...new Set(all.map(({ phase }) => phase))]).toEqual(['Keys and certificates', 'System access', 'Lab access', 'Workbench access']);
    expect(rows(planned()).slice(0, 3)).toEqual(['Keys from Signal: done Done', '> Review: needs Needs you (shown)', 'Archive: todo To do']);
    expect(positionOf(all, words)).toBe('Step 2 of 12');
  });

  it('has the keys as what needs the person on their screen', () => {
    const fake = planned();
    fake.visit.setState({ screen: 'keys' });
    expect(rows(fake).slice(0, 2)).toEqual(['> Keys from Signal: needs Needs you (shown)', 'Review: todo To do']);
  });

  it('follows a run, with the step that needs the person as the current one', () => {
    const fake = planned();
    void fake.visit.apply();
    fake.tell({ at: 'ended', result: done('unpack-bundle') });
    fake.tell({ at: 'began', step: 'enrol-authenticator' });
    expect(rows(fake).slice(2, 5)).toEqual(['Archive: done Done', '> Authenticator: running Running (shown)', 'VPN profile: todo To do']);
    fake.ask({ kind: 'code', id: 1 });
    expect(rows(fake)[3]).toBe('> Authenticator: needs Needs you (shown)');
  });

  it.each([
    ['done', 'SSH key: done Done'], ['already', 'SSH key: already Already fine'], ['skipped', 'SSH key: skipped Skipped (shown)'],
    ['undone', 'SSH key: undone Undone (shown)'], ['unknown', 'SSH key: unknown Cannot tell (shown)'], ['planned', 'SSH key: todo To do'],
  ] as const)('shows %s by its mark and word', (state, row) => {
    const fake = planned();
    const result: StepResult = { id: 'set-up-ssh-key', state, changes: [] };
    fake.visit.setState({ result: resultOf([result]), screen: 'status' });
    expect(rows(fake)[7]).toBe(row);
  });

  it('marks a problem as the current step, and never counts what waits or was stopped as one', () => {
    const fake = planned();
    const result = resultOf([failed('connect-vpn', 'vpn.noAnswer'), waits('change-passphrase'), failed('edit-hosts', 'cancelled')]);
    fake.visit.setState({ result, screen: 'status' });
    expect(rows(fake)[5]).toBe('> VPN connection: problem Problem (shown)');
    expect(rows(fake)[6]).toBe('Lab passphrase: waits Waits');
    expect(rows(fake)[9]).toBe('Workbench address: todo Stopped (shown)');
  });

  it('forgets the last try when the journey is carried out again', () => {
    const fake = planned();
    fake.visit.setState({ result: resultOf([failed('connect-vpn', 'vpn.noAnswer')]) });
    void fake.visit.apply();
    expect(rows(fake).slice(2).every((row) => row.endsWith('todo To do'))).toBe(true);
  });
});
