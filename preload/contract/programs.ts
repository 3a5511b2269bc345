// What other programs need to reach the lab: which programs, which fields, and what a MobaXterm file of an older bundle says. Data without
// any secret; the words for it are in text/.

import type { Platform } from './platform.ts';

export const programIds = ['terminal', 'remote-desktop', 'winscp', 'mobaxterm', 'cyberduck'] as const;
export type ProgramId = (typeof programIds)[number];

/** `tunnel*`: the machine that the way leads through. */
export const programFieldIds = [
  'openShell', 'openFiles', 'copyThere', 'copyHere', 'openTunnel', 'computer', 'session', 'protocol', 'host', 'port', 'user', 'keyFile',
  'tunnelHost', 'tunnelPort', 'tunnelUser', 'desktopHost', 'desktopPort', 'hostsLines',
] as const;
export type ProgramFieldId = (typeof programFieldIds)[number];

export interface ProgramField {
  readonly id: ProgramFieldId;
  /** Several lines for `hostsLines` alone. */
  readonly value: string;
}

export interface Program {
  readonly id: ProgramId;
  readonly fields: readonly ProgramField[];
}

/** The systems on which a program runs. */
export const programPlatforms: Readonly<Record<ProgramId, readonly Platform[]>> = {
  'terminal': ['win32', 'darwin', 'linux'], 'remote-desktop': ['win32', 'darwin', 'linux'], 'winscp': ['win32'], 'mobaxterm': ['win32'], 'cyberduck': ['darwin'],
};

/** One connection that a MobaXterm file describes. */
export interface FoundSession {
  readonly name: string;
  readonly kind: 'ssh' | 'remote-desktop' | 'other';
  /** Empty for other kinds. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The machine that the way leads through; empty without one. */
  readonly through: string;
  /** It leads to this person's lab and nowhere else. */
  readonly isOfLab: boolean;
  /** It would carry out a command as soon as it is opened. */
  readonly runsCommand: boolean;
}

export interface SessionFile {
  readonly name: string;
  readonly sessions: readonly FoundSession[];
  /** Lines that look like a session and cannot be read. */
  readonly unreadLines: number;
}
