import { describe, expect, test } from 'vitest';
import type { Change, StepResult } from '../../../preload/contract/plans.ts';
import { linesByHand, reviewOf } from '../../../renderer/state/review.ts';
import { findingOfReview } from '../../../renderer/screens/review/finding.ts';
import { shortFacts } from '../../../renderer/screens/review/groups.tsx';
import { wordsOf } from '../draw.tsx';
import { failed } from '../fake-bridge.ts';

function change(kind: Change['kind'], more: Partial<Change> = {}): Change {
  return { kind, facts: {}, place: kind, diff: [], needsAdministrator: false, undo: 'exact', ...more };
}

function planned(id: StepResult['id'], ...changes: readonly Change[]): StepResult {
  return { id, state: 'planned', changes };
}

const whole = reviewOf({ steps: [
  planned('unpack-bundle'), planned('enrol-authenticator'), planned('install-vpn-profile', change('vpn.placeProfile'), change('vpn.addConnection')),
  planned('connect-vpn', change('vpn.connect')), planned('change-passphrase', change('ssh.changePassphrase', { undo: 'impossible' })),
  planned('set-up-ssh-key', change('ssh.createKey'), change('ssh.installKey')),
  planned('edit-hosts', change('hosts.putBlock', { needsAdministrator: true, diff: [' a', '+b'] }), change('hosts.disableLine', { needsAdministrator: true })),
  planned('install-certificate', change('certificate.import')), { id: 'open-workbench', state: 'already', changes: [] },
] });

describe('a review', () => {
  test('groups each change once, by whom it concerns', () => {
    expect(whole.groups.map(({ id, changes }) => [id, changes.map(({ kind }) => kind)])).toEqual([
      ['everyone', ['hosts.putBlock', 'hosts.disableLine']],
      ['you', ['vpn.placeProfile', 'vpn.addConnection', 'vpn.connect', 'ssh.createKey']],
      ['store', ['certificate.import']],
      ['lab', ['ssh.changePassphrase', 'ssh.installKey']],
    ]);
  });

  test('shows what is in the way of a step that can still be applied once it is gone', () => {
    const obstacle: StepResult = { ...planned('connect-vpn', change('vpn.connect')), problem: { code: 'vpn.otherVpnActive', retry: 'after-fix', facts: { name: 'tun9' } } };
    expect(reviewOf({ steps: [obstacle, planned('edit-hosts', change('hosts.putBlock'))] })).toMatchObject({ failed: [obstacle], changeCount: 2, canApply: true });
  });

  test('counts changes, one prompt for all of them together, and the stops', () => {
    expect(whole).toMatchObject({ changeCount: 9, promptCount: 1, stops: ['enrol-authenticator', 'connect-vpn', 'change-passphrase'], already: ['open-workbench'], canApply: true });
    expect(findingOfReview(whole, wordsOf('en'))).toEqual({ title: 'Nothing has changed yet', lead: '9 changes, 1 administrator prompt, 3 stops where you are needed.' });
    expect(findingOfReview(whole, wordsOf('nb')).lead).toBe('9 endringer, 1 administratorspørsmål, 3 stopp der du trengs.');
  });

  test('says the one that is one, and what is none', () => {
    const one = reviewOf({ steps: [planned('set-up-ssh-key', change('ssh.installKey'))] });
    expect(findingOfReview(one, wordsOf('en')).lead).toBe('1 change, no administrator prompt, 1 stop where you are needed.');
    const none = reviewOf({ steps: [planned('open-workbench')] });
    expect(findingOfReview(none, wordsOf('en')).lead).toBe('No changes, no administrator prompt.');
  });

  test('does not count what a failed, skipped or finished step would have changed', () => {
    const review = reviewOf({ steps: [
      { ...failed('unpack-bundle', 'bundle.wrongKey'), changes: [change('vpn.placeProfile')] },
      { id: 'edit-hosts', state: 'already', changes: [change('hosts.putBlock', { needsAdministrator: true })] },
      { id: 'install-certificate', state: 'skipped', reason: 'earlier-step-failed', changes: [] },
    ] });
    expect(review).toMatchObject({ changeCount: 0, promptCount: 0, groups: [], canApply: false });
    expect(review.failed.map(({ id }) => id)).toEqual(['unpack-bundle']);
    expect(findingOfReview(review, wordsOf('en')).title).toBe('This cannot be carried out yet');
  });

  test('has nothing to apply when only the archive would be opened', () => {
    const review = reviewOf({ steps: [planned('unpack-bundle'), { id: 'edit-hosts', state: 'already', changes: [] }] });
    expect(review.canApply).toBe(false);
    expect(findingOfReview(review, wordsOf('en')).title).toBe('Nothing to do, everything is in place');
  });
});

test('only lines of a text can be put in by hand', () => {
  expect(linesByHand(change('hosts.putBlock', { place: '/etc/hosts', diff: [' a', '+b'] }))).toBe('/etc/hosts\n a\n+b');
  expect(linesByHand(change('vpn.connect'))).toBeUndefined();
});

test('a long path is named by its last part, on each system, and nothing else is shortened', () => {
  expect(shortFacts({
    linux: '/home/kari/.config/hunt-cloud-lab-access/vpn/kari.ovpn', windows: 'C:\\Users\\kari\\OpenVPN\\config\\kari\\kari.ovpn', short: '/etc/hosts',
    fingerprint: '67F6C2E9 78E9DD46 5DC6C412 A92C4E92/F6249CF5',
  })).toEqual({ linux: 'kari.ovpn', windows: 'kari.ovpn', short: '/etc/hosts', fingerprint: '67F6C2E9 78E9DD46 5DC6C412 A92C4E92/F6249CF5' });
});
