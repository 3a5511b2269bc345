// What a step is: data about what it would change, the ways to make, observe and take back those changes, and a verifier that shares
// no code with the writer. The engine (main/journeys) calls these; steps never call each other and meet only in the Run.

import type { Facts } from '../../preload/contract/facts.ts';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { Change, Evidence, LabName } from '../../preload/contract/plans.ts';
import type { Prerequisite } from '../../preload/contract/prerequisites.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { QuestionName } from '../../preload/contract/questions.ts';
import type { SkipReason, StepId } from '../../preload/contract/steps.ts';
import type { Bundle } from '../core/bundle.ts';
import type { Secret, Secrets } from '../core/secret.ts';
import type { ElevatedAction } from '../system/elevate/elevate.ts';
import type { Identity } from '../system/certificate-store/identity.ts';
import type { Machine } from '../system/machine.ts';
import type { LoginGuard } from '../system/ssh/attempts.ts';
import type { TunnelProof } from '../system/vpn-client/tunnel-proof.ts';

/** One run of a journey: what the person gave, the computer, and what earlier steps found out. Lives in memory only. */
export interface Run {
  readonly journey: JourneyId;
  /** The steps asked for (`--step`); empty means all of the journey. */
  readonly only: readonly StepId[];
  readonly lab?: LabName;
  readonly facts: Facts;
  /** Where facts other than the shipped ones came from. */
  readonly factsFile?: string;
  readonly machine: Machine;
  readonly bundleFile?: string;
  readonly secrets: Secrets;
  readonly signal: AbortSignal;
  progress(phase: string, fraction?: number): void;
  /** What this computer remembers between runs: names of things done, never secrets. */
  readonly memory: Memory;
  /** Set by unpack-bundle while it plans. */
  bundle?: Bundle;
  /** `--compute-otp`: a one-time password that is not given is computed from the authenticator key of this run. */
  readonly computeOtp?: boolean;
  /** Shows the key as a QR code and asks for a code from the phone; undefined when the person gives up. Absent where nobody can be asked. */
  readonly askForCode?: (shown: EnrolmentPicture, problem?: Problem) => Promise<Secret | undefined>;
  /** Asks for a one-time code to log in with, and says what was wrong with the last one; undefined when the person gives up. Absent where nobody can be asked. */
  readonly askForOtp?: (problem: Problem) => Promise<Secret | undefined>;
  /**
   * Asks for the passphrase that is to be set (`choose`: the rules hold, `problem` says which one the last broke) or that the machines have
   * already (`present`); undefined when the person gives up. Absent where nobody can be asked.
   */
  readonly askForNewPassphrase?: (problem: Problem | undefined, purpose: PassphrasePurpose) => Promise<Secret | undefined>;
  /** The passphrase that was typed when a step asked for it. Wiped with the other secrets. */
  newPassphrase?: Secret;
  /** The lab has moved, as the migration map says (`--migration-map`): its machines may show other keys than before. */
  readonly migration?: Migration;
  /** Set by connect-vpn. Without it, or when it does not cover an address, no secret may go to that address. */
  tunnel?: TunnelProof;
  /** Set by install-certificate while it plans: the certificate of the bundle with its key. Wiped with the bundle. */
  identity?: Identity;
  /** Counts failed logins across runs and programs; without it no step logs in anywhere. */
  readonly loginGuard?: LoginGuard;
  /** The first step of the run that logs in to the lab: it plans to record the machines' keys, the later ones need not. */
  recordsHostKeys?: StepId;
  /** What the journal says is in place for this lab, oldest first: to prove it where what it was made from is not at hand. */
  readonly recorded?: readonly RecordedInPlace[];
  /** What the person has agreed to although it is not the plain course of things. */
  readonly accept?: readonly QuestionName[];
  /** `--open`: the Workbench is opened in the browser once it is proved. */
  readonly open?: boolean;
  /** A key in ~/.ssh that the person wants to use, by its file's name; a new one is made when left out. */
  readonly ownSshKey?: string;
  /** The person wants a new key without a passphrase. */
  readonly plainSshKey?: boolean;
  /** Set by set-up-ssh-key while it plans: the key that logs in to the lab, as `~/.ssh/name`. */
  sshKey?: string;
}

