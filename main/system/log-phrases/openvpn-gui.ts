// What OpenVPN GUI for Windows shows besides OpenVPN's own log, in English and Norwegian, as data. From its resources
// res/openvpn-gui-res-en.rc and -no.rc; not seen on a Windows computer.

import type { Phrase } from './phrase.ts';

const en = 'openvpn-gui, res/openvpn-gui-res-en.rc';
const nb = 'openvpn-gui, res/openvpn-gui-res-no.rc';

/** OpenVPN GUI's words. */
export const openVpnGuiPhrases: readonly Phrase[] = [
  { id: 'gui-up', holds: ['Current State: Connected'], means: 'success', source: en },
  { id: 'gui-up-nb', holds: ['Status: Tilkoblet'], means: 'success', source: nb },
  { id: 'gui-certificate-expired', holds: ['Unable to connect because your certificate has expired'], means: { code: 'vpn.certificateRunOut' }, source: en },
  { id: 'gui-certificate-expired-nb', holds: ['Kunne ikke koble til. Sertifikatet er ikke lenger gyldig'], means: { code: 'vpn.certificateRunOut' }, source: nb },
  { id: 'gui-certificate-not-yet', holds: ['Unable to connect because your certificate is not yet valid'], means: { code: 'vpn.clockBehind' }, source: en },
  { id: 'gui-certificate-not-yet-nb', holds: ['Kunne ikke koble til. Sertifikatet er ikke gyldig enda'], means: { code: 'vpn.clockBehind' }, source: nb },
  { id: 'gui-code-refused', holds: ['Wrong username or password. Try again'], means: { code: 'vpn.codeRefused', retry: 'now' }, source: en },
  { id: 'gui-passphrase-wrong', holds: ['Wrong password. Try again'], means: { code: 'vpn.wrongPassphrase' }, source: en },
  { id: 'gui-group', holds: ['Starting this connection', 'requires membership in'], means: { code: 'vpn.notInGroup' }, source: en },
  { id: 'gui-group-nb', holds: ['For å starte tilkoblingen', 'kreves medlemskap i gruppen'], means: { code: 'vpn.notInGroup' }, source: nb },
  { id: 'gui-group-not-joined', holds: ['Adding the user to ', ' group failed'], means: { code: 'vpn.notInGroup' }, source: en },
  { id: 'gui-service-missing', holds: ['OpenVPNServiceInteractive', ' is not installed'], means: { code: 'vpn.serviceOff' }, source: en },
  { id: 'gui-service-missing-nb', holds: ['OpenVPNServiceInteractive', ' er ikke installert'], means: { code: 'vpn.serviceOff' }, source: nb },
  { id: 'gui-service-off', holds: ['OpenVPNServiceInteractive', ' is not started'], means: { code: 'vpn.serviceOff' }, source: en },
  { id: 'gui-service-failed', holds: ['OpenVPN Service failed to start'], means: { code: 'vpn.serviceOff' }, source: en },
  { id: 'gui-service-failed-nb', holds: ['OpenVPN-tjenesten kunne ikke starte'], means: { code: 'vpn.serviceOff' }, source: nb },
  { id: 'gui-service-pipe', holds: ['service pipe failed'], means: { code: 'vpn.serviceOff' }, source: en },
  { id: 'gui-management', holds: ['Connecting to management interface failed'], means: { code: 'vpn.otherInstance' }, source: en },
  { id: 'gui-no-profile', holds: ['No readable connection profiles'], means: { code: 'vpn.noProfile' }, source: en },
  { id: 'gui-no-profile-nb', holds: ['Ingen lesbare tilkoblingsprofiler'], means: { code: 'vpn.noProfile' }, source: nb },
];
