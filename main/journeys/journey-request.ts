// What a person asks of the engine, from the window or the command line. Data.

import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { QuestionName } from '../../preload/contract/questions.ts';
import type { StepId } from '../../preload/contract/steps.ts';

/** What a person asks for, from the window or the command line. */
export interface JourneyRequest {
  readonly verb: 'inspect' | 'plan' | 'apply' | 'verify' | 'undo' | 'remove' | 'status';
  readonly practice: boolean;
  readonly scene?: string;
  readonly journey?: JourneyId;
  readonly link?: string;
  readonly bundle?: string;
  /** Only these steps; empty means all. */
  readonly steps: readonly StepId[];
  /** A file with facts instead of the shipped ones. */
  readonly factsFile?: string;
  /** Questions of an earlier plan that the person has answered with yes. */
  readonly accept?: readonly QuestionName[];
  /** The file name of a key in ~/.ssh to use instead of a new one. */
  readonly ownSshKey?: string;
  /** A new key gets no passphrase. */
  readonly plainSshKey?: boolean;
  /** Opens the Workbench in the browser once it is proved. */
  readonly open?: boolean;
  /** A file that says which labs have moved (`old: new` addresses). Only for `lab_migration`. */
  readonly migrationMap?: string;
  /** A one-time password that is not given is computed from the authenticator key of the same request. Practice always does so. */
  readonly computeOtp?: boolean;
  /** For undo: only what was made for the lab of the link. */
  readonly onlyThisLab?: boolean;
  /** For apply and remove: the digest of the plan that was shown, or consent to the plan as it is now. */
  readonly consent?: { readonly digest: string } | 'as-planned-now';
}
