// The sentences about what a computer and a phone need, in English; nb.ts has the same keys, and the compiler compares them.
// Values: {what} the program, address or group; {command} the line for a terminal; {expected} what it has to be at least.

import type { PrerequisiteActionKind, PrerequisiteId, PrerequisiteNote, PrerequisiteState } from '../../prerequisites.ts';
import type { SameKeys } from '../same-keys.ts';

interface Shape {
  readonly names: Readonly<Record<PrerequisiteId, string>>;
  readonly states: Readonly<Record<PrerequisiteState, string>>;
  readonly notes: Readonly<Record<PrerequisiteNote, string>>;
  /** `title`: what would help, for the person. `forIt`: the one line for IT support, who do not know the person's lab. */
  readonly actions: Readonly<Record<PrerequisiteActionKind, { readonly title: string; readonly forIt: string }>>;
  readonly phrases: Readonly<Record<string, string>>;
}

export const prerequisitesEn = {
  names: {
    'operating-system': 'Operating system',
    'architecture': 'Processor',
    'disk-space': 'Free space',
    'administrator': 'Administrator rights',
    'management': 'Managed by an organisation',
    'archive-program': '7-Zip',
    'vpn-client': 'VPN program',
    'vpn-desktop': 'VPN in the desktop\'s settings',
    'vpn-rights': 'Right to start your own VPN profile',
    'vpn-server': 'Way to the VPN server',
    'proxy': 'Proxy',
    'browser': 'Chrome',
    'browser-confined': 'Confined browser',
    'app-armor': 'AppArmor',
    'ssh': 'SSH program',
    'phone-signal': 'Phone: Signal is active on the number you gave HUNT Cloud, and that number can be found',
    'phone-authenticator': 'Phone: Google Authenticator or Microsoft Authenticator is installed',
  },
  states: {
    'found': 'Found',
    'missing': 'Missing',
    'too-old': 'Too old',
    'cannot-tell': 'Cannot tell',
    'ask-person': 'You confirm',
  },
  notes: {
    'not-read-here': 'This is a list for another system; it is read on that computer.',
    'practice': 'Practice: a stand-in for this computer.',
    'unknown-system': 'The assistant was not made for this system. It may work all the same.',
    'not-administrator': 'Most steps need no administrator. Installing programs and the Workbench address do.',
    'managed': 'Your organisation may decide what can be installed. Its IT support can tell.',
    'client-not-ready': 'The program is there, and the network service that it belongs to does not run.',
    'service-stopped': 'The program is there, and its Windows service does not run.',
    'first-start-missing': 'The program is there and was never started. Its first start asks for an administrator.',
    'gnome-asks': 'Without it the desktop\'s own settings cannot ask for the code.',
    'group-asks-once': 'OpenVPN GUI asks for an administrator once, when it connects for the first time.',
    'server-silent': 'The server did not answer. Many VPN servers are silent until they see a profile, so this does not prove that the way is blocked.',
    'server-refused': 'Something on the way refuses the connection.',
    'offline': 'This computer has no way to the internet now.',
    'not-asked': 'The server was not asked.',
    'proxy-not-for-vpn': 'The VPN does not go through a proxy. The open port for it is what counts.',
    'not-chrome': 'Another browser is here. The guides of HUNT Cloud are for Chrome.',
    'relaunch-pending': 'A newer version is on this computer and waits for Chrome to be closed and started again.',
    'flatpak': 'A browser from Flatpak keeps certificates in a place of its own. The assistant knows that of Google Chrome, and of no other.',
    'snap': 'A browser from Snap keeps certificates in a place of its own. The assistant puts yours there too.',
    'restricts-app-image': 'The installed package of the assistant works. Its AppImage does not start here.',
    'no-proxy-jump': 'This version cannot reach home through entry.',
  },
  actions: {
    'install': { title: 'Install {what}', forIt: 'Install {what} on this computer: {command}' },
    'update': { title: 'Update {what}', forIt: 'Update {what} on this computer: {command}' },
    'update-system': { title: 'Update {what}', forIt: 'Bring {what} on this computer up to date.' },
    'free-space': { title: 'Make room on the disk', forIt: 'Make room on the disk of this computer, at least {expected}.' },
    'start-service': { title: 'Start {what}', forIt: 'Start {what} on this computer, now and at each start: {command}' },
    'start-once': { title: 'Start {what} once', forIt: 'Start {what} once as this user and confirm its question for an administrator: {command}' },
    'join-group': { title: 'Let IT support add you to {what}', forIt: 'Let this user start VPN profiles of their own, as a member of {what}: {command}' },
    'open-port': { title: 'Let IT support open the way', forIt: 'Open the way out to {what}. Nothing has to come in from outside.' },
    'restart-browser': { title: 'Close all windows of {what} and start it again', forIt: 'Close {what} on this computer and start it again, so that its update is used.' },
    'reinstall-assistant': { title: 'Install the assistant again', forIt: 'Install the lab access assistant on this computer again: its own {what} is missing.' },
  },
  phrases: {
    forIt: 'For IT support: {line}',
    page: 'Page: {page}',
    atLeast: 'at least {expected}',
    none: 'none',
  },
} as const satisfies Shape;

export type PrerequisiteTexts = SameKeys<typeof prerequisitesEn>;
