// What may be done with administrator rights: a closed list, as data. Each action carries its whole payload inline and the digest of the
// file that was read; the privileged script checks both and splices. No staged file, no free command.

import type { Facts } from '../../../preload/contract/facts.ts';

/** Bytes to take out at an offset and bytes to put in their place. Offsets refer to the file before the edit; ascending, not overlapping. */
export interface Splice {
  readonly at: number;
  readonly removeBytes: number;
  readonly insert: string;
}

export interface HostsSplice {
  readonly verb: 'hosts.splice';
  /** Hex SHA-256 of the hosts file that was read, that of no bytes for a missing file; the script refuses any other content. */
  readonly sha256Before: string;
  /** `absent` removes a file in which nothing is left. */
  readonly sha256After: string;
  readonly splices: readonly Splice[];
  /** The facts of the run: the script lets names of this domain lead into these networks and nothing else. */
  readonly within: Pick<Facts, 'labDomain' | 'labNetworks'>;
}

export type ElevatedAction = HostsSplice;

/** Carries out all actions behind one prompt. Throws `elevation.refused`, `elevation.notAllowed`, `elevation.notAvailable` or the action's own problem. */
export type Elevate = (actions: readonly ElevatedAction[], signal: AbortSignal) => Promise<void>;
