import { describe, expect, test } from 'vitest';
import { journeySteps, serviceJourneyIds, type JourneyId } from '../../../preload/contract/journeys.ts';
import { keysMissingIn, keysOfJourney } from '../../../preload/contract/keys-of-journey.ts';
import type { StepResult } from '../../../preload/contract/plans.ts';

const shipments: readonly (readonly [JourneyId, readonly string[]])[] = [
  ['new_user', ['sevenZipKey', 'authenticatorKey', 'vpnPassphrase', 'sshTemporaryKey', 'tlsPassphrase']],
  ['vpn_reset', ['sevenZipKey', 'vpnPassphrase']],
  ['totp_reset', ['authenticatorKey']],
  ['workbench_reissue', ['sevenZipKey', 'tlsPassphrase', 'vpnPassphrase?']],
  ['lab_migration', ['sshTemporaryKey', 'vpnPassphrase?']],
];

describe('the keys of a journey', () => {
  test.each(shipments)('%s', (journey, expected) => {
    expect(keysOfJourney(journey, true).map(({ name, isNeeded }) => (isNeeded === 'yes' ? name : `${name}?`))).toEqual(expected);
  });

  test('a journey of the service asks for no key twice, and for at least one', () => {
    for (const journey of serviceJourneyIds) {
      const names = keysOfJourney(journey, true).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThan(0);
    }
  });

  test('without an archive nothing is asked for that only an archive needs', () => {
    expect(keysOfJourney('ssh_reset', false).map(({ name }) => name)).toEqual(['sshTemporaryKey', 'vpnPassphrase']);
  });
});

test('a plan that connects misses the VPN passphrase only where it was left out', () => {
  const steps = journeySteps.workbench_reissue.map((id): StepResult => ({ id, state: 'planned', changes: [] }));
  const plan = { journey: 'workbench_reissue', steps } as const;
  expect(keysMissingIn(plan, ['sevenZipKey', 'tlsPassphrase'])).toEqual(['vpnPassphrase']);
  expect(keysMissingIn(plan, ['vpnPassphrase'])).toEqual([]);
  expect(keysMissingIn({ ...plan, steps: [{ id: 'connect-vpn', state: 'already', changes: [] }] }, [])).toEqual([]);
  expect(keysMissingIn({ journey: 'new_user', steps: plan.steps }, [])).toEqual([]);
});
