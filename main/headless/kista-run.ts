// What the parts of one `kista` command share.

import type { Language } from '../../preload/contract/text/index.ts';
import type { Secrets } from '../core/secret.ts';
import type { Checked } from '../kista/check.ts';
import type { KistaTarget } from '../kista/transfer/connect.ts';
import type { KistaArguments } from './kista-arguments.ts';
import type { CommandOutput } from './output.ts';
import type { Process } from './process.ts';

export interface KistaRun {
  readonly args: KistaArguments;
  readonly given: Process;
  readonly language: Language;
  readonly stateDir: string;
  /** New values at each call; whoever uses them overwrites them. */
  readonly secrets: (wanted: 'new' | 'present') => Promise<Secrets>;
}

/** What the chain says, and what a transfer goes on with. */
export interface CheckedFirst {
  readonly information: KistaTarget['information'];
  readonly checked: Checked;
  /** The key anew for each connection; whoever gets it overwrites it. */
  readonly loadKey: () => Promise<KistaTarget['key']>;
  readonly output: CommandOutput;
}
