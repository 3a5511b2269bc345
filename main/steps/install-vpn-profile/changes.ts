// Makes the changes of this step and takes them back. What is to be written comes from the bundle of this run; where, from the machine;
// which, from the record.

import type { Clock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import { sweepTemporaryFiles } from '../../system/files.ts';
import { restoreFromBackup } from '../../system/in-place.ts';
import { profileFile } from '../../system/vpn-client/places.ts';
import { observeProfile, placeProfile, takeBackProfile, type FileChange } from '../../system/vpn-client/profile-file.ts';
import type { ChangeMaker, Direction, Run } from '../step.ts';
import { addOffered, observeAddition, observeRetirement, retire, takeBackAddition } from './connection-changes.ts';
import { readOffer, type Offer } from './offer.ts';
import { readVpnRecord, type PlaceRecord, type VpnRecord } from './record.ts';

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
  if (record.kind === 'vpn.placeProfile') return observeProfile(fileChange(record, run));
  return record.kind === 'vpn.addConnection' ? observeAddition(record, run) : observeRetirement(record, run);
}

async function carryOut(record: VpnRecord, direction: Direction, run: Run, clock: Clock): Promise<void> {
  if (record.kind === 'vpn.retireConnection') return retire(record, direction, run);
  if (direction === 'undo') return record.kind === 'vpn.placeProfile' ? takeBackFile(record, run) : takeBackAddition(record, run);
  const offer = offered(run, clock);
  if (record.kind === 'vpn.addConnection') return addOffered(record, offer, run);
  if (offer.sha256 !== record.sha256After) throw new LabProblem('plan.changedMeanwhile', {}, { retry: 'now' });
  return placeProfile(fileChange(record, run), Buffer.from(offer.written.text, 'latin1'), run.machine.platform, run.signal);
}

function offered(run: Run, clock: Clock): Offer {
  const offer = readOffer(run, clock);
  if (typeof offer === 'string') throw new LabProblem('plan.changedMeanwhile', {}, { retry: 'now' });
  return offer;
}

function takeBackFile(record: PlaceRecord, run: Run): Promise<void> {
  return takeBackProfile(fileChange(record, run), run.machine.platform, run.signal);
}

function fileChange({ user, sha256Before, sha256After, modeBefore, newFolders }: PlaceRecord, { machine }: Run): FileChange {
  return { file: profileFile(machine.platform, machine.home, user), sha256Before: sha256Before ?? undefined, sha256After, modeBefore, newFolders };
}

async function sweep(record: VpnRecord, run: Run): Promise<void> {
  if (record.kind !== 'vpn.placeProfile') return;
  const change = fileChange(record, run);
  await restoreFromBackup(change.file);
  await sweepTemporaryFiles(change.file);
  // Interrupted before the new content stood there: what was prepared for it (an empty file, folders, the kept copy) goes as well.
  if (await observeProfile(change) === 'before') await takeBackProfile(change, run.machine.platform, run.signal);
}
