// An external kista: what HUNT Cloud's transfer information says, the key made for it, the chain of checks before anything is sent, and how
// a transfer goes and ends. Types only; the rules for each value are in main/kista, the calls in bridge/kista.ts.

import type { Problem } from './problems.ts';

export const keyKinds = ['ed25519', 'rsa', 'ecdsa'] as const;
export type KeyKind = (typeof keyKinds)[number];

export const directions = ['upload', 'download'] as const;
export type Direction = (typeof directions)[number];

export interface TransferInformation {
  /** A name, or an IPv4 address in four plain numbers. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Of the kista's host key: `SHA256:` and 43 characters, as OpenSSH shows it. */
  readonly fingerprint: string;
}

export const informationParts = ['host', 'port', 'user', 'fingerprint'] as const;
export type InformationPart = (typeof informationParts)[number];

/** One part as it was typed or found, safe to show and cut; with a problem when it is not right or not there. */
export interface GivenPart {
  readonly value: string;
  readonly problem?: Problem;
}
export type GivenInformation = Readonly<Record<InformationPart, GivenPart>>;

/** A key pair in ~/.ssh that was made for a kista. */
export interface KistaKey {
  /** Without the beginning `ekista_` of the file's name. */
  readonly name: string;
  readonly kind: KeyKind;
  readonly hasPassphrase: boolean;
  readonly fingerprint: string;
  /** What HUNT Cloud needs: one line. */
  readonly publicLine: string;
  /** The private key for a person to read: `~/.ssh/ekista_…`. */
  readonly place: string;
  /** The file to send, for a person to read: `~/Downloads/ekista_pubkey.txt`. Left out when it is not there or holds something else. */
  readonly publicFile?: string;
}

/** In this order; the first that fails is the last that was tried. */
export const checkIds = ['resolve', 'connect', 'banner', 'fingerprint', 'key', 'folder'] as const;
export type CheckId = (typeof checkIds)[number];

/** Who can put it right. */
export const sides = ['you', 'network', 'hunt-cloud', 'unknown'] as const;
export type Side = (typeof sides)[number];

export interface Verdict {
  readonly id: CheckId;
  readonly state: 'passed' | 'failed' | 'not-tried';
  /** What was seen, in few words: an address, the server's greeting, a fingerprint. */
  readonly seen: string;
  readonly problem?: Problem;
  /** With a problem. */
  readonly side?: Side;
}

/** One program that traces the path, or the line for somebody who may run it. */
export interface Trace {
  readonly line: string;
  /** It shows the way of the very packets that are blocked. Without it the trace shows the way of others, which may differ. */
  readonly isOfPort: boolean;
  readonly needsAdministrator: boolean;
  /** What the program said; left out when it was not run here. */
  readonly output?: string;
}

export interface CheckResult {
  readonly verdicts: readonly Verdict[];
  /** All passed: it is safe to send. */
  readonly isRight: boolean;
  /** What the server said before the login; to be acknowledged by its digest before anything is transferred. */
  readonly banner?: { readonly text: string; readonly digest: string };
  readonly traces: readonly Trace[];
  /** Ready to copy; no secret is in them. Left out when everything passed. */
  readonly reports?: { readonly huntCloud: string; readonly firewall: string };
}

/** A file or folder that was dropped or chosen. A folder counts with all that is in it. */
export interface Item {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly files: number;
  readonly sizeBytes: number;
}

export const itemStates = ['waiting', 'running', 'arrived', 'incomplete'] as const;

/** One thing that is or was transferred. */
export interface TransferRow extends Item {
  readonly state: (typeof itemStates)[number];
  readonly doneBytes: number;
}

export const transferPhases = ['looking', 'connecting', 'moving', 'proving', 'reconnecting'] as const;

/** Told at most four times a second. */
export interface TransferProgress {
  readonly phase: (typeof transferPhases)[number];
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly doneFiles: number;
  readonly totalFiles: number;
  /** Over the last seconds. */
  readonly bytesPerSecond: number;
  /** Left out as long as nothing can be said. */
  readonly secondsLeft?: number;
  /** How often the connection was lost and taken up again. */
  readonly cuts: number;
  /** The rows that changed since the last time, by their place in the list. */
  readonly rows: readonly { readonly index: number; readonly row: TransferRow }[];
}

/** A file that did not get there, or was left out, and why. */
export interface FileProblem {
  /** Below the dropped things, with `/`; shown without control characters. */
  readonly name: string;
  readonly problem: Problem;
}

export interface TransferResult {
  readonly direction: Direction;
  readonly state: 'complete' | 'incomplete' | 'cancelled';
  /** `read-back`: every file's SHA-256 was computed again from what lies there. `size`: the server does not give files back, so sizes alone. */
  readonly proof: 'read-back' | 'size' | 'none';
  readonly files: number;
  readonly sizeBytes: number;
  /** Files that were there before, equal. */
  readonly alreadyThere: number;
  readonly seconds: number;
  readonly bytesPerSecond: number;
  readonly cuts: number;
  readonly rows: readonly TransferRow[];
  /** The list of SHA-256 sums: its file's name, and where it is for a person to read. */
  readonly manifest?: { readonly name: string; readonly place: string };
  /** At most 100; `moreProblems` counts the rest. */
  readonly problems: readonly FileProblem[];
  readonly moreProblems: number;
  /** What stopped the whole of it. */
  readonly problem?: Problem;
}

/** A transfer that was cut or cancelled and can go on. */
export interface Unfinished {
  readonly direction: Direction;
  readonly information: TransferInformation;
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly rows: readonly TransferRow[];
}
