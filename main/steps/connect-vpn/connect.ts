// Makes the connection of a run, and takes it down. One login for each call; it is noted against being locked out before its code leaves.

import type { Clock } from '../../core/clock.ts';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { Tunnel, VpnClient, VpnTarget } from '../../system/vpn-client/connection/client.ts';
import { reachThrough } from '../../system/vpn-client/connection/reach.ts';
import { keepFresh } from '../../system/vpn-client/fresh-proof.ts';
import type { Run } from '../step.ts';
import { takeCode } from './codes.ts';
import { explainFailure, lookAround, refuseHopeless } from './surroundings.ts';

/** Notes a login before it is sent; struck out when the server accepted it or nothing was sent. Throws when there were too many. */
export interface VpnLoginGuard {
  begin(host: string): Promise<{ strikeOut(): Promise<void> }>;
}

/** What the logins of a run came to. */
export interface Logins {
  /** How many codes were handed to a VPN client. */
  attempts: number;
  /** False when the code was computed here. */
  phoneProved: boolean;
}

const loginsOf = new WeakMap<Run, Logins>();

/** The logins of this run so far. */
export function readLogins(run: Run): Logins | undefined {
  return loginsOf.get(run);
}

/** Whose connection. */
export function targetOf(run: Run, user: string): VpnTarget {
  return { user, lab: run.lab, facts: run.facts, signal: run.signal };
}

/** The client of this computer; its absence was said in the plan. */
export function clientOf({ machine }: Run): VpnClient {
  if (machine.vpn === undefined) throw new Error('no VPN client on this machine');
  return machine.vpn;
}

/** A connection to the lab is there within this time, or something is wrong. */
export const reachTimeoutMs = 3_000;

export interface Connecting {
  readonly user: string;
  readonly clock: Clock;
  readonly guard: VpnLoginGuard | undefined;
}

/** Nothing of these was sent to the server: no packet came back, or it was not let speak further. */
const unsent = [
  'vpn.wrongPassphrase', 'vpn.serverNotFound', 'vpn.noNetwork', 'vpn.noAnswer', 'vpn.sendBlocked', 'vpn.optionNotKnown', 'vpn.fileMissing',
  'vpn.serverNotTrusted', 'vpn.serverNotGenuine', 'vpn.serverExpired',
  // The client asks in a window of its own, and it did not come to a login.
  'vpn.cancelledInClient', 'vpn.nothingTyped', 'vpn.clientSilent', 'vpn.clientNotRunning', 'vpn.clientBusy', 'vpn.automationDenied', 'vpn.notInGroup', 'vpn.noProfile',
];

/** Connects and keeps the proof for later steps. Throws `vpn.*`, `otp.*`; then there is no connection. */
export async function connect(run: Run, { user, clock, guard }: Connecting): Promise<void> {
  const logins: Logins = { attempts: 0, phoneProved: true };
  loginsOf.set(run, logins);
  let noted: { strikeOut(): Promise<void> } | undefined;
  const noteLogin = async () => {
    noted = await guard?.begin(run.facts.vpn.hosts[0] ?? '');
    logins.attempts += 1;
  };
  const nextCode = async () => {
    const code = await takeCode(run, clock);
    await noteLogin();
    logins.phoneProved = code.phoneProved;
    return code.secret;
  };
  // What is left of an earlier connection of ours would look like somebody else's.
  if (run.machine.readNetwork !== undefined) await disconnect(run, user);
  const around = await lookAround(run);
  refuseHopeless(around);
  try {
    run.tunnel = keptFresh(await clientOf(run).connect({
      ...targetOf(run, user), passphrase: run.secrets.vpnPassphrase, nextCode, noteLogin, progress: (phase) => run.progress(`connect-vpn ${phase}`),
    }), run, clock);
    await noted?.strikeOut();
  } catch (error) {
    if (error instanceof LabProblem && unsent.includes(toProblem(error).code)) await noted?.strikeOut();
    throw explainFailure(error, around, run);
  }
}

/** A tunnel whose proof does not outlive a sleep of this computer. */
export function keptFresh(tunnel: Tunnel, { lab, facts, signal }: Run, clock: Clock): Tunnel {
  const address = lab?.address ?? '';
  const reach = (): ReturnType<typeof reachThrough> => reachThrough({ host: address, port: facts.ssh.port, from: tunnel.address, timeoutMs: reachTimeoutMs, signal });
  return keepFresh(tunnel, { clock, address, reach });
}

/** Takes our connection down. */
export async function disconnect(run: Run, user: string): Promise<void> {
  await clientOf(run).disconnect(targetOf(run, user));
  delete run.tunnel;
}
