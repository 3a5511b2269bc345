// Which change brings the profile to Tunnelblick on a Mac. Reads only: the profile as Tunnelblick keeps it for this user.

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '../../../preload/contract/plans.ts';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { sharedProfile } from '../../system/vpn-client/darwin.ts';
import type { Place } from '../../system/vpn-client/places.ts';
import { tunnelblickName } from '../../system/vpn-client/tunnelblick/output.ts';
import type { PlannedChange, Run } from '../step.ts';
import { diffProfiles } from './diff.ts';
import { certificateInProfile, refuseOlder } from './installed.ts';
import type { Offer } from './offer.ts';

type TunnelblickPlace = Extract<Place, { kind: 'tunnelblick' }>;

/** Nothing when it is there already. Throws `vpn.olderThanInstalled`, `vpn.notReadable`. */
export async function planTunnelblick({ folder, canInstall }: TunnelblickPlace, offer: Offer, run: Run, nowMs: number): Promise<readonly PlannedChange[]> {
  const old = await readInstalled(folder);
  const offered = offer.checked.parts.certificate;
  const installed = old === undefined ? undefined : certificateInProfile(old);
  const diff = diffProfiles(old, offer.written.text);
  // Tunnelblick may have added lines of its own.
  if (installed?.sha256 === offered.sha256 && !diff.some((line) => line.startsWith('+'))) return [];
  refuseOlder(installed, offered, nowMs);
  const isFirst = old === undefined;
  const kinds = canInstall ? ['vpn.addToTunnelblick', 'vpn.replaceInTunnelblick'] as const : ['vpn.openInTunnelblick', 'vpn.reopenInTunnelblick'] as const;
  return [{
    kind: isFirst ? kinds[0] : kinds[1], facts: { name: offer.user }, place: tunnelblickName, diff, needsAdministrator: false, undo: isFirst ? 'impossible' : 'exact',
    record: {
      kind: 'vpn.installPackage', user: offer.user, lab: run.lab?.lab ?? null, canInstall, isFirst,
      certificateBefore: installed?.sha256 ?? null, certificateSha256: offered.sha256, notBeforeMs: offered.notBeforeMs,
    },
  }];
}

/** What a person should know of Tunnelblick beforehand: its version, and a profile of the same name for everybody on this Mac. */
export async function describeTunnelblick({ version }: TunnelblickPlace, user: string): Promise<Evidence> {
  const shared = sharedProfile(user);
  const hasTwin = await access(shared).then(() => true, () => false);
  return { ...(version !== '' && { clientVersion: version }), ...(hasTwin && { twin: shared }) };
}

/** The profile in a package as Tunnelblick keeps it; undefined when there is none. */
export async function readInstalled(folder: string): Promise<string | undefined> {
  return readFile(join(folder, 'Contents', 'Resources', 'config.ovpn'), 'latin1').catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    if (hasErrorCode(error, 'EACCES', 'EPERM')) throw new LabProblem('vpn.notReadable', { file: folder }, { cause: error });
    throw error;
  });
}
