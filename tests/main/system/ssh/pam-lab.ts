// Entry and home as SSH servers with a model of PAM behind them, whose rules a test chooses, for runs of the steps.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf, homeOf } from '../../../../main/system/ssh/lab-hosts.ts';
import type { LabForRuns } from './engine-run.ts';
import { newMachine, pamScript, usual, type Machine, type PamSettings } from './pam-model.ts';
import { openScriptedServer } from './scripted-server.ts';
import { lab, scratchFolder, temporary } from './ssh-lab.ts';

export interface PamLab extends LabForRuns {
  readonly entry: Machine;
  readonly home: Machine;
  /** Both machines follow these from now on. */
  settings: PamSettings;
}

/** Opens both; their keys are known. */
export async function openPamLab(kind: 'A' | 'B'): Promise<PamLab> {
  const folder = scratchFolder();
  const [entry, home] = [newMachine(temporary), newMachine(temporary)];
  const now = { settings: usual };
  const homeServer = await openScriptedServer(pamScript(kind, () => now.settings, home));
  const entryServer = await openScriptedServer({ ...pamScript(kind, () => now.settings, entry), leadsTo: homeServer.port });
  mkdirSync(join(folder, 'home', '.ssh'), { recursive: true });
  const known = [`${entryOf(lab, entryServer.port).knownAs} ${entryServer.hostKey}`, `${homeOf(lab, entryServer.port).knownAs} ${homeServer.hostKey}`];
  writeFileSync(join(folder, 'home', '.ssh', 'known_hosts'), `${known.join('\n')}\n`);
  return {
    folder, entry, home, clock: { nowMs: 1_800_000_000_000 }, servers: { port: entryServer.port },
    get settings() { return now.settings; },
    set settings(next) { now.settings = next; },
  };
}
