// What a server of the practice lab is given, and what it answers with. How it listens is in ports.ts.

import type { Ports } from '../folder.ts';
import type { Material } from '../material.ts';
import type { PracticeServer } from './ports.ts';

/** What a server gets to start with. */
export interface ServerInput {
  readonly material: Material;
  /** The host name of the Workbench. */
  readonly serverName: string;
  /** The ports of the last run, by name; a server asks for its own. */
  readonly wishedPorts: Ports;
  /** The ports of the servers that run already. */
  readonly ports: Ports;
}

export type OpenServer = (input: ServerInput) => Promise<PracticeServer>;
