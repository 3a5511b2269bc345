// What the status page says: title, expiry dates, evidence in words, and what an undo would take back. Counted, and never more than proved.

import { describe, expect, it } from 'vitest';
import type { StepResult } from '../../../preload/contract/plans.ts';
import { undoQuestion } from '../../../renderer/screens/undo.tsx';
import { dayOf, timeOf } from '../../../renderer/state/dates.ts';
import { pairsOf } from '../../../renderer/state/evidence-pairs.ts';
import { readExpiries } from '../../../renderer/state/expiries.ts';
import { headOf } from '../../../renderer/state/status-head.ts';
import { createStatusStore } from '../../../renderer/state/status-store.ts';
import { canUndo, offerUndo } from '../../../renderer/state/undo-offer.ts';
import { wordsOf } from '../draw.tsx';
import { change, createFakeVisit, done, failed, lab, resultOf } from '../fake-visit.ts';

const words = wordsOf('en');
const skipped: StepResult = { id: 'open-workbench', state: 'skipped', reason: 'no-key-given', changes: [] };

describe('the title of the status page', () => {
  it('says ready only when Workbench answered and every step is in place', () => {
    expect(headOf(resultOf(), '14:32', words)).toEqual({ kind: 'ready', title: 'demolab is ready', lead: 'Everything answered when we looked, at 14:32.' });
    expect(headOf(resultOf([skipped]), '14:32', words)).toMatchObject({ kind: 'partly', title: '9 of 10 steps are in place' });
    expect(headOf(resultOf([{ ...done('edit-hosts'), state: 'unknown' }]), '14:32', words).kind).toBe('partly');
  });

  it('says of a journey that does not lead to Workbench only that it is done', () => {
    expect(headOf(resultOf([], 'vpn_reset'), '14:32', words)).toMatchObject({ kind: 'done', title: 'New VPN certificate: everything is in place' });
  });

  it('says in the practice lab that nothing on this computer was changed', () => {
    expect(headOf(resultOf([], 'new_user', true), '14:32', words).lead).toContain('Nothing on this computer was changed');
  });

  it('calls the changes undone only when nothing of ours is left', () => {
    const undone = { ...done('edit-hosts', {}, [change('hosts.putBlock')]), state: 'undone' } as const;
    const stays = done('change-passphrase', {}, [change('ssh.changePassphrase', 'impossible')]);
    expect(headOf(resultOf([undone, stays]), '14:32', words)).toMatchObject({ kind: 'undone', lead: 'Looked at 14:32. Your passphrase stays as it is.' });
    expect(headOf(resultOf([undone]), '14:32', words).lead).toContain('Nothing of ours is left on this computer');
    expect(headOf(resultOf([undone, done('write-ssh-config', {}, [change('ssh.putConfigBlock')])]), '14:32', words).kind).toBe('partly-undone');
    expect(headOf(resultOf([undone, failed('write-ssh-config', 'undo.changedSince')]), '14:32', words).kind).toBe('partly-undone');
  });
});

describe('what runs out', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it('is read from the certificates, in whole days', () => {
    const steps = [done('install-certificate', { subject: 'demolab-kari', notAfter: '2027-11-14' }), done('install-vpn-profile', { subject: 'kari', notAfter: '2026-11-20T12:00:00.000Z' })];
    expect(readExpiries(steps, now)).toEqual([
      { of: 'workbench', name: 'demolab-kari', atMs: Date.parse('2027-11-14'), daysLeft: 357 }, { of: 'vpn', name: 'kari', atMs: Date.parse('2026-11-20T12:00:00Z'), daysLeft: -1 },
    ]);
  });

  it('is not guessed for what nobody read, nor kept for what was taken out', () => {
    expect(readExpiries([done('install-certificate'), done('install-vpn-profile', { notAfter: '' })], now)).toEqual([]);
    const steps = [{ ...done('install-certificate'), state: 'undone' } as const, done('open-workbench', { notAfter: '2027-11-14' })];
    expect(readExpiries(steps, now)).toEqual([]);
  });

  it('is written as in the language', () => {
    expect([timeOf(new Date(2026, 10, 21, 9, 5).getTime(), 'en'), timeOf(new Date(2026, 10, 21, 9, 5).getTime(), 'nb')]).toEqual(['09:05', '09.05']);
    expect([dayOf(new Date(2027, 9, 7).getTime(), 'en'), dayOf(new Date(2027, 9, 7).getTime(), 'nb')]).toEqual(['7 Oct 2027', '7. okt. 2027']);
  });
});

