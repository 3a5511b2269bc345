// One SSH connection to entry, or through entry to home. Before a secret is sent: the way to entry must lead through the tunnel, the
// machine must show the recorded key, and the login must be noted against being locked out. One method and one try for each connection.

import type { Duplex } from 'node:stream';
import ssh2, { type Client, type ConnectConfig, type ServerHostKeyAlgorithm } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import type { TunnelProof } from '../vpn-client/tunnel-proof.ts';
import { abortable } from './abortable.ts';
import { allowedAlgorithms } from './algorithms.ts';
import type { LoginGuard } from './attempts.ts';
import { brokenProblem } from './broken-connection.ts';
import { keyProblem, readKnownKeys, wantedAlgorithms } from './host-key.ts';
import type { HostKey } from './known-hosts.ts';
import { commandByHand, type LabHost } from './lab-hosts.ts';
import { createLoginHandler, type Login } from './login.ts';
import { addOutput, emptyScreen, transcriptOf } from './terminal-text.ts';
import { usualPace, type Pace } from './terminal.ts';
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
  /** Notes that another connection leads through this one, until the answer is called. */
  carry(): () => void;
  isCarrying(): boolean;
  close(): void;
}

/** Until the keys are exchanged; that takes six ways to and fro. */
const handshakeTimeoutMs = 20_000;
/** With the login, within which a passphrase may be changed; however much the machine says. */
const readyTimeoutMs = 90_000;
/** A machine that answers to none of four signs of life is gone: before the patience with one that says nothing ends (`usualPace`). */
const signsOfLife = { keepaliveInterval: 3000, keepaliveCountMax: 3 };
const firstWordsLimit = 1000;

/** Logs in. `via` is the open connection to entry when the machine is home. Throws `vpn.notProved`, `ssh.*`, an AbortError. */
export async function openConnection(host: LabHost, login: Login, wire: Wire, via?: Connection): Promise<Connection> {
  const known = await readKnownKeys(wire.knownHostsFile, host);
  const prove = (): Promise<void> => proveRoute(via?.host ?? host, wire);
  await prove();
  const client = new ssh2.Client();
  const handler = createLoginHandler({ host, login, guard: wire.guard, prove, giveUp: () => client.destroy() });
  client.on('banner', handler.heard);
  const leave = via?.carry() ?? ((): void => undefined);
  try {
    await handshake(client, host, wire, {
      sock: await openTransport(host, wire.signal, via),
      algorithms: algorithmsWith(wantedAlgorithms(known)),
      hostVerifier: (key: HostKey) => handler.note(keyProblem(known, key, host, wire.knownHostsFile)),
      authHandler: handler.next,
    });
    await handler.accepted();
    client.once('close', leave);
    return connectionOf(host, client, leave);
  } catch (error) {
    leave();
    client.destroy();
    throw handler.failure() ?? error;
  }
}

function connectionOf(host: LabHost, client: Client, leave: () => void): Connection {
  const carried = new Set<object>();
  const carry = (): () => void => {
    const one = {};
    carried.add(one);
    return () => { carried.delete(one); };
  };
  return { host, client, carry, isCarrying: () => carried.size > 0, close: () => {
    leave();
    closeSoon(client);
  } };
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
  const leave = via?.carry();
  let shown: HostKey | undefined;
  const hostVerifier = (key: HostKey): boolean => {
    shown = Buffer.from(key);
    return false;
  };
  try {
    await handshake(client, host, wire, { sock: await openTransport(host, wire.signal, via), algorithms: algorithmsWith(wantedAlgorithms([])), hostVerifier });
  } catch (error) {
    // To refuse the key is how this ends.
    if (shown === undefined) throw error;
  } finally {
    leave?.();
    client.destroy();
  }
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

async function handshake(client: Client, host: LabHost, { signal, pace = usualPace }: Wire, config: ConnectConfig & { readonly sock: Duplex }): Promise<void> {
  const reached = { host, said: '', isSecure: false };
  let timer: NodeJS.Timeout | undefined;
  const hearLogin = (): void => { timer?.refresh(); };
  try {
    await abortable<void>(signal, (resolve, reject) => {
      const silentAfter = (ms: number): NodeJS.Timeout => setTimeout(() => reject(new LabProblem('ssh.silent', { host: host.name }, { retry: 'now' })), ms);
      // Stays for the life of the connection: an error that nobody hears would end the program.
      client.on('error', (error) => reject(brokenProblem({ ...reached, error })));
      client.once('close', () => reject(brokenProblem(reached)));
      // A channel through entry stays half open when home is gone, and ssh2 then waits for ever: its timers have stopped (lib/client.js).
      client.once('end', () => config.sock.destroy());
      client.once('handshake', () => {
        reached.isSecure = true;
        clearTimeout(timer);
        timer = silentAfter(pace.loginSilenceMs);
        config.sock.on('data', hearLogin);
      });
      client.once('ready', () => resolve());
      // A server that asks for a new passphrase in the way of RFC 4252 8; OpenSSH never does.
      client.once('change password', (message) => reject(new LabProblem('ssh.unknownPrompt', { host: host.name, transcript: shown(message), command: commandByHand(host) })));
      timer = silentAfter(handshakeTimeoutMs);
      client.connect({ username: host.user, readyTimeout: readyTimeoutMs, ...signsOfLife, ...config });
      hearFirstWords(config.sock, (piece) => { reached.said += piece; });
    });
  } finally {
    clearTimeout(timer);
    config.sock.off('data', hearLogin);
  }
}

/** Listens along with the client library: what does not speak SSH is told apart from what hangs up. */
function hearFirstWords(sock: Duplex, tell: (piece: string) => void): void {
  let left = firstWordsLimit;
  const hear = (piece: Buffer): void => {
    tell(piece.toString('latin1', 0, left));
    left -= piece.length;
    if (left <= 0) sock.off('data', hear);
  };
  sock.on('data', hear);
}

function shown(message: string): string {
  return transcriptOf(addOutput(emptyScreen, message));
}
