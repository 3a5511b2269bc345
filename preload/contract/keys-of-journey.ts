// Which keys of the Signal message a journey needs. Pure data and one question about it; the values are nowhere in here. Sources: the
// shipments of the published guide (a VPN reset brings the VPN passphrase and the 7-ZIP key, an authenticator reset only the new key, …).

import { journeySteps, type JourneyId } from './journeys.ts';
import type { JourneyResult } from './plans.ts';
import type { SecretName } from './secrets.ts';
import type { StepId } from './steps.ts';

export interface NeededKey {
  readonly name: SecretName;
  /** `perhaps`: only when this computer is not connected to the VPN already, which the plan tells. */
  readonly isNeeded: 'yes' | 'perhaps';
}

/** The key that a step works with, in the order of the Signal message. */
const keyOfStep: readonly (readonly [SecretName, StepId])[] = [
  ['sevenZipKey', 'unpack-bundle'],
  ['authenticatorKey', 'enrol-authenticator'],
  ['vpnPassphrase', 'install-vpn-profile'],
  ['sshTemporaryKey', 'change-passphrase'],
  ['tlsPassphrase', 'install-certificate'],
];
const ofTheArchive: readonly SecretName[] = ['sevenZipKey', 'tlsPassphrase'];

/** The keys to ask for, the one that opens the archive first and what may be left out last. */
export function keysOfJourney(journey: JourneyId, hasArchive: boolean): readonly NeededKey[] {
  const steps = journeySteps[journey];
  const keys = keyOfStep.filter(([name, step]) => steps.includes(step) && (hasArchive || !ofTheArchive.includes(name)));
  const needed = keys.map(([name]): NeededKey => ({ name, isNeeded: 'yes' }));
  const connectsWithWhatIsThere = steps.includes('connect-vpn') && !steps.includes('install-vpn-profile');
  return connectsWithWhatIsThere ? [...needed, { name: 'vpnPassphrase', isNeeded: 'perhaps' }] : needed;
}

/** The keys that a plan turned out to need and that were not given. */
export function keysMissingIn({ journey, steps }: Pick<JourneyResult, 'journey' | 'steps'>, given: readonly SecretName[]): readonly SecretName[] {
  const perhaps = keysOfJourney(journey, true).filter(({ isNeeded }) => isNeeded === 'perhaps').map(({ name }) => name);
  const connects = steps.some(({ id, state }) => id === 'connect-vpn' && state === 'planned');
  return connects ? perhaps.filter((name) => !given.includes(name)) : [];
}
