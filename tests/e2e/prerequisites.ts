// Stands in for the look at this computer, with every verdict that there is: the real one would ask the VPN server for a sign of life, which
// no test does. What the real look makes of a computer is tested in tests/main/system/prerequisites.

import type { ElectronApplication } from '@playwright/test';
import type { Prerequisite } from '../../preload/contract/prerequisites.ts';
import { standIn } from './stand-ins.ts';

export const looked: readonly Prerequisite[] = [
  { id: 'operating-system', state: 'found', isNeeded: true, value: 'Ubuntu 24.04' },
  { id: 'disk-space', state: 'missing', isNeeded: true, value: '210 MB', expected: '500 MB', action: { kind: 'free-space', what: '500 MB', needsAdministrator: false, canRunHere: false } },
  { id: 'administrator', state: 'missing', isNeeded: false, value: '', note: 'not-administrator' },
  {
    id: 'vpn-client', state: 'missing', isNeeded: true, value: '',
    action: { kind: 'install', what: 'network-manager-openvpn-gnome', command: 'sudo apt-get install network-manager-openvpn-gnome', page: 'https://packages.ubuntu.com/', needsAdministrator: true, canRunHere: false },
  },
  { id: 'vpn-server', state: 'cannot-tell', isNeeded: false, value: 'UDP 1194', note: 'server-silent' },
  { id: 'browser', state: 'too-old', isNeeded: true, value: 'Google Chrome 98.0.4758.102', expected: '109', action: { kind: 'update', what: 'Google Chrome', page: 'https://www.google.com/chrome/', needsAdministrator: false, canRunHere: true } },
  { id: 'phone-signal', state: 'ask-person', isNeeded: false, value: '' },
];

/** From now on every look of that program finds this. */
export async function standInForLook(app: ElectronApplication): Promise<void> {
  await standIn(app, { 'prepare.look': { practice: false, isReady: false, prerequisites: looked, confirmed: [] } });
}
