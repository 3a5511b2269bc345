// Connects with NetworkManager. Its program answers every question for secrets from the same file, once a second, for as long as it runs:
// with a refused code that is a storm of failed logins. So the program is ended as soon as NetworkManager has the secrets; the next
// question then finds nobody, and the connection is taken down. One login for each attempt, counted at a real server.

import { setTimeout as wait } from 'node:timers/promises';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { Secret } from '../../../core/secret.ts';
import type { CommandResult, Runner } from '../../command.ts';
import { readConnections } from '../network-manager/connections.ts';
import { refusalOf, type Connection } from '../network-manager/output.ts';
import { askServer } from './ask-server.ts';
import { codeNeedsMs } from './attempt.ts';
import type { ConnectRequest, Tunnel, VpnTarget } from './client.ts';
import { linkedAbort } from './linked-abort.ts';
import { checkMaterial, readWrapping } from './manager-material.ts';
import { askConnection, composeDown, composeSecrets, composeUp, readProgress, type Progress } from './nmcli-connect.ts';
import type { VpnPhase } from './phases.ts';
import { findReportedTunnel } from './running-tunnel.ts';
import { withSecretPipe } from './secret-pipe.ts';

export interface NetworkManagerVpn {
  readonly runner: Runner;
  readonly clock?: Clock;
}

export const networkManagerName = 'NetworkManager';
const betweenMs = 60;
/** nmcli(1): NetworkManager is not running. */
const managerOff = 8;

/** The tunnel of the user's connection, whoever brought it up, if it is up. */
export async function findNetworkManager(client: NetworkManagerVpn, target: VpnTarget): Promise<Tunnel | undefined> {
  const connection = await findConnection(client, target);
  const progress = connection && await readState(client, connection.uuid, target.signal);
  return progress?.state === 'connected' ? findReportedTunnel(progress.address, networkManagerName, client.runner, target) : undefined;
}

/** Connects with one login and proves the tunnel. Throws `vpn.*` problems; the connection is then taken down. */
export async function connectNetworkManager(client: NetworkManagerVpn, request: ConnectRequest): Promise<Tunnel> {
  const connection = await findConnection(client, request);
  if (connection === undefined) throw new LabProblem('vpn.noProfile', { file: request.user });
  await checkMaterial(connection, request.passphrase, (client.clock ?? systemClock).now());
  await takeDown(client, connection.uuid);
  await askServer({ host: request.facts.vpn.hosts[0] ?? '', ...request.facts.vpn, wrapping: await readWrapping(connection) }, request.signal);
  request.progress('waiting-for-code');
  const secrets = composeSecrets(await request.nextCode(), request.passphrase);
  request.progress('contacting');
  try {
    const address = await bringUp(client, connection.uuid, secrets, request);
    request.progress('routes');
    const tunnel = await findReportedTunnel(address, networkManagerName, client.runner, request);
    if (tunnel === undefined) throw new LabProblem('vpn.notThroughTunnel', { address: request.lab?.address ?? '' });
    request.progress('up');
    return tunnel;
  } catch (error) {
    await takeDown(client, connection.uuid);
    throw error;
  }
}

/** Ends the user's connection. */
export async function disconnectNetworkManager(client: NetworkManagerVpn, target: VpnTarget): Promise<void> {
  const connection = await findConnection(client, target);
  if (connection !== undefined) await takeDown(client, connection.uuid);
}

async function findConnection({ runner }: NetworkManagerVpn, { user, signal }: VpnTarget): Promise<Connection | undefined> {
  return (await readConnections({ runner, signal })).find((connection) => connection.name === user);
}

async function readState({ runner }: NetworkManagerVpn, uuid: string, signal: AbortSignal): Promise<Progress | undefined> {
  const result = await runner.run(askConnection(uuid), signal);
  if (result.exitCode === managerOff) throw refusalOf(result, new LabProblem('vpn.managerOff'));
  return readProgress(result);
}

