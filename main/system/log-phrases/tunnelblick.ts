// What Tunnelblick for macOS shows besides OpenVPN's own log, in English and Norwegian, as data. From its Localizable.strings, whose keys
// are the English texts; not seen on a Mac.

import type { Phrase } from './phrase.ts';

const en = 'Tunnelblick, Localizable.strings (English keys)';
const nb = 'Tunnelblick, nb.lproj/Localizable.strings';

/** Tunnelblick's words. */
export const tunnelblickPhrases: readonly Phrase[] = [
  { id: 'tunnelblick-code-refused', holds: ['The username and password were not accepted by the remote VPN server'], means: { code: 'vpn.codeRefused', retry: 'now' }, source: en },
  { id: 'tunnelblick-code-refused-nb', holds: ['Brukernavnet og passordet ble ikke akseptert av VPN-serveren'], means: { code: 'vpn.codeRefused', retry: 'now' }, source: nb },
  { id: 'tunnelblick-passphrase-wrong', holds: ['The passphrase was not accepted'], means: { code: 'vpn.wrongPassphrase' }, source: en },
  { id: 'tunnelblick-passphrase-wrong-nb', holds: ['Adgangskoden ble ikke akseptert'], means: { code: 'vpn.wrongPassphrase' }, source: nb },
  { id: 'tunnelblick-question', holds: ['This VPN requires you to respond to a question'], means: { code: 'vpn.unknownQuestion', retry: 'never', facts: { name: 'Tunnelblick' } }, source: en },
  { id: 'tunnelblick-question-nb', holds: ['Denne VPN-forbindelsen krever at du svarer på et spørsmål'], means: { code: 'vpn.unknownQuestion', retry: 'never', facts: { name: 'Tunnelblick' } }, source: nb },
  { id: 'tunnelblick-other-openvpn', holds: ['OpenVPN processes are running but are unknown to Tunnelblick'], means: { code: 'vpn.otherInstance' }, source: en },
  { id: 'tunnelblick-other-openvpn-nb', holds: ['OpenVPN prosesser som ', ' ukjent for Tunnelblick'], means: { code: 'vpn.otherInstance' }, source: nb },
  { id: 'tunnelblick-driver', holds: ['Tunnelblick was not able to load a system extension'], means: { code: 'vpn.driverBlocked' }, source: en },
  { id: 'tunnelblick-driver-nb', holds: ['Tunnelblick kunne ikke laste en systemutvidelse'], means: { code: 'vpn.driverBlocked' }, source: nb },
  { id: 'tunnelblick-driver-needed', holds: ["You need to install Tunnelblick's system extensions"], means: { code: 'vpn.driverBlocked' }, source: en },
  { id: 'tunnelblick-driver-needed-nb', holds: ['Du må installere Tunnelblicks systemutvidelser'], means: { code: 'vpn.driverBlocked' }, source: nb },
  { id: 'tunnelblick-no-profile', holds: ['There are no VPN configurations installed'], means: { code: 'vpn.noProfile' }, source: en },
  { id: 'tunnelblick-no-profile-nb', holds: ['Det er ingen VPN konfigurasjoner installert'], means: { code: 'vpn.noProfile' }, source: nb },
];
