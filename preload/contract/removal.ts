// What "remove lab access" takes away, and what stays: as it is shown before and printed as JSON.

import type { Change, LabName } from './plans.ts';
import type { StepId } from './steps.ts';

/** What removing cannot take back from here, or only with something more. Each has one sentence in each language. */
export const remainsIds = ['passphrase', 'authenticator', 'old-certificate', 'keys-need-vpn', 'vpn-account'] as const;
export type Remains = (typeof remainsIds)[number];

export interface RemovalList {
  /** Everything in place, the newest first; a group without a lab was made without a link. */
  readonly labs: readonly { readonly lab?: LabName; readonly changes: readonly { readonly step: StepId; readonly change: Change }[] }[];
  readonly remains: readonly Remains[];
}
