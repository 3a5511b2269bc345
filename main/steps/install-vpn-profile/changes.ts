// Makes the changes of this step and takes them back. What is to be written comes from the bundle of this run; where, from the machine;
// which, from the record.

import type { Clock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import { sweepTemporaryFiles } from '../../system/files.ts';
import { restoreFromBackup } from '../../system/in-place.ts';
import { profileInFolder } from '../../system/vpn-client/openvpn-gui/profiles.ts';
import { profileFile } from '../../system/vpn-client/places.ts';
import { observeProfile, placeProfile, takeBackProfile, type FileChange } from '../../system/vpn-client/profile-file.ts';
import type { ChangeMaker, Direction, Run } from '../step.ts';
import { addOffered, observeAddition, observeRetirement, retire, takeBackAddition } from './connection-changes.ts';
import { readOffer, type Offer } from './offer.ts';
import { clearSaved, observeClearing, rescanProfiles, sweepClearing } from './gui-changes.ts';
import { readVpnRecord, type AddRecord, type PackageRecord, type PlaceRecord, type VpnRecord } from './record.ts';
import { installPackage, observePackage, sweepPackage, takeBackPackage } from './tunnelblick-changes.ts';

/** The change maker of the step. Nothing it does needs administrator rights; NetworkManager asks for them itself where it wants them. */
export function createVpnChanges(clock: Clock): ChangeMaker {
  return {
    observe: (record, run) => observe(readVpnRecord(record), run),
    needsAdministrator: () => Promise.resolve(false),
    carryOut: (record, direction, run) => carryOut(readVpnRecord(record), direction, run, clock),
    elevated: () => Promise.resolve([]),
    sweep: (record, run) => sweep(readVpnRecord(record), run),
  };
}

function observe(record: VpnRecord, run: Run): ReturnType<ChangeMaker['observe']> {
  switch (record.kind) {
    case 'vpn.placeProfile': return observeProfile(fileChange(record, run));
    case 'vpn.addConnection': return observeAddition(record, run);
    case 'vpn.retireConnection': return observeRetirement(record, run);
    case 'vpn.clearSaved': return observeClearing(record, run);
    case 'vpn.installPackage': return observePackage(record, run);
  }
}

async function carryOut(record: VpnRecord, direction: Direction, run: Run, clock: Clock): Promise<void> {
  if (record.kind === 'vpn.retireConnection') return retire(record, direction, run);
  if (record.kind === 'vpn.clearSaved') return clearSaved(record, direction, run);
  if (direction === 'undo') return takeBack(record, run);
  const offer = offered(run, clock);
  if (record.kind === 'vpn.addConnection') return addOffered(record, offer, run);
  if (record.kind === 'vpn.installPackage') return installOffered(record, offer, run);
  if (offer.sha256 !== record.sha256After) throw new LabProblem('plan.changedMeanwhile', {}, { retry: 'now' });
  await placeProfile(fileChange(record, run), Buffer.from(offer.written.text, 'latin1'), run.machine.platform, run.signal);
  await rescanProfiles(run);
}

async function installOffered(record: PackageRecord, offer: Offer, run: Run): Promise<void> {
  if (offer.checked.parts.certificate.sha256 !== record.certificateSha256) throw new LabProblem('plan.changedMeanwhile', {}, { retry: 'now' });
  await installPackage(record, offer, run);
}

async function takeBack(record: PlaceRecord | AddRecord | PackageRecord, run: Run): Promise<void> {
  if (record.kind === 'vpn.addConnection') return takeBackAddition(record, run);
  if (record.kind === 'vpn.installPackage') return takeBackPackage(record, run);
  await takeBackProfile(fileChange(record, run), run.machine.platform, run.signal);
  await rescanProfiles(run);
}

function offered(run: Run, clock: Clock): Offer {
  const offer = readOffer(run, clock);
  if (typeof offer === 'string') throw new LabProblem('plan.changedMeanwhile', {}, { retry: 'now' });
  return offer;
}

function fileChange({ user, sha256Before, sha256After, modeBefore, newFolders, folder }: PlaceRecord, { machine }: Run): FileChange {
  const file = folder === undefined ? profileFile(machine.platform, machine.home, user) : profileInFolder(folder, user);
  return { file, sha256Before: sha256Before ?? undefined, sha256After, modeBefore, newFolders };
}

async function sweep(record: VpnRecord, run: Run): Promise<void> {
  if (record.kind === 'vpn.clearSaved') return sweepClearing(record, run);
  if (record.kind === 'vpn.installPackage') return sweepPackage(record, run);
  if (record.kind !== 'vpn.placeProfile') return;
  const change = fileChange(record, run);
  await restoreFromBackup(change.file);
  await sweepTemporaryFiles(change.file);
  // Interrupted before the new content stood there: what was prepared for it (an empty file, folders, the kept copy) goes as well.
  if (await observeProfile(change) === 'before') await takeBackProfile(change, run.machine.platform, run.signal);
}