/** Not cancelled with the rest: what was begun must not go on alone. */
async function takeDown({ runner }: NetworkManagerVpn, uuid: string): Promise<void> {
  await runner.run(composeDown(uuid), new AbortController().signal);
}

interface Watching {
  readonly client: NetworkManagerVpn;
  readonly uuid: string;
  readonly request: ConnectRequest;
  /** The program that answers NetworkManager's questions: ends it. */
  stopAnswering(): void;
  /** How that program ended by itself; undefined as long as it has not. */
  ended(): Promise<CommandResult> | undefined;
}

async function bringUp(client: NetworkManagerVpn, uuid: string, secrets: Secret, request: ConnectRequest): Promise<string> {
  return withSecretPipe(secrets, client.runner, request.signal, async (file) => {
    const enough = linkedAbort(request.signal);
    let ended: Promise<CommandResult> | undefined;
    const up = client.runner.run(composeUp(uuid, file), enough.signal);
    const watched = up.then((result) => { ended = Promise.resolve(result); }, (error: unknown) => {
      if (enough.signal.aborted) return;
      ended = Promise.reject(error as Error);
      ended.catch(() => undefined); // whoever looks hears it
    });
    return watch({ client, uuid, request, stopAnswering: () => enough.abort(), ended: () => ended }).finally(() => {
      enough.abort();
      return watched;
    });
  });
}

/** Looks until it is connected or has failed. Answers this computer's address in the tunnel. */
async function watch(watching: Watching): Promise<string> {
  const { client, uuid, request } = watching;
  const clock = client.clock ?? systemClock;
  const deadline = clock.now() + codeNeedsMs;
  let connectingAt: number | undefined;
  let told = 0;
  while (clock.now() < deadline) {
    const progress = await readState(client, uuid, request.signal);
    told = tellPhases(progress, told, request);
    if (progress?.state === 'connected') return progress.address;
    if (progress?.state === 'connecting' || progress?.state === 'addresses') {
      watching.stopAnswering();
      connectingAt ??= clock.now();
    } else if (connectingAt !== undefined) throw afterConnecting(progress, clock.now() - connectingAt);
    else await refuseEnded(watching);
    await wait(betweenMs, undefined, { signal: request.signal });
  }
  // The server answered a moment ago, and NetworkManager does not say how far it came.
  throw new LabProblem('vpn.handshakeFailed');
}

/** NetworkManager has one state for the handshake and the login, so the login has no phase of its own here. */
const phasesByState: Readonly<Record<string, readonly VpnPhase[]>> = { connecting: ['handshake'], addresses: ['handshake', 'addresses'], connected: ['handshake', 'addresses'] };

/** Reports what was not told yet, also what went by between two looks. Answers how many have been told. */
function tellPhases(progress: Progress | undefined, told: number, request: ConnectRequest): number {
  const phases = phasesByState[progress?.state ?? ''] ?? [];
  for (const phase of phases.slice(told)) request.progress(phase);
  return Math.max(told, phases.length);
}

/** The program that answers questions must not be gone before NetworkManager has the secrets. */
async function refuseEnded(watching: Watching): Promise<void> {
  const result = await watching.ended();
  if (result !== undefined && result.exitCode !== 0) throw refusalOf(result, new LabProblem('vpn.clientStopped', { detail: `nmcli ${result.exitCode}` }));
}

/** OpenVPN waits a second before it asks again after a refused login; after anything else that ends it, it is gone at once (2.6.14). */
const refusalPauseMs = 900;

function afterConnecting(progress: Progress | undefined, passedMs: number): LabProblem {
  if (progress?.state === 'asking' || passedMs >= refusalPauseMs) return new LabProblem('vpn.codeRefused', {}, { retry: 'now' });
  return new LabProblem('vpn.clientStopped', { detail: 'NetworkManager' });
}
