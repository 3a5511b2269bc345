// One SSH connection to entry, or through entry to home. Before a secret is sent: the way to entry must lead through the tunnel, the
// machine must show the recorded key, and the login must be noted against being locked out. One method and one try for each connection.

import type { Duplex } from 'node:stream';
import ssh2, { type Client, type ConnectConfig, type ServerHostKeyAlgorithm } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import type { TunnelProof } from '../vpn-client/tunnel-proof.ts';
import { abortable } from './abortable.ts';
import { allowedAlgorithms } from './algorithms.ts';
import type { LoginGuard } from './attempts.ts';
import { keyProblem, readKnownKeys, wantedAlgorithms } from './host-key.ts';
import type { HostKey } from './known-hosts.ts';
import { commandByHand, type LabHost } from './lab-hosts.ts';
import { createLoginHandler, type Login } from './login.ts';
import { addOutput, emptyScreen, transcriptOf } from './terminal-text.ts';
import type { Pace } from './terminal.ts';
import { openTcp, openThrough } from './transport.ts';

/** What all connections of a run have in common. */
export interface Wire {
  readonly tunnel: TunnelProof | undefined;
  readonly guard: LoginGuard;
  readonly knownHostsFile: string;
  readonly signal: AbortSignal;
  readonly pace?: Pace;
}

export interface Connection {
  readonly host: LabHost;
  readonly client: Client;
  close(): void;
}

/** Key exchange and login; within a login a passphrase may be changed. */
const readyTimeoutMs = 60_000;

/** Logs in. `via` is the open connection to entry when the machine is home. Throws `vpn.notProved`, `ssh.*`, an AbortError. */
export async function openConnection(host: LabHost, login: Login, wire: Wire, via?: Connection): Promise<Connection> {
  const known = await readKnownKeys(wire.knownHostsFile, host);
  const prove = (): Promise<void> => proveRoute(via?.host ?? host, wire);
  await prove();
  const client = new ssh2.Client();
  const handler = createLoginHandler({ host, login, guard: wire.guard, prove, giveUp: () => client.destroy() });
  try {
    await handshake(client, host, wire.signal, {
      sock: await openTransport(host, wire.signal, via),
      algorithms: algorithmsWith(wantedAlgorithms(known)),
      hostVerifier: (key: HostKey) => handler.note(keyProblem(known, key, host, wire.knownHostsFile)),
      authHandler: handler.next,
    });
    await handler.accepted();
    return { host, client, close: () => closeSoon(client) };
  } catch (error) {
    client.destroy();
    throw handler.failure() ?? error;
  }
}

const farewellMs = 2000;

/** Says goodbye, but waits for no answer: the tunnel may be down already, and a connection into nothing would keep the program running. */
function closeSoon(client: Client): void {
  client.end();
  const timer = setTimeout(() => client.destroy(), farewellMs).unref();
  client.once('close', () => clearTimeout(timer));
}

/** The key that a machine shows, without logging in: nothing secret is sent. Throws as `openConnection` does. */
export async function readHostKey(host: LabHost, wire: Wire, via?: Connection): Promise<HostKey> {
  await proveRoute(via?.host ?? host, wire);
  const client = new ssh2.Client();
  let shown: HostKey | undefined;
  const hostVerifier = (key: HostKey): boolean => {
    shown = Buffer.from(key);
    return false;
  };
  await handshake(client, host, wire.signal, { sock: await openTransport(host, wire.signal, via), algorithms: algorithmsWith(wantedAlgorithms([])), hostVerifier })
    .catch((error: unknown) => {
      // To refuse the key is how this ends.
      if (shown === undefined) throw error;
    })
    .finally(() => client.destroy());
  if (shown === undefined) throw new LabProblem('ssh.noSecureConnection', { host: host.name });
  return shown;
}

/** Throws `vpn.notProved` unless what is sent to entry goes through the tunnel now. */
async function proveRoute(entry: LabHost, { tunnel }: Wire): Promise<void> {
  if (tunnel === undefined || !await tunnel.covers(entry.address)) throw new LabProblem('vpn.notProved', { address: entry.address });
}

function algorithmsWith(serverHostKey: ServerHostKeyAlgorithm[]): NonNullable<ConnectConfig['algorithms']> {
  const { kex, cipher, hmac, compress } = allowedAlgorithms;
  return { kex: [...kex], cipher: [...cipher], hmac: [...hmac], compress: [...compress], serverHostKey };
}

function openTransport(host: LabHost, signal: AbortSignal, via?: Connection): Promise<Duplex> {
  return via === undefined ? openTcp(host, signal) : openThrough(via.client, host, signal);
}

function handshake(client: Client, host: LabHost, signal: AbortSignal, config: ConnectConfig): Promise<void> {
  return abortable(signal, (resolve, reject) => {
    // Stays for the life of the connection: an error that nobody hears would end the program.
    client.on('error', (error) => reject(toProblem(error, host)));
    client.once('close', () => reject(new LabProblem('ssh.closed', { host: host.name }, { retry: 'now' })));
    client.once('ready', () => resolve());
    // A server that asks for a new passphrase in the way of RFC 4252 8; OpenSSH never does.
    client.once('change password', (message) => reject(new LabProblem('ssh.unknownPrompt', { host: host.name, transcript: shown(message), command: commandByHand(host) })));
    client.connect({ username: host.user, readyTimeout: readyTimeoutMs, ...config });
  });
}

function shown(message: string): string {
  return transcriptOf(addOutput(emptyScreen, message));
}

function toProblem(error: Error & { level?: string }, host: LabHost): LabProblem {
  const isTalk = error.level === 'handshake' || error.level === 'protocol';
  return new LabProblem(isTalk ? 'ssh.noSecureConnection' : 'ssh.closed', { host: host.name, detail: error.level ?? '' }, { retry: 'now', cause: error });
}
