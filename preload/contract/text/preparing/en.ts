// The words of the page about what a computer has to have in English; nb.ts has the same keys, and the compiler compares them. They come with the page.

import type { SameKeys } from '../same-keys.ts';

export const preparingEn = {
  here: 'This computer',
  hereLead: 'The assistant reads what is installed and asks the VPN server for a sign of life. It changes nothing.',
  check: 'Check this computer',
  checkAgain: 'Check again',
  checking: 'Looking…',
  ready: 'Nothing that is needed is missing.',
  notReady: 'Missing or too old: {count}. Each line says what helps.',
  run: 'Do it now',
  working: 'Working…',
  open: 'Open the page',
  failed: 'It did not work. The program said: {said}',
  confirm: 'This is so',
  title: 'What the computer has to have',
  lead: 'For IT support. Nobody needs a key or a passphrase for this part. The user does the rest at the start screen.',
  install: 'Install',
  allow: 'Allow',
  vpn: {
    win32: 'OpenVPN with OpenVPN GUI, for all users; the user in the group OpenVPN Administrators',
    darwin: 'Tunnelblick, from tunnelblick.net',
    linux: 'NetworkManager with the packages network-manager-openvpn-gnome and libnss3-tools',
  },
  chrome: 'Google Chrome, up to date: Workbench is used in it',
  ssh: 'The OpenSSH client, usually there already',
  network: 'UDP port 1194 out to the VPN server of HUNT Cloud',
  hosts: 'One change by an administrator: lines for the lab in {file}. The user is asked once, or hands the lines over',
  phone: 'On the user\'s phone: Signal, and Google Authenticator or Microsoft Authenticator',
  user: 'The user',
  copyTitle: 'The list as text',
  back: 'Back',
} as const;

export type PreparingTexts = SameKeys<typeof preparingEn>;
