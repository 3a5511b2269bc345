// Which changes go when one lab alone is taken back. What several labs of ours stand on (the VPN profile, the key file, the trusted root)
// stays until the last of them goes, whoever brought it. Pure.

import type { ChangeKind, LabName } from '../../preload/contract/plans.ts';
import type { JournalEntry } from './journal.ts';
import { undoableChanges, readChanges, type RecordedChange } from './recorded-changes.ts';
import { isSameLab, labsOfRuns } from './run-of-change.ts';

/** Made once for a person, whichever lab came first. */
const shared: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'vpn.placeProfile', 'vpn.replaceProfile', 'vpn.addConnection', 'vpn.retireConnection', 'vpn.connect', 'vpn.clearSaved',
  'vpn.addToTunnelblick', 'vpn.replaceInTunnelblick', 'vpn.openInTunnelblick', 'vpn.reopenInTunnelblick',
  'ssh.createKey', 'ssh.createKeySamePassphrase', 'ssh.createPlainKey', 'certificate.createStore', 'certificate.addAuthority', 'certificate.trustRoot',
]);

/** What to take back for a lab, the newest first: its own, and what is shared when no other lab is left that could stand on it. */
export function changesOfLab(entries: readonly JournalEntry[], lab: LabName): readonly RecordedChange[] {
  const labs = labsOfRuns(entries);
  const inPlace = undoableChanges(readChanges(entries));
  const isOf = ({ run }: RecordedChange): boolean => isSameLab(labs.get(run), lab);
  const isOthersOwn = (change: RecordedChange): boolean => !isOf(change) && !shared.has(change.change.kind) && change.change.undo !== 'impossible';
  return inPlace.filter(inPlace.some(isOthersOwn) ? (change) => isOf(change) && !shared.has(change.change.kind) : (change) => isOf(change) || shared.has(change.change.kind));
}
