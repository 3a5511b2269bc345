// Connects with OpenVPN GUI on Windows. It takes messages and answers nothing, so what becomes of them is read from OpenVPN's log, and it
// asks the person itself: no secret passes through here. What is run is in ../win32.ts. Documented only: never run on Windows.

import { setTimeout as wait } from 'node:timers/promises';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { LabProblem } from '../../../core/problem.ts';
import { openLogTail, readLogEnd } from '../openvpn-gui/log-file.ts';
import { askMembership, detectGui, type OpenVpnGui, type WindowsHost } from '../openvpn-gui/detect.ts';
import { readDelivery, readTunnel, type Delivery } from '../openvpn-gui/output.ts';
import { profileInFolder, within } from '../openvpn-gui/profiles.ts';
import { askTunnel, tellGui, type GuiVerb } from '../win32.ts';
import { isEndedByPerson, readLogLine } from './client-log.ts';
import { startedElsewhere, type ConnectRequest, type Tunnel, type VpnTarget } from './client.ts';
import { isMeantForLab, labAddress } from './running-tunnel.ts';
import { readUsable } from './usable-profile.ts';
import { endAttempt, followTypedLogin, waitForFreshCode, type Told } from './typed-login.ts';

export interface OpenVpnGuiClient extends Omit<WindowsHost, 'signal'> {
  /** Starts a program that goes on by itself. Answers false when it cannot be started. */
  start(program: string, args: readonly string[]): Promise<boolean>;
  readonly clock?: Clock;
  /** For tests: how long to wait between two looks. */
  readonly betweenMs?: number;
}

export const openVpnGuiName = 'OpenVPN GUI';
const usualBetweenMs = 150;
/** From its start to a window that takes messages. */
const startMs = 15_000;
/** OpenVPN says good-bye to the server before it ends. */
const endMs = 6_000;

/** The tunnel to the lab, whoever brought it up: OpenVPN GUI's when its log of this user's profile says so. */
export async function findGuiTunnel(client: OpenVpnGuiClient, target: VpnTarget): Promise<Tunnel | undefined> {
  const address = labAddress(target);
  const ask = async (one: string): Promise<ReturnType<typeof readTunnel>> => readTunnel(await client.runner.run(askTunnel(client.systemRoot, one), target.signal));
  const route = await ask(address);
  if (route === undefined || !route.isTunnel || !isMeantForLab(route.destination, target)) return undefined;
  const gui = await detectGui({ ...client, signal: target.signal });
  const isOwn = gui !== undefined && await saysConnected(gui, target.user, route.address);
  return {
    interface: route.interface, address: route.address, routes: route.routes, client: isOwn ? openVpnGuiName : startedElsewhere,
    covers: async (one) => (await ask(one))?.interface === route.interface,
  };
}

/** The last state in the log is connected, and with the address that the system has. */
async function saysConnected({ folders }: OpenVpnGui, user: string, address: string): Promise<boolean> {
  const states = (await readLogEnd(logOf(folders.logs, user))).map(readLogLine).filter((heard) => heard.kind === 'state');
  const last = states.at(-1);
  return last?.state === 'CONNECTED' && (last.address === '' || last.address === address);
}

function logOf(folder: string, user: string): string {
  return within(folder, `${user}.log`);
}

/** Connects with one login that the person types, and proves the tunnel. Throws `vpn.*`; the connection is then ended. */
export async function connectGui(client: OpenVpnGuiClient, request: ConnectRequest): Promise<Tunnel> {
  const host: WindowsHost = { ...client, signal: request.signal };
  const clock = client.clock ?? systemClock;
  const gui = await detectGui(host);
  if (gui === undefined) throw new LabProblem('vpn.clientMissing', { name: openVpnGuiName });
  await readUsable(profileInFolder(gui.folders.own, request.user), request, clock);
  await wakeGui(client, gui, request);
  await endUnfinished(client, gui, request);
  request.progress('waiting-for-code');
  await waitForFreshCode(clock, request.signal);
  await request.noteLogin?.();
  try {
    await logIn(client, gui, request, clock);
    const tunnel = await findGuiTunnel(client, request);
    if (tunnel === undefined) throw new LabProblem('vpn.notThroughTunnel', { address: request.lab?.address ?? '' });
    return tunnel;
  } catch (error) {
    await endAttempt(tell(client, gui, { verb: 'disconnect', name: request.user }, new AbortController().signal), request.signal);
    throw error;
  }
}

