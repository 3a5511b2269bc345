// The step that gives the VPN client its profile: judged, written anew, into NetworkManager, Tunnelblick or the folder of OpenVPN GUI, else
// as a file. The old one stays beside the new one and is put back by undo. It does not connect.

import { systemClock, type Clock } from '../../core/clock.ts';
import type { Evidence } from '../../../preload/contract/plans.ts';
import { findPlace, windowsHost, type Place } from '../../system/vpn-client/places.ts';
import { tunnelblickName } from '../../system/vpn-client/tunnelblick/output.ts';
import type { PlannedChange, Run, Step, StepReading } from '../step.ts';
import { createVpnChanges } from './changes.ts';
import { describeOffer, readOffer, type Offer } from './offer.ts';
import { planConnection } from './plan-connection.ts';
import { planFile } from './plan-file.ts';
import { describeGui, planGui } from './plan-gui.ts';
import { describeTunnelblick, planTunnelblick } from './plan-tunnelblick.ts';
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
  const { changes, about } = await planIn(place, offer, run, clock.now());
  return { state: changes.length === 0 ? 'already' : 'planned', changes, evidence: { ...about, ...describeOffer(offer) } };
}

interface PlannedIn {
  readonly changes: readonly PlannedChange[];
  readonly about: Evidence;
}

async function planIn(place: Place, offer: Offer, run: Run, nowMs: number): Promise<PlannedIn> {
  switch (place.kind) {
    case 'network-manager': return { changes: await planConnection(offer, run, nowMs), about: { client: 'NetworkManager', profile: offer.user } };
    case 'tunnelblick': return {
      changes: await planTunnelblick(place, offer, run, nowMs),
      about: { client: tunnelblickName, profile: offer.user, ...await describeTunnelblick(place, offer.user) },
    };
    case 'file': return planInFile(place, offer, run, nowMs);
  }
}

async function planInFile({ client, file, folders }: Extract<Place, { kind: 'file' }>, offer: Offer, run: Run, nowMs: number): Promise<PlannedIn> {
  const host = windowsHost(run.machine, run.signal);
  const about = { client, profile: file };
  if (folders === undefined || host === undefined) return { changes: await planFile({ file }, offer, run, nowMs), about };
  const place = { file, folders, host };
  return { changes: await planGui(place, offer, run, nowMs), about: { ...about, ...await describeGui(place, offer.user) } };
}
