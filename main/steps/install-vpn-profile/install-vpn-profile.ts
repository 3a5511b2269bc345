// The step that gives the VPN client its profile: judged, written anew, into NetworkManager where it runs, else as a file. The old one
// stays beside the new one and is put back by undo. It does not connect.

import { systemClock, type Clock } from '../../core/clock.ts';
import { findPlace } from '../../system/vpn-client/places.ts';
import type { PlannedChange, Run, Step, StepReading } from '../step.ts';
import { createVpnChanges } from './changes.ts';
import { describeOffer, readOffer } from './offer.ts';
import { planConnection } from './plan-connection.ts';
import { planFile } from './plan-file.ts';
import { verifyVpnProfile } from './verify.ts';

/** The step `install-vpn-profile`. The clock tells whether certificates are valid. */
export function createInstallVpnProfile(clock: Clock = systemClock): Step {
  return {
    id: 'install-vpn-profile', needs: ['unpack-bundle'], plan: (run) => planStep(run, clock), changes: createVpnChanges(clock), verify: verifyVpnProfile,
  };
}

async function planStep(run: Run, clock: Clock): Promise<StepReading> {
  const offer = readOffer(run, clock);
  if (typeof offer === 'string') return { state: 'skipped', reason: offer, changes: [] };
  const place = await findPlace(run.machine, offer.user, run.signal);
  const changes: readonly PlannedChange[] = place.kind === 'file'
    ? await planFile(place.file, offer, run, clock.now())
    : await planConnection(offer, run, clock.now());
  const client = place.kind === 'file' ? place.client : 'NetworkManager';
  const profile = place.kind === 'file' ? place.file : offer.user;
  return { state: changes.length === 0 ? 'already' : 'planned', changes, evidence: { client, profile, ...describeOffer(offer) } };
}
