// What was read of a computer, the same for all three systems, before anything is made of it. Data.

/** `absent`: it was looked for and is not there. `unreadable`: it could not be found out. */
export type Read<T extends object | number | boolean> = T | 'absent' | 'unreadable';

export interface Readings {
  readonly system: Read<OperatingSystem>;
  readonly architecture: Read<{ readonly name: string }>;
  readonly freeBytes: Read<number>;
  /** The rights of this login: `how` says what shows it. */
  readonly administrator: Read<{ readonly isAdministrator: boolean; readonly how: string }>;
  readonly archiveProgram: Read<{ readonly file: string }>;
  readonly vpnClient: Read<VpnProgram>;
  /** Only where a desktop asks for the code itself. */
  readonly vpnDesktop?: Read<{ readonly version: string }>;
  /** Only on Windows. */
  readonly vpnGroup?: Read<VpnGroup>;
  /** The other browsers too. */
  readonly browsers: Read<readonly BrowserFound[]>;
  /** Only on Linux. */
  readonly appArmor?: Read<{ readonly restrictsUserNamespaces: boolean }>;
  readonly ssh: Read<{ readonly name: string; readonly version: string }>;
  /** Only on macOS. */
  readonly management?: Read<{ readonly isManaged: boolean; readonly how: string }>;
  readonly proxy: Read<{ readonly setting: string }>;
  readonly installer: Installer;
}

export interface OperatingSystem {
  readonly family: 'windows' | 'macos' | 'ubuntu' | 'debian' | 'other';
  /** As a person knows it. */
  readonly name: string;
  /** On Windows the build, `19045`; else `24.04`. */
  readonly version: string;
}

export interface VpnProgram {
  readonly name: string;
  /** Empty when it does not say. */
  readonly version: string;
  /** What it still needs before it can take a profile. */
  readonly lacks?: 'running' | 'service' | 'first-start';
}

export interface VpnGroup {
  readonly name: string;
  /** Its number; undefined while there is no such group. */
  readonly sid: string | undefined;
  readonly userSid: string;
  readonly isMember: boolean;
}

export interface BrowserFound {
  readonly name: string;
  /** `156.0.8078.79`, or as much of it as is known. */
  readonly version: string;
  readonly isChrome: boolean;
  readonly packaging: 'system' | 'snap' | 'flatpak';
  /** A newer version waits for a restart. */
  readonly isUpdatePending?: boolean;
}

/** What installs programs here, and whether this login may use it without an administrator. */
export interface Installer {
  readonly kind: 'winget' | 'brew' | 'apt' | 'none';
  /** Absolute path; empty for `none`. */
  readonly program: string;
}
