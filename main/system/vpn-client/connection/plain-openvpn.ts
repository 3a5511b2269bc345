// Connects with the OpenVPN program itself, through its management interface (docs: doc/management-notes.txt of OpenVPN 2.6). OpenVPN runs
// on as a daemon when we end; it is found again, asked and ended through the same socket, which only its owner can reach. It needs root,
// because only root may make a tunnel: this product asks for no administrator rights here.

import { lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { LabProblem, toProblem } from '../../../core/problem.ts';
import type { Command, Runner } from '../../command.ts';
import { openVpnPhrases } from '../../log-phrases/openvpn.ts';
import { findCause } from '../../log-phrases/phrase.ts';
import { lintProfile, type CheckedProfile } from '../profile/lint.ts';
import { tryPassphrase } from '../profile/passphrase.ts';
import { rewriteProfile } from '../profile/rewrite.ts';
import { readProfileFile } from '../profile-file.ts';
import { attemptLogin, readConnectedAddress } from './attempt.ts';
import { askServer } from './ask-server.ts';
import type { ConnectRequest, Tunnel, VpnTarget } from './client.ts';
import { openLineChannel, type LineChannel } from './line-channel.ts';
import { endOpenVpn } from './management.ts';
import { findReportedTunnel } from './running-tunnel.ts';
import { wrappingOfProfile } from './wrapping.ts';

export interface PlainOpenVpn {
  readonly runner: Runner;
  /** Only root can. */
  readonly mayMakeTunnels: boolean;
  /** Where the sockets are: a short path, since a socket's may have 107 bytes. Cleared at each start of the computer. */
  readonly folder: string;
  readonly clock?: Clock;
}

export const openVpnName = 'OpenVPN';
const program = '/usr/sbin/openvpn';
const startMs = 10_000;
/** From the start to a socket that answers. */
const socketMs = 5_000;
const endMs = 5_000;

/** The tunnel of a connection that we started, if it is up. */
export async function findOpenVpn(client: PlainOpenVpn, target: VpnTarget): Promise<Tunnel | undefined> {
  const channel = await openRunning(client, target);
  if (channel === undefined) return undefined;
  try {
    const address = await readConnectedAddress(channel, target.signal);
    return address === undefined ? undefined : await findReportedTunnel(address, openVpnName, client.runner, target);
  } finally {
    channel.close();
  }
}

/** Starts OpenVPN with a profile file, logs in once, proves the tunnel. Throws `vpn.*` problems and leaves nothing running then. */
export async function connectOpenVpn(client: PlainOpenVpn, profileFile: string, request: ConnectRequest): Promise<Tunnel> {
  if (!client.mayMakeTunnels) throw new LabProblem('vpn.needsAdministrator', { command: `sudo ${program} --config ${profileFile}` });
  const profile = await readChecked(client, profileFile, request);
  await disconnectOpenVpn(client, request);
  await askServer({ ...profile.remote, wrapping: wrappingOfProfile(profile) }, request.signal);
  await start(client, rewriteProfile(profile).text, request);
  try {
    return await logIn(client, request);
  } catch (error) {
    // Not cancelled with the rest: what was begun must not go on alone.
    await disconnectOpenVpn(client, { ...request, signal: new AbortController().signal });
    throw error;
  }
}

async function logIn(client: PlainOpenVpn, request: ConnectRequest): Promise<Tunnel> {
  const channel = await openLineChannel({ path: socketOf(client, request) }, socketMs, request.signal);
  try {
    const address = await attemptLogin(channel, request, client.clock ?? systemClock);
    const tunnel = await findReportedTunnel(address, openVpnName, client.runner, request);
    if (tunnel === undefined) throw new LabProblem('vpn.notThroughTunnel', { address: request.lab?.address ?? '' });
    return tunnel;
  } finally {
    channel.close();
  }
}

/** Ends a connection that we started, whatever state it is in. */
export async function disconnectOpenVpn(client: PlainOpenVpn, target: VpnTarget): Promise<void> {
  const channel = await openRunning(client, target);
  if (channel === undefined) return;
  await end(channel, target.signal).finally(() => channel.close());
}

/** What root will run is judged again now, and a passphrase that cannot be right costs no login. */
async function readChecked({ clock }: PlainOpenVpn, file: string, request: ConnectRequest): Promise<CheckedProfile> {
  const found = await readProfileFile(file);
  if (found === undefined) throw new LabProblem('vpn.noProfile', { file });
  const checked = lintProfile(found.content, request.facts, (clock ?? systemClock).now());
  const { texts, keyEncrypted } = checked.parts;
  if (keyEncrypted && request.passphrase === undefined) throw new LabProblem('vpn.passphraseMissing');
  const answer = keyEncrypted && request.passphrase ? tryPassphrase(texts.get('key') ?? '', texts.get('cert') ?? '', request.passphrase) : 'opens';
  if (answer === 'wrong') throw new LabProblem('vpn.wrongPassphrase');
  return checked;
}

function socketOf({ folder }: PlainOpenVpn, { user }: VpnTarget): string {
  return join(folder, `${user}.sock`);
}

/** OpenVPN gets our own copy of the profile, in a folder nobody else can write to; it holds the key only as encrypted as it came. */
async function start(client: PlainOpenVpn, profile: string, target: VpnTarget): Promise<void> {
  const config = join(client.folder, `${target.user}.ovpn`);
  await openFolder(client.folder);
  await writeFile(config, profile, { mode: 0o600 });
  try {
    const { exitCode, stdout } = await client.runner.run(composeStart(config, socketOf(client, target)), target.signal);
    if (exitCode !== 0) throw refusalOf(stdout.toString('latin1'));
  } catch (error) {
    throw toProblem(error).code === 'program.missing' ? new LabProblem('vpn.clientMissing', { name: 'openvpn' }, { cause: error }) : error;
  } finally {
    await rm(config, { force: true });
  }
}

async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const status = await lstat(folder);
  const isOurs = status.isDirectory() && status.uid === process.getuid?.() && (status.mode & 0o077) === 0;
  if (!isOurs) throw new LabProblem('vpn.notWritable', { file: folder, detail: 'owner' });
}

