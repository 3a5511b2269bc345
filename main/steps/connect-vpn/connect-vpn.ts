// The step that connects to the VPN: what it would do, the connection as a change that can be taken back, and who proves it. The connection
// stays up at the end: later steps need it, and whoever asked for lab access expects it.

import type { Evidence } from '../../../preload/contract/plans.ts';
import { systemClock, type Clock } from '../../core/clock.ts';
import type { ChangeMaker, ChangeRecord, Observation, Run, Step, StepReading } from '../step.ts';
import { startedElsewhere } from '../../system/vpn-client/connection/client.ts';
import { noteGivenCode } from './codes.ts';
import { clientOf, connect, disconnect, keptFresh, readLogins, targetOf, type VpnLoginGuard } from './connect.ts';
import { readConnectRecord } from './record.ts';
import { lookAround } from './surroundings.ts';
import { sessionOf, verifyConnection } from './verify.ts';

export interface ConnectVpnParts {
  readonly clock?: Clock;
  /** What counts failed logins for this run. */
  guardOf?(run: Run): VpnLoginGuard | undefined;
}

/** The step `connect-vpn`. Without a lab access link, or where this version drives no VPN client, it is skipped. */
export function createConnectVpn(parts: ConnectVpnParts = {}): Step {
  const clock = parts.clock ?? systemClock;
  return {
    id: 'connect-vpn', needs: ['install-vpn-profile'], plan: (run) => planStep(run, clock), perform: describeLogins,
    changes: changesWith(clock, parts), verify: (run) => verifyConnection(run, clock),
  };
}

async function planStep(run: Run, clock: Clock): Promise<StepReading> {
  const { machine, lab } = run;
  if (lab === undefined) return { state: 'skipped', reason: 'no-link', changes: [] };
  const target = targetOf(run, lab.user);
  const client = await machine.vpn?.name(target);
  if (machine.vpn === undefined || client === undefined) return { state: 'skipped', reason: 'not-in-this-version', changes: [] };
  noteGivenCode(run, clock);
  const tunnel = await machine.vpn.find(target);
  if (tunnel !== undefined) {
    run.tunnel = keptFresh(tunnel, run, clock);
    return { state: 'already', changes: [], ...told(sessionOf(run, tunnel)) };
  }
  const around = await lookAround(run);
  const record = { kind: 'vpn.connect', user: lab.user };
  const change = { kind: 'vpn.connect', facts: { client }, place: client, diff: [], needsAdministrator: false, undo: 'ended', record } as const;
  return { state: 'planned', changes: [change], ...told(around?.evidence ?? {}), ...(around?.problem && { problem: around.problem }) };
}

function told(evidence: Evidence): { readonly evidence?: Evidence } {
  return Object.keys(evidence).length === 0 ? {} : { evidence };
}

function changesWith(clock: Clock, { guardOf }: ConnectVpnParts): ChangeMaker {
  return {
    observe,
    needsAdministrator: () => Promise.resolve(false),
    carryOut: (record, direction, run) => {
      const { user } = readConnectRecord(record);
      return direction === 'apply' ? connect(run, { user, clock, guard: guardOf?.(run) }) : disconnect(run, user);
    },
    elevated: () => Promise.resolve([]),
    sweep: endHalfMade,
  };
}

/** A tunnel that somebody else started is not ours to take down. */
async function observe(record: ChangeRecord, run: Run): Promise<Observation> {
  if (run.machine.vpn === undefined) return 'before';
  const tunnel = await clientOf(run).find(targetOf(run, readConnectRecord(record).user));
  return tunnel === undefined || tunnel.client === startedElsewhere ? 'before' : 'after';
}

/** An attempt that was killed leaves a client that waits for an answer. One that got through is a connection, and stays. */
async function endHalfMade(record: ChangeRecord, run: Run): Promise<void> {
  if (run.machine.vpn !== undefined && await observe(record, run) === 'before') await disconnect(run, readConnectRecord(record).user);
}

/** The work was done as a change; here is what it took. */
function describeLogins(run: Run): Promise<Evidence> {
  const logins = readLogins(run);
  return Promise.resolve({ attempts: logins?.attempts ?? 0, ...(logins?.phoneProved === false && { phoneProved: false }) });
}
