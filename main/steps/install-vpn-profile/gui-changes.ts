// What OpenVPN GUI keeps for a profile that was replaced: put aside, so that it is not tried on the new key, and brought back. The values
// stay encrypted in the registry of this login the whole time; nobody here can read them.

import { LabProblem } from '../../core/problem.ts';
import { askSavedSecrets, detectGui, type WindowsHost } from '../../system/vpn-client/openvpn-gui/detect.ts';
import { copyKey, deleteKey, deleteValue, savedKey, savedSecrets, tellGui } from '../../system/vpn-client/win32.ts';
import { windowsHost } from '../../system/vpn-client/places.ts';
import type { Command } from '../../system/command.ts';
import type { Direction, Observation, PlannedChange, Run } from '../step.ts';
import type { ClearRecord } from './record.ts';

/** The change that puts aside what is kept for a profile of this name; none when nothing is. */
export async function planClearing(user: string, sha256: string, host: WindowsHost): Promise<readonly PlannedChange[]> {
  if ((await askSavedSecrets(host, user)).length === 0) return [];
  return [{
    kind: 'vpn.clearSaved', facts: { name: user }, place: savedKey(user), diff: [], needsAdministrator: false, undo: 'exact',
    record: { kind: 'vpn.clearSaved', user, aside: `${user}.before-${sha256.slice(0, 8)}` },
  }];
}

/** How the registry stands to that change. */
export async function observeClearing({ user, aside }: ClearRecord, run: Run): Promise<Observation> {
  const host = hostOf(run);
  const isAside = (await askSavedSecrets(host, aside)).length > 0;
  const isKept = (await askSavedSecrets(host, user)).length > 0;
  return isAside === isKept ? 'other' : isAside ? 'after' : 'before';
}

/** Copied first and removed then: nothing is lost in between. */
export async function clearSaved(record: ClearRecord, direction: Direction, run: Run): Promise<void> {
  const host = hostOf(run);
  const [own, aside] = [savedKey(record.user), savedKey(record.aside)];
  const { systemRoot } = host;
  const commands = direction === 'apply'
    ? [copyKey(systemRoot, own, aside), ...savedSecrets.map((value) => deleteValue(systemRoot, own, value))]
    : [copyKey(systemRoot, aside, own), deleteKey(systemRoot, aside)];
  // Taken back already, or never done.
  if (direction === 'undo' && (await askSavedSecrets(host, record.aside)).length === 0) return;
  for (const command of commands) await runRegistry(host, command);
}

/** An interrupted change left a copy beside what it is a copy of: the copy goes. */
export async function sweepClearing(record: ClearRecord, run: Run): Promise<void> {
  if (await observeClearing(record, run) !== 'other') return;
  await runRegistry(hostOf(run), deleteKey(hostOf(run).systemRoot, savedKey(record.aside)));
}

async function runRegistry({ runner, signal }: WindowsHost, command: Command): Promise<void> {
  const { exitCode } = await runner.run(command, signal);
  if (!(command.okCodes ?? [0]).includes(exitCode)) throw new LabProblem('vpn.notWritable', { file: 'HKCU\\SOFTWARE\\OpenVPN-GUI', detail: `reg ${exitCode}` });
}

function hostOf({ machine, signal }: Run): WindowsHost {
  const host = windowsHost(machine, signal);
  if (host === undefined) throw new Error('the registry is on Windows');
  return host;
}

/** Tells a running OpenVPN GUI to look at its folders again. None runs, or one that does not listen: it looks when it starts and when its menu opens. */
export async function rescanProfiles({ machine, signal }: Run): Promise<void> {
  const host = windowsHost(machine, signal);
  const found = host && await detectGui(host);
  if (host === undefined || found === undefined) return;
  await host.runner.run(tellGui(found.gui, 'rescan'), signal).catch((error: unknown) => {
    if (!(error instanceof LabProblem)) throw error;
  });
}