describe('evidence in words', () => {
  it('has our names, yes and no, days, and the field\'s own name where we have none', () => {
    const read = { loginProved: true, notAfter: '2027-11-14T00:00:00.000Z', routes: ['10.42.0.0/16', '10.43.0.0/16'], somethingNew: 7, practice: true, browserOpened: false, skipped: [], interface: '', resetAt: '2026-11-22T17:00:03.000Z' };
    expect(pairsOf(read, words.w)).toEqual([
      { name: 'Fresh login', value: 'yes' }, { name: 'Valid until', value: '2027-11-14' }, { name: 'Networks through it', value: '10.42.0.0/16, 10.43.0.0/16' }, { name: 'somethingNew', value: '7' },
      { name: 'Ends at the latest', value: '2026-11-22 17:00 UTC' },
    ]);
  });
});

describe('what an undo would take back', () => {
  const recorded = [
    done('install-vpn-profile', {}, [change('vpn.placeProfile')]), done('change-passphrase', {}, [change('ssh.recordHostKey'), change('ssh.changePassphrase', 'impossible')]),
    done('set-up-ssh-key', {}, [change('ssh.createKey'), change('ssh.installKey', 'by-listing'), change('ssh.installKey', 'by-listing')]), { ...done('edit-hosts'), state: 'undone' } as const,
  ];

  it('is counted here and on the lab\'s machines, and says what stays', () => {
    expect(offerUndo(recorded, [])).toEqual({ steps: [], onComputer: 3, onLab: 2, passphraseStays: true });
    expect(offerUndo(recorded, ['install-vpn-profile'])).toEqual({ steps: ['install-vpn-profile'], onComputer: 1, onLab: 0, passphraseStays: false });
    expect(canUndo(offerUndo(recorded, ['edit-hosts']))).toBe(false);
  });

  it('is asked for with exactly those numbers', () => {
    expect(undoQuestion(offerUndo(recorded, []), words.w.status, false)).toBe('Undo the 3 changes on this computer and the 2 changes on the lab\'s machines?');
    expect(undoQuestion(offerUndo(recorded, ['install-vpn-profile']), wordsOf('nb').w.status, false)).toBe('Angre endringen på denne maskinen?');
    expect(undoQuestion(offerUndo(recorded, []), words.w.status, true)).toBe('Undo the 5 changes in the practice lab?');
  });
});

describe('the store of the status page', () => {
  it('asks the journal of this world, not of the other', async () => {
    const recorded = [done('edit-hosts', {}, [change('hosts.putBlock')])];
    const { api } = createFakeVisit({ standings: [{ practice: true, interrupted: false, lab, steps: [done('connect-vpn')] }, { practice: false, interrupted: false, lab, steps: recorded }] });
    const store = createStatusStore(api, () => 5);
    await store.read(resultOf());
    expect(store.getState()).toMatchObject({ recorded, readAtMs: 5 });
    store.askUndo(['edit-hosts']);
    expect(store.getState().undoing).toMatchObject({ onComputer: 1 });
    store.closeUndo();
    expect(store.getState().undoing).toBeUndefined();
  });

  it('says whether the browser opened', async () => {
    const opening = createStatusStore(createFakeVisit({ answers: { openWorkbench: { ok: true, value: { opened: true } } } }).api);
    await opening.openWorkbench();
    expect(opening.getState().browser).toEqual({ at: 'opened' });
    const practice = createStatusStore(createFakeVisit().api);
    await practice.openWorkbench();
    expect(practice.getState().browser).toEqual({ at: 'nothing-opens' });
    const refused = createStatusStore(createFakeVisit({ answers: { openWorkbench: { ok: false, problem: { code: 'program.missing', retry: 'now', facts: {} } } } }).api);
    await refused.openWorkbench();
    expect(refused.getState().browser).toMatchObject({ at: 'problem' });
  });
});
