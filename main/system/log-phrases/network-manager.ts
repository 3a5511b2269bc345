// What NetworkManager says when a VPN connection does not come about: its command line program, its log, its OpenVPN part and the message
// on the screen, as data. Our own calls run with LC_ALL=C; a log or a message of the user may be Norwegian where it is translated.

import type { Phrase } from './phrase.ts';

const recorded = 'recorded, NetworkManager 1.42.4 with its OpenVPN part 1.10.2';
const applet = 'network-manager-applet, src/applet.c';
const appletNb = 'network-manager-applet, po/nb.po';

/** NetworkManager's words. Its login-failed is said for a wrong code and a wrong passphrase alike, so its OpenVPN part has to say which. */
export const networkManagerPhrases: readonly Phrase[] = [
  { id: 'nm-up', holds: ['Connection successfully activated'], means: 'success', source: recorded },
  { id: 'nm-starts', holds: ['starting openvpn'], means: 'new-attempt', source: recorded },
  { id: 'nm-timed-out', holds: ['connection attempt timed out'], means: { code: 'vpn.noAnswer', symptom: true, onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'no answer' } }, source: `${recorded}; HUNT Cloud documentation for IT support` },
  { id: 'nm-log-timed-out', holds: ['connect timeout exceeded'], means: { code: 'vpn.noAnswer', symptom: true, onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'no answer' } }, source: recorded },
  { id: 'nm-waited-too-long', holds: ['Error: Timeout ', 'expired'], means: { code: 'vpn.noAnswer', symptom: true, onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'no answer' } }, source: recorded },
  { id: 'nm-code-refused', holds: ['nm-openvpn', 'Password verification failed'], means: { code: 'vpn.codeRefused', retry: 'now' }, source: recorded },
  { id: 'nm-passphrase-wrong', holds: ['nm-openvpn', 'Private key verification failed'], means: { code: 'vpn.wrongPassphrase' }, source: recorded },
  { id: 'nm-no-secrets', holds: ['No valid secrets'], means: { code: 'vpn.secretsMissing' }, source: recorded },
  { id: 'nm-no-vpn-secrets', holds: ['no valid VPN secrets'], means: { code: 'vpn.secretsMissing' }, source: applet },
  { id: 'nm-no-agents', holds: ['failed to request VPN secrets', 'No agents were available'], means: { code: 'vpn.secretsMissing', symptom: true }, source: recorded },
  { id: 'nm-cannot-ask', holds: ['More secrets required but cannot ask interactively'], means: { code: 'vpn.secretsMissing' }, source: 'network-manager-openvpn 1.10.2, src/nm-openvpn-service.c' },
  { id: 'nm-base-interrupted', holds: ['network connection was interrupted'], means: { code: 'vpn.noNetwork' }, source: recorded },
  { id: 'nm-base-interrupted-nb', holds: ['nettverksforbindelsen ble avbrutt'], means: { code: 'vpn.noNetwork' }, source: appletNb },
  { id: 'nm-no-source', holds: ['Could not find source connection'], means: { code: 'vpn.noNetwork' }, source: 'feasibility trial, NetworkManager 1.42.4' },
  { id: 'nm-base-inactive', holds: ['Base connection for VPN connection not active'], means: { code: 'vpn.noNetwork' }, source: 'NetworkManager 1.42.4, nm-manager.c' },
  { id: 'nm-service-stopped', holds: ['the VPN service stopped unexpectedly'], means: { code: 'vpn.connectionLost', retry: 'now' }, source: applet },
  { id: 'nm-service-stopped-nb', holds: ['VPN-tjenesten stoppet uventet'], means: { code: 'vpn.connectionLost', retry: 'now' }, source: appletNb },
  { id: 'nm-service-not-installed', holds: ['The VPN service ', ' was not installed'], means: { code: 'vpn.pluginMissing' }, source: 'NetworkManager 1.42.4, nm-vpn-manager.c' },
  { id: 'nm-plugin-unknown', holds: ['failed to find VPN plugin for'], means: { code: 'vpn.pluginMissing' }, source: recorded },
  { id: 'nm-service-not-started', holds: ['the VPN service failed to start'], means: { code: 'vpn.pluginMissing' }, source: applet },
  { id: 'nm-service-too-slow', holds: ['the VPN service did not start in time'], means: { code: 'vpn.pluginMissing' }, source: applet },
  { id: 'nm-no-openvpn', holds: ['Could not find the openvpn binary'], means: { code: 'vpn.clientMissing', facts: { name: 'openvpn' } }, source: 'network-manager-openvpn 1.10.2, src/nm-openvpn-service.c' },
  { id: 'nm-no-openvpn-nb', holds: ['Kunne ikke finne binærfilen til openvpn'], means: { code: 'vpn.clientMissing', facts: { name: 'openvpn' } }, source: 'network-manager-openvpn 1.10.2, nb.mo' },
  { id: 'nm-off', holds: ['NetworkManager is not running'], means: { code: 'vpn.managerOff' }, source: 'NetworkManager 1.42.4, nmcli' },
  { id: 'nm-off-nb', holds: ['NetworkManager kjører ikke'], means: { code: 'vpn.managerOff' }, source: appletNb },
  { id: 'nm-no-bus', holds: ['Could not create NMClient object'], means: { code: 'vpn.managerOff' }, source: recorded },
  { id: 'nm-privileges', holds: ['insufficient privileges'], means: { code: 'vpn.notAllowed' }, source: 'NetworkManager 1.42.4, nm-manager.c and nm-settings.c' },
  { id: 'nm-not-authorized', holds: ['not authorized'], means: { code: 'vpn.notAllowed' }, source: 'NetworkManager 1.42.4, nm-manager.c' },
  { id: 'nm-access-denied', holds: ['access denied'], means: { code: 'vpn.notAllowed' }, source: 'NetworkManager 1.42.4, nm-manager.c' },
  { id: 'nm-unknown-connection', holds: ['Error: unknown connection ', '.'], gaps: ['file'], means: { code: 'vpn.noProfile' }, source: recorded },
  { id: 'nm-bad-settings', holds: ['VPN connection settings were invalid'], means: { code: 'vpn.importRefused', facts: { detail: 'NetworkManager' } }, source: 'libnm 1.42.4, nm-vpn-service-plugin.c' },
  { id: 'nm-not-a-profile', holds: ['Error: failed to import', 'valid OpenVPN client configuration'], means: { code: 'vpn.importRefused', facts: { detail: 'NetworkManager' } }, source: recorded },
];