/**
 * The daemon waits (hold) until we talk to it. One try (`connect-retry-max`) and no second login (`auth-retry none`): what comes after a
 * refusal is the person's decision. A lost packet is sent again after one second instead of two: the whole login has twelve. What stands
 * here wins over the profile. `verb 3` for the line that tells a firewall from the rest.
 */
export function composeStart(config: string, socket: string): Command {
  return {
    program, timeoutMs: startMs,
    args: [
      '--config', config, '--daemon', 'hunt-cloud-vpn', '--log', '/dev/null', '--management', socket, 'unix', '--management-hold', '--management-query-passwords',
      '--auth-retry', 'none', '--connect-retry-max', '1', '--tls-timeout', '1', '--script-security', '1', '--verb', '3',
    ],
  };
}

/** `Options error: …` comes on stdout. */
function refusalOf(said: string): LabProblem {
  const found = findCause(said, openVpnPhrases);
  if (found !== undefined) return new LabProblem(found.code, found.facts, { retry: found.retry });
  const lines = said.split('\n').filter((line) => /error/i.test(line));
  return new LabProblem('vpn.clientStopped', { detail: (lines.at(-1) ?? '').replaceAll(/[^\x20-\x7E]/g, '?').slice(0, 120) });
}

async function openRunning(client: PlainOpenVpn, target: VpnTarget): Promise<LineChannel | undefined> {
  return openLineChannel({ path: socketOf(client, target) }, 0, target.signal).catch((error: unknown) => {
    // Nobody listens.
    if (toProblem(error).code === 'vpn.clientStopped') return undefined;
    throw error;
  });
}

/** Waits until OpenVPN is gone, so that nothing of it answers afterwards. */
async function end(channel: LineChannel, signal: AbortSignal): Promise<void> {
  await channel.send(endOpenVpn);
  for (let reading = await channel.read(endMs, signal); reading.kind === 'line'; reading = await channel.read(endMs, signal));
}
