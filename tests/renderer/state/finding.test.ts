// The finding on top of the page and what screen readers are told, counted from the results.

import { describe, expect, it } from 'vitest';
import type { StepResult } from '../../../preload/contract/plans.ts';
import { announcementOf, findingOf } from '../../../renderer/state/finding.ts';
import type { Finished, Working } from '../../../renderer/state/practice-store.ts';
import { archiveDone, failed, hostsDone, practiceResult } from '../fake-bridge.ts';

function finished(given: readonly StepResult[], more: Partial<Finished> = {}): Finished {
  const outcome = practiceResult(given);
  const steps = outcome.ok ? outcome.value.steps : [];
  return { at: 'finished', verb: 'run', answered: steps, cancelled: false, known: { steps }, ...more };
}

const working: Working = { at: 'working', verb: 'run', begun: [], fraction: 0, cancelling: false, known: { steps: [] } };

describe('the finding of a run', () => {
  it('counts what is in place, what was changed and what was skipped', () => {
    expect(findingOf(finished([archiveDone, hostsDone]), 'en')).toEqual({
      title: '2 of 10 steps in place', lead: 'One change was made and proved. 8 steps were skipped; each row says why.',
    });
  });

  it('says on a second run that nothing was changed', () => {
    const again = finished([{ ...archiveDone, state: 'already' }, { ...hostsDone, state: 'already', changes: [] }]);
    expect(findingOf(again, 'nb')).toEqual({
      title: '2 av 10 steg er på plass', lead: 'Ingenting ble endret. 8 steg ble hoppet over; hver rad sier hvorfor.',
    });
  });

  it('counts a step whose end cannot be told apart from those in place', () => {
    expect(findingOf(finished([archiveDone, { ...hostsDone, state: 'unknown' }]), 'en')).toEqual({
      title: '1 of 10 steps in place', lead: '8 steps were skipped; each row says why. For one step we cannot tell how it ended.',
    });
  });

  it('is the first problem when there is one, without the full stop', () => {
    const two = finished([failed('unpack-bundle', 'bundle.wrongKey'), failed('edit-hosts', 'hosts.locked', { file: '/scratch/hosts' })]);
    expect(findingOf(two, 'en')).toMatchObject({ title: 'This key does not open the archive', problem: { code: 'bundle.wrongKey' } });
  });

  it('keeps the full stops of two sentences', () => {
    expect(findingOf(finished([failed('edit-hosts', 'hosts.locked', { file: '/scratch/hosts' })]), 'en').title).toMatch(/^[^.]+\. .+\.$/);
  });

  it('says that the person stopped it, also when every finished step is fine', () => {
    expect(findingOf(finished([archiveDone], { cancelled: true }), 'en').title).toBe('You stopped the run');
  });
});

describe('the finding of an undo', () => {
  const undone = { ...hostsDone, state: 'undone' } as const;

  it('says that all is undone only when each step says so', () => {
    expect(findingOf(finished([], { verb: 'undo', answered: [undone] }), 'en')).toEqual({ title: 'The practice changes are undone', lead: 'One change was taken back.' });
    expect(findingOf(finished([], { verb: 'undo', answered: [undone, archiveDone] }), 'en').title).toBe('Some practice changes are still in place');
  });

  it('says that there was nothing to undo', () => {
    expect(findingOf(finished([], { verb: 'undo', answered: [] }), 'nb').title).toBe('Det er ingenting å angre');
  });
});

describe('what screen readers are told', () => {
  it('is nothing at the start', () => {
    expect(announcementOf({ at: 'start' }, 'en')).toEqual({ polite: '', urgent: '' });
  });

  it('is the step and its state while working', () => {
    expect(announcementOf(working, 'en').polite).toBe('Getting the practice lab ready. Running.');
    expect(announcementOf({ ...working, begun: ['edit-hosts'] }, 'en').polite).toBe('Setting up the Workbench address. Running.');
  });

  it('is urgent for a problem and polite for a result and for a stop', () => {
    expect(announcementOf(finished([failed('unpack-bundle', 'bundle.wrongKey')]), 'en')).toEqual({ polite: '', urgent: 'This key does not open the archive' });
    expect(announcementOf(finished([archiveDone, hostsDone]), 'en').polite).toMatch(/^2 of 10 steps in place\. One change/);
    expect(announcementOf(finished([failed('edit-hosts', 'cancelled')], { cancelled: true }), 'en')).toEqual({ polite: 'You stopped the run.', urgent: '' });
  });
});
