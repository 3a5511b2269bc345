// What each system has to trace a path with: what an ordinary user may run here, and the right lines for somebody who may do more. Data.

export interface TraceTools {
  /** The first that is installed is run. */
  readonly runs: readonly { readonly program: string; readonly args: readonly string[]; readonly isOfPort: boolean }[];
  readonly lines: readonly { readonly line: string; readonly isOfPort: boolean; readonly needsAdministrator: boolean }[];
}