async function logIn(client: OpenVpnGuiClient, gui: OpenVpnGui, request: ConnectRequest, clock: Clock): Promise<void> {
  const tail = await openLogTail(logOf(gui.folders.logs, request.user));
  request.progress('type-in-openvpn-gui');
  refuseUndelivered(await tell(client, gui, { verb: 'connect', name: request.user }, request.signal));
  const hear = async (isLoginGiven: boolean): Promise<readonly Told[]> => {
    let isGiven = isLoginGiven;
    return (await tail.read()).map((line) => {
      const told = isEndedByPerson(line, isGiven) ? { kind: 'ended by person' } as const : readLogLine(line);
      isGiven ||= told.kind === 'asks-login';
      return told;
    });
  };
  await followTypedLogin({ hear, request, clock, betweenMs: client.betweenMs ?? usualBetweenMs }).catch(async (error: unknown) => {
    throw await explainSilence(error, client, request);
  });
}

/** OpenVPN GUI says nothing in the log when it asks for the group first, and waits. */
async function explainSilence(error: unknown, client: OpenVpnGuiClient, { signal }: ConnectRequest): Promise<unknown> {
  const isSilent = error instanceof LabProblem && error.problem.code === 'vpn.clientSilent';
  return isSilent && await askMembership({ ...client, signal }) === 'no' ? new LabProblem('vpn.notInGroup', {}, { cause: error }) : error;
}

/** Ends this user's connection, also one that waits for an answer. None is running: nothing to end. */
export async function disconnectGui(client: OpenVpnGuiClient, target: VpnTarget): Promise<void> {
  const gui = await detectGui({ ...client, signal: target.signal });
  if (gui !== undefined) await tell(client, gui, { verb: 'disconnect', name: target.user }, target.signal);
}

interface Message {
  readonly verb: GuiVerb;
  /** Which profile; none for `rescan`. */
  readonly name?: string;
}

async function tell({ runner }: OpenVpnGuiClient, { gui }: OpenVpnGui, { verb, name }: Message, signal: AbortSignal): Promise<Delivery> {
  return readDelivery(await runner.run(tellGui(gui, verb, name), signal));
}

/**
 * Makes sure that one is running that takes messages. `rescan` does no harm and tells. A message `connect` to none would make the sender
 * itself the running one, and ours would never end.
 */
async function wakeGui(client: OpenVpnGuiClient, gui: OpenVpnGui, { signal }: ConnectRequest): Promise<void> {
  const clock = client.clock ?? systemClock;
  let delivery = await tell(client, gui, { verb: 'rescan' }, signal);
  if (delivery === 'not-running' && !await client.start(gui.gui, [])) throw new LabProblem('vpn.clientNotRunning', { name: openVpnGuiName }, { retry: 'now' });
  for (const deadline = clock.now() + startMs; delivery !== 'delivered' && delivery !== 'busy' && clock.now() < deadline;) {
    await wait(client.betweenMs ?? usualBetweenMs, undefined, { signal });
    delivery = await tell(client, gui, { verb: 'rescan' }, signal);
  }
  refuseUndelivered(delivery);
}

function refuseUndelivered(delivery: Delivery): void {
  if (delivery === 'not-running') throw new LabProblem('vpn.clientNotRunning', { name: openVpnGuiName }, { retry: 'now' });
  if (delivery !== 'delivered') throw new LabProblem('vpn.clientBusy', { name: openVpnGuiName }, { retry: 'now' });
}

/** An earlier attempt may still wait in its window; OpenVPN GUI would pass over the new one. */
async function endUnfinished(client: OpenVpnGuiClient, gui: OpenVpnGui, { user, signal }: ConnectRequest): Promise<void> {
  const file = logOf(gui.folders.logs, user);
  const clock = client.clock ?? systemClock;
  const isOver = async (): Promise<boolean> => {
    const lines = (await readLogEnd(file)).filter((line) => line !== '');
    return lines.length === 0 || lines.slice(-5).some((line) => /process exiting|,EXITING,|Exiting due to fatal error/.test(line));
  };
  if (await isOver()) return;
  await tell(client, gui, { verb: 'disconnect', name: user }, signal);
  for (const deadline = clock.now() + endMs; !await isOver() && clock.now() < deadline;) await wait(client.betweenMs ?? usualBetweenMs, undefined, { signal });
}
