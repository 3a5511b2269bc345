// What a computer and a phone need before a lab can be set up: each thing with how it stands, what was read, and what would help. It
// holds no sentence (text/prerequisites/{en,nb}.ts) and decides nothing (main/system/prerequisites/judge.ts).

export const prerequisiteIds = [
  'operating-system', 'architecture', 'disk-space', 'administrator', 'management', 'archive-program', 'vpn-client', 'vpn-desktop', 'vpn-rights',
  'vpn-server', 'proxy', 'browser', 'browser-confined', 'app-armor', 'ssh', 'phone-signal', 'phone-authenticator',
] as const;
export type PrerequisiteId = (typeof prerequisiteIds)[number];

/** `ask-person`: nothing on this computer can tell; the person knows. */
export const prerequisiteStates = ['found', 'missing', 'too-old', 'cannot-tell', 'ask-person'] as const;
export type PrerequisiteState = (typeof prerequisiteStates)[number];

/** A sentence beside the value. */
export const prerequisiteNotes = [
  'not-read-here', 'practice', 'unknown-system', 'not-administrator', 'managed', 'client-not-ready', 'service-stopped', 'first-start-missing', 'gnome-asks',
  'group-asks-once', 'server-silent', 'server-refused', 'offline', 'not-asked', 'proxy-not-for-vpn', 'not-chrome', 'relaunch-pending', 'flatpak', 'snap', 'restricts-app-image', 'no-proxy-jump',
] as const;
export type PrerequisiteNote = (typeof prerequisiteNotes)[number];

/** What would help. Each kind has a title and one line for IT support. */
export const prerequisiteActionKinds = [
  'install', 'update', 'update-system', 'free-space', 'start-service', 'start-once', 'join-group', 'open-port', 'restart-browser', 'reinstall-assistant',
] as const;
export type PrerequisiteActionKind = (typeof prerequisiteActionKinds)[number];

export interface PrerequisiteAction {
  readonly kind: PrerequisiteActionKind;
  /** The program, address or group that it is about. */
  readonly what: string;
  /** One line for a terminal. It is shown and copied, and carried out only when `canRunHere` and the person asks for it. */
  readonly command?: string;
  /** The vendor's page. */
  readonly page?: string;
  readonly needsAdministrator: boolean;
  readonly canRunHere: boolean;
}

export interface Prerequisite {
  readonly id: PrerequisiteId;
  readonly state: PrerequisiteState;
  /** Without it some journey stops; else it is only worth knowing. */
  readonly isNeeded: boolean;
  /** What was read; empty when there was nothing to read. */
  readonly value: string;
  /** What it has to be at least, when it is too old or too little. */
  readonly expected?: string;
  readonly note?: PrerequisiteNote;
  readonly action?: PrerequisiteAction;
}

/** What is on the phone, and only the person can tell. */
export const phoneItemIds = ['phone-signal', 'phone-authenticator'] as const;
