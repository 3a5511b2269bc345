// Connects with Tunnelblick on a Mac. It is told by scripts and answers with its state; why an attempt failed is read from OpenVPN's log.
// It asks the person for the code itself; user name and passphrase it gets from us. The code never goes there: it would be kept.
// What is run is in ../darwin.ts. Documented only: never run on a Mac.

import { posix } from 'node:path';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { Command, CommandResult } from '../../command.ts';
import { askInterface, askRoute, askState, connectProfile, disconnectProfile, listRoutes, privateProfile, savePassphrase, saveUserName } from '../darwin.ts';
import { detectTunnelblick, type MacHost } from '../tunnelblick/detect.ts';
import { readClientLog } from '../tunnelblick/log-file.ts';
import { readAnswer, readRoute, readRoutes, readState, readTunnelAddress, readYes, tunnelblickName } from '../tunnelblick/output.ts';
import { readLogLine } from './client-log.ts';
import { startedElsewhere, type ConnectRequest, type Tunnel, type VpnTarget } from './client.ts';
import { isSendable } from './management.ts';
import { isMeantForLab, labAddress } from './running-tunnel.ts';
import { endAttempt, followTypedLogin, waitForFreshCode, type Told } from './typed-login.ts';
import { readUsable } from './usable-profile.ts';

export interface TunnelblickClient extends Omit<MacHost, 'signal'> {
  readonly clock?: Clock;
  /** For tests: how long to wait between two looks. */
  readonly betweenMs?: number;
}

/** Each look starts a program. */
const usualBetweenMs = 400;

/** The tunnel to the lab, whoever brought it up: Tunnelblick's when it says that this user's profile is connected. */
export async function findTunnelblickTunnel(client: TunnelblickClient, target: VpnTarget): Promise<Tunnel | undefined> {
  const run = (command: Command): Promise<CommandResult> => client.runner.run(command, target.signal);
  const route = readRoute(await run(askRoute(labAddress(target))));
  if (route === undefined || !isMeantForLab(route.destination, target) || !/^utun\d+$/.test(route.interface)) return undefined;
  const address = readTunnelAddress(route.interface, await run(askInterface(route.interface)));
  if (address === undefined) return undefined;
  return {
    interface: route.interface, address, routes: readRoutes(route.interface, await run(listRoutes())),
    client: await isConnected(client, target) ? tunnelblickName : startedElsewhere,
    covers: async (one) => readRoute(await run(askRoute(one)))?.interface === route.interface,
  };
}

/** Not allowed to ask, or no such profile: then the tunnel is not known to be Tunnelblick's. */
async function isConnected({ runner }: TunnelblickClient, { user, signal }: VpnTarget): Promise<boolean> {
  try {
    return readAnswer(await runner.run(askState(user), signal)) === 'CONNECTED';
  } catch (error) {
    if (error instanceof LabProblem) return false;
    throw error;
  }
}

/** Connects with one login whose code the person types, and proves the tunnel. Throws `vpn.*`; the connection is then ended. */
export async function connectTunnelblick(client: TunnelblickClient, request: ConnectRequest): Promise<Tunnel> {
  const clock = client.clock ?? systemClock;
  const { user, signal } = request;
  await refuseMissing(client, request);
  const profile = posix.join(privateProfile(client.home, user), 'Contents', 'Resources', 'config.ovpn');
  const { parts } = await readUsable((client.root ?? '') + profile, request, clock);
  await tell(client, saveUserName(user), signal);
  await keepPassphrase(client, request, parts.keyEncrypted);
  request.progress('waiting-for-code');
  await waitForFreshCode(clock, signal);
  await request.noteLogin?.();
  try {
    await logIn(client, request, clock);
    const tunnel = await findTunnelblickTunnel(client, request);
    if (tunnel === undefined) throw new LabProblem('vpn.notThroughTunnel', { address: request.lab?.address ?? '' });
    return tunnel;
  } catch (error) {
    await endAttempt(client.runner.run(disconnectProfile(user), new AbortController().signal), signal);
    throw error;
  }
}

async function refuseMissing(client: TunnelblickClient, { signal }: ConnectRequest): Promise<void> {
  const found = await detectTunnelblick({ ...client, signal });
  if (found === undefined) throw new LabProblem('vpn.clientMissing', { name: tunnelblickName });
  if (!found.isSetUp) throw new LabProblem('vpn.clientNotSetUp', { name: tunnelblickName });
}

