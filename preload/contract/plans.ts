// Plans and results as they are shown to a person and printed as JSON: sentences with values, never secrets, never commands to run.

import type { JourneyId } from './journeys.ts';
import type { Prerequisite } from './prerequisites.ts';
import type { Problem } from './problems.ts';
import type { Question } from './questions.ts';
import type { SkipReason, StepId, StepState } from './steps.ts';

/** What can happen to this computer. Each kind has one sentence in each language. */
export const changeKinds = [
  'hosts.putBlock', 'hosts.replaceBlock', 'hosts.disableLine', 'hosts.createFile',
  'vpn.placeProfile', 'vpn.replaceProfile', 'vpn.addConnection', 'vpn.retireConnection', 'vpn.connect',
  'vpn.clearSaved', 'vpn.addToTunnelblick', 'vpn.replaceInTunnelblick', 'vpn.openInTunnelblick', 'vpn.reopenInTunnelblick',
  'ssh.recordHostKey', 'ssh.retireHostKey', 'ssh.changePassphrase', 'ssh.createKey', 'ssh.createKeySamePassphrase', 'ssh.createPlainKey', 'ssh.installKey', 'ssh.putConfigBlock', 'ssh.replaceConfigBlock',
  'certificate.createStore', 'certificate.import', 'certificate.addAuthority', 'certificate.trustRoot', 'certificate.retireOld',
  'certificate.importInWindows', 'certificate.trustRootInWindows', 'certificate.archiveOld', 'certificate.importInKeychain', 'certificate.trustRootInKeychain', 'certificate.removeOld',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** How a change is taken back. `ended`: nothing was there before, it just stops. `impossible` is said before it is made. */
export const undoPromises = ['exact', 'by-listing', 'ended', 'impossible'] as const;
export type UndoPromise = (typeof undoPromises)[number];

export interface Change {
  readonly kind: ChangeKind;
  /** Values for the sentence. */
  readonly facts: Readonly<Record<string, string>>;
  /** The file, store or server that changes. */
  readonly place: string;
  /** Lines with `+`, `-` or a blank in front, when the change is to a text file. */
  readonly diff: readonly string[];
  readonly needsAdministrator: boolean;
  readonly undo: UndoPromise;
}

/** What a verifier read. Keys are the field's words (design.md 5). */
export type Evidence = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface StepResult {
  readonly id: StepId;
  readonly state: StepState;
  readonly reason?: SkipReason;
  readonly changes: readonly Change[];
  readonly evidence?: Evidence;
  readonly problem?: Problem;
  /** Set beside a problem when the person may decide to go on all the same, by naming it in the next request. */
  readonly question?: Question;
  /** What prepare-computer found, thing by thing. */
  readonly prerequisites?: readonly Prerequisite[];
}

export interface LabName {
  readonly lab: string;
  readonly user: string;
  readonly address: string;
}

export interface JourneyResult {
  readonly journey: JourneyId;
  readonly lab?: LabName;
  /** Names the plan that was shown; `apply` takes it back as proof of consent. */
  readonly digest?: string;
  readonly practice: boolean;
  /** False when facts other than the shipped ones are in force: every plan says so. */
  readonly shippedFacts: boolean;
  readonly steps: readonly StepResult[];
}
