// What a server of the practice lab is given, and what it answers with. How it listens is in ports.ts.

import type { LabName } from '../../../preload/contract/plans.ts';
import type { Ports } from '../folder.ts';
import type { Material } from '../material.ts';
import type { Scene } from '../scenes.ts';
import type { PracticeSecrets } from '../secrets.ts';
import type { PracticeServer } from './ports.ts';

/** What a server gets to start with. */
export interface ServerInput {
  /** Where servers keep what a real machine would keep, between runs. */
  readonly folder: string;
  readonly scene: Scene;
  readonly lab: LabName;
  readonly material: Material;
  /** True when the account still has the temporary key, which must be changed at the first login. */
  readonly passphraseIsNew: boolean;
  /** The practice computer is connected before anybody logs in. */
  readonly isConnected?: boolean;
  /** What is right, whatever the scene's Signal message says. New values at each call. */
  secrets(): PracticeSecrets;
  /** The host name of the Workbench. */
  readonly serverName: string;
  /** The ports of the last run, by name; a server asks for its own. */
  readonly wishedPorts: Ports;
  /** The ports of the servers that run already. */
  readonly ports: Ports;
}

export type OpenServer = (input: ServerInput) => Promise<PracticeServer>;
