// Which change puts the profile into its file. Reads the machine, changes nothing.

import { sha256 } from '../../core/digest.ts';
import { countMissingFolders, keptFile, readProfileFile } from '../../system/vpn-client/profile-file.ts';
import type { PlannedChange, Run } from '../step.ts';
import { diffProfiles } from './diff.ts';
import { certificateInProfile, refuseOlder } from './installed.ts';
import type { Offer } from './offer.ts';

export interface FilePlace {
  readonly file: string;
  /** Where its client looks for profiles, when that is not the usual place. */
  readonly folder?: string;
}

/** Nothing when the file is already what it should be. Throws `vpn.olderThanInstalled`, `vpn.notReadable`. */
export async function planFile({ file, folder }: FilePlace, offer: Offer, run: Run, nowMs: number): Promise<readonly PlannedChange[]> {
  const found = await readProfileFile(file);
  // An empty file is the beginning of a run that was interrupted.
  const old = found !== undefined && found.content.length > 0 ? found : undefined;
  const sha256Before = old && sha256(old.content);
  const isClosed = run.machine.platform === 'win32' || old?.mode === 0o600;
  if (sha256Before === offer.sha256 && isClosed) return [];
  const oldText = old?.content.toString('latin1');
  refuseOlder(certificateInProfile(oldText ?? ''), offer.checked.parts.certificate, nowMs);
  const change = { file, sha256Before, sha256After: offer.sha256, modeBefore: old?.mode ?? 0, newFolders: await countMissingFolders(file) };
  const kept = keptFile(change);
  return [{
    kind: kept === undefined ? 'vpn.placeProfile' : 'vpn.replaceProfile',
    facts: { file, ...(kept !== undefined && { kept }) }, place: file, diff: diffProfiles(oldText, offer.written.text), needsAdministrator: false, undo: 'exact',
    record: {
      kind: 'vpn.placeProfile', user: offer.user, sha256Before: sha256Before ?? null, sha256After: offer.sha256,
      modeBefore: change.modeBefore, newFolders: change.newFolders, ...(folder !== undefined && { folder }),
    },
  }];
}