/** Only the passphrase of the key, which stays the same. Without it Tunnelblick asks the person. */
async function keepPassphrase(client: TunnelblickClient, { user, passphrase, signal }: ConnectRequest, isEncrypted: boolean): Promise<void> {
  if (!isEncrypted || passphrase === undefined) return;
  if (!isSendable(passphrase)) throw new LabProblem('vpn.wrongPassphrase');
  const command = savePassphrase(user, passphrase);
  try {
    await tell(client, command, signal);
  } finally {
    if (typeof command.stdin === 'object' && 'wipe' in command.stdin) command.stdin.wipe();
  }
}

/** `false` is Tunnelblick's answer when it knows no profile of that name. */
async function tell({ runner }: TunnelblickClient, command: Command, signal: AbortSignal): Promise<void> {
  if (!readYes(await runner.run(command, signal))) throw new LabProblem('vpn.noProfile');
}

async function logIn(client: TunnelblickClient, request: ConnectRequest, clock: Clock): Promise<void> {
  const beganMs = clock.now();
  await tell(client, connectProfile(request.user), request.signal);
  const watch: Watch = { last: '', hasBegun: false, hasAsked: false };
  const why = (): Promise<readonly Told[]> => readClientLog({ root: client.root ?? '', name: request.user, sinceMs: beganMs }).then((lines) => lines.map(readLogLine).filter(({ kind }) => kind === 'log'));
  const hear = async (isLoginGiven: boolean): Promise<readonly Told[]> => {
    const state = readAnswer(await client.runner.run(askState(request.user), request.signal));
    if (state === watch.last) return [];
    const told = await tellState(state, watch, { isLoginGiven, why, request });
    watch.last = state;
    return told;
  };
  await followTypedLogin({ hear, request, clock, betweenMs: client.betweenMs ?? usualBetweenMs });
}

interface Watch {
  last: string;
  /** It has left the state in which nothing goes on. */
  hasBegun: boolean;
  hasAsked: boolean;
}

interface Telling {
  readonly isLoginGiven: boolean;
  readonly request: ConnectRequest;
  why(): Promise<readonly Told[]>;
}

/** OpenVPN comes to these only with a login, and to these also before it is asked for one. */
const withLogin: readonly string[] = ['WAIT', 'AUTH', 'GET_CONFIG', 'ASSIGN_IP', 'ADD_ROUTES', 'CONNECTED'];
const beforeLogin: readonly string[] = ['RESOLVE', 'UDP_CONNECT', 'TCP_CONNECT'];

/** A new state as what it means. Between its question and the next state the person has typed. */
async function tellState(state: string, watch: Watch, { isLoginGiven, why, request }: Telling): Promise<readonly Told[]> {
  const read = readState(state);
  if (read.kind === 'idle' && !watch.hasBegun) return [];
  watch.hasBegun = true;
  if (read.kind === 'asks') {
    // Asked again after the server had the login.
    if (isLoginGiven) return [...await why(), { kind: 'refused', what: 'login' }];
    watch.hasAsked = true;
    request.progress('type-in-tunnelblick');
    return [{ kind: 'other' }];
  }
  if (read.kind === 'idle' || state === 'RECONNECTING') return endOf(watch, isLoginGiven, await why());
  const isOnTheWay = withLogin.includes(state) || (watch.hasAsked && beforeLogin.includes(state));
  return [...(isOnTheWay && !isLoginGiven ? [{ kind: 'asks-login' } as const] : []), ...(read.kind === 'state' ? [read] : [])];
}

/** It has ended: before a login it was the person; while the server judged the login and without a word, it was the login. */
function endOf({ last }: Watch, isLoginGiven: boolean, why: readonly Told[]): readonly Told[] {
  if (!isLoginGiven) return [...why, { kind: 'ended by person' }];
  return [...why, last === 'GET_CONFIG' ? { kind: 'refused', what: 'login' } : { kind: 'silent' }];
}

/** Ends this user's connection; where Tunnelblick is not there or does not run there is none. */
export async function disconnectTunnelblick(client: TunnelblickClient, { user, signal }: VpnTarget): Promise<void> {
  if (await detectTunnelblick({ ...client, signal }) === undefined) return;
  readAnswer(await client.runner.run(disconnectProfile(user), signal));
}
