// A program to run, as data: so that the commands of all three operating systems can be made, read and tested on any one.

import type { Secret } from '../core/secret.ts';

export type { Platform } from '../../preload/contract/platform.ts';

export interface Command {
  /** Absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  /** Secrets go here and nowhere else. */
  readonly stdin?: string | Uint8Array | Secret;
  readonly timeoutMs: number;
  /** Exit codes that mean the program did its work; 0 when left out. */
  readonly okCodes?: readonly number[];
  /** The whole environment of the child; when left out a small fixed one with `LC_ALL=C`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface CommandResult {
  /** -1 when the program was ended by a signal. */
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

export interface Runner {
  /**
   * Runs a command to its end. Throws `program.missing` when it cannot be started, `program.timedOut` after its time, an AbortError when
   * cancelled. An exit code outside okCodes is returned, not thrown: what it means is for the program's own output file to say.
   */
  run(command: Command, signal: AbortSignal): Promise<CommandResult>;
}
