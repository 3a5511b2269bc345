// Which changes bring the profile to OpenVPN GUI on Windows: its file, and what OpenVPN GUI keeps for an older one of the same name. Reads
// only.

import { LabProblem } from '../../core/problem.ts';
import { askGuiVersion, askMembership, detectGui, type GuiFolders, type WindowsHost } from '../../system/vpn-client/openvpn-gui/detect.ts';
import { findTwin, refuseScriptBeside } from '../../system/vpn-client/openvpn-gui/profiles.ts';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { PlannedChange, Run } from '../step.ts';
import { planClearing } from './gui-changes.ts';
import type { Offer } from './offer.ts';
import { planFile } from './plan-file.ts';

/** OpenVPN GUI keeps paths in buffers of this many characters (Windows, MAX_PATH). */
const pathLimit = 260;
/** What Windows takes for devices, whatever stands after the dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export interface GuiPlace {
  readonly file: string;
  readonly folders: GuiFolders;
  readonly host: WindowsHost;
}

/** Throws `vpn.scriptBeside`, `vpn.notWritable`, and what `planFile` throws. */
export async function planGui({ file, folders, host }: GuiPlace, offer: Offer, run: Run, nowMs: number): Promise<readonly PlannedChange[]> {
  if (file.length >= pathLimit) throw new LabProblem('vpn.notWritable', { file, detail: `${file.length} characters` });
  if (devices.test(offer.user)) throw new LabProblem('vpn.notWritable', { file, detail: offer.user });
  await refuseScriptBeside(file);
  const placing = await planFile({ file, folder: folders.own }, offer, run, nowMs);
  return placing.length === 0 ? [] : [...placing, ...await planClearing(offer.user, offer.sha256, host)];
}

/** What a person should know of OpenVPN GUI beforehand: its version, whether it will ask for an administrator, a profile of the same name elsewhere. */
export async function describeGui({ folders, host }: GuiPlace, user: string): Promise<Evidence> {
  const gui = await detectGui(host);
  const twin = await findTwin(folders, user);
  return {
    clientVersion: (gui && await askGuiVersion(host, gui)) ?? '-', group: await askMembership(host), ...(twin !== undefined && { twin }),
  };
}