/** A change that is in place by the journal's word. */
export interface RecordedInPlace {
  readonly step: StepId;
  readonly record: ChangeRecord;
  /** When it was seen to be in place: UTC, ISO 8601. Missing only in tests. */
  readonly at?: string;
}

/** Where a lab may have been before it came to its present address. */
export interface Migration {
  readonly from: readonly string[];
}

/** Why a person is asked for the new passphrase: to choose one, or to say the one that is set. */
export type PassphrasePurpose = 'choose' | 'present';

/** The authenticator key in the forms a person can take into the phone. Each form holds the key: to be shown, never kept. */
export interface EnrolmentPicture {
  readonly svg: string;
  /** Lines for a terminal, with colours. */
  readonly terminal: string;
  /** Groups of four letters, to be typed by hand. */
  readonly groups: string;
}

export interface Memory {
  has(key: string): boolean;
  add(key: string): void;
}

/** What the journal keeps of a change so that it can be observed and taken back later. JSON, no secrets. */
export type ChangeRecord = Readonly<Record<string, string | number | boolean | null>>;

export interface PlannedChange extends Change {
  readonly record: ChangeRecord;
}

export interface StepReading {
  readonly state: 'planned' | 'already' | 'skipped';
  readonly reason?: SkipReason;
  readonly changes: readonly PlannedChange[];
  readonly evidence?: Evidence;
  /** What would make the step fail as things stand now. It is shown with the plan, and is no part of it: it may be gone when it counts. */
  readonly problem?: Problem;
  /** What prepare-computer found, thing by thing. */
  readonly prerequisites?: readonly Prerequisite[];
}

/** `other`: neither as before nor as after; somebody else changed it. */
export type Observation = 'before' | 'after' | 'other';

export interface Verdict {
  readonly answer: 'ok' | 'not-ok' | 'cannot-tell';
  readonly evidence: Evidence;
  readonly problem?: Problem;
  readonly prerequisites?: readonly Prerequisite[];
}

export type Direction = 'apply' | 'undo';

/** How the changes of one step are made, observed and taken back. A direction says which way. */
export interface ChangeMaker {
  /** Answers how the machine stands to a recorded change. Also after a crash, so it reads the machine, never memory. */
  observe(record: ChangeRecord, run: Run): Promise<Observation>;
  /** Answers whether going that way needs administrator rights now. */
  needsAdministrator(record: ChangeRecord, direction: Direction, run: Run): Promise<boolean>;
  /** Makes the change or takes it back as this user. Throws a problem and leaves everything as it was, or finishes. */
  carryOut(record: ChangeRecord, direction: Direction, run: Run): Promise<void>;
  /** The same as actions of the elevated batch, for all changes of the step that go together: each relative to the result of the one before. */
  elevated(records: readonly ChangeRecord[], direction: Direction, run: Run): Promise<readonly ElevatedAction[]>;
  /** After a crash, before observing: removes temporary files an interrupted action left and puts back a half-written file from its backup. */
  sweep(record: ChangeRecord, run: Run): Promise<void>;
}

export interface Step {
  readonly id: StepId;
  /** Steps whose failure makes this one pointless. */
  readonly needs: readonly StepId[];
  plan(run: Run): Promise<StepReading>;
  /** Asks the person for what the planned changes still need, before the first of them is begun. Throws a problem when it is not given. */
  ask?(run: Run): Promise<void>;
  /** Work that changes nothing on this computer. Throws a problem. Returns what it found. */
  perform?(run: Run): Promise<Evidence>;
  readonly changes?: ChangeMaker;
  verify(run: Run): Promise<Verdict>;
  /** The run has done with this step, whatever came of it: connections kept for its next change are let go. They would keep the program running. */
  leave?(run: Run): void;
}
