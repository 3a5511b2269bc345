// One connection to a kista. The server must show the host key whose SHA-256 fingerprint stands in the transfer information, before anything
// else is said to it; its banner goes to the caller before the key is offered; one key, one try, and no other way of logging in, ever. The
// person's known_hosts is neither read nor written, and no agent is asked.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import ssh2, { type Client, type ConnectConfig, type ParsedKey, type SFTPWrapper, type ServerHostKeyAlgorithm } from 'ssh2';
import type { TransferInformation } from '../../../preload/contract/kista.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { abortable } from '../../system/ssh/abortable.ts';
import { allowedAlgorithms } from '../../system/ssh/algorithms.ts';
import { fingerprintOf } from '../../system/ssh/known-hosts.ts';
import { brokenProblem, isOtherKeyType, type Reached } from './broken.ts';
import { createKeyLogin, readKey, type KeyLogin } from './login.ts';
import { openSocket } from './socket.ts';

export interface KistaTarget {
  /** Checked before. */
  readonly information: TransferInformation;
  /** The IPv4 address to connect to. */
  readonly address: string;
  /** An OpenSSH or PEM private key file, as it is. */
  readonly key: { readonly content: Buffer; readonly passphrase?: Secret };
  /** Gets the banner as the server sent it, or '', before the key is offered; throws when the person has not acknowledged this one. */
  readonly onBanner: (banner: string) => void;
}

export interface OpenKista {
  readonly client: Client;
  readonly sftp: SFTPWrapper;
  readonly banner: string;
  readonly fingerprint: string;
  /** The server's first line, for example `SSH-2.0-OpenSSH_9.2`. */
  readonly greeting: string;
  /** Which kind of host key was the right one: the next connection asks for it first. */
  readonly hostKeys: HostKeyKind;
  /** Fulfilled when the connection has ended, by whomever. */
  readonly closed: Promise<void>;
  close(): void;
}

/** A server has one key of each kind, and shows one for each connection: the one that is asked for. */
const hostKeyKinds = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'rsa'] as const;
export type HostKeyKind = (typeof hostKeyKinds)[number];

/** Until the keys are exchanged, and again until files can be asked for. */
const handshakeTimeoutMs = 20_000;

/**
 * Opens a connection for files. The transfer information has one fingerprint and a server has several keys, so each kind is asked for until
 * one fits. Throws `kista.noAnswer`, `.refused`, `.noRoute`, `.blockedHere`, `.closedAtOnce`, `.silent`, `.notSsh`, `.noSecureConnection`,
 * `.otherFingerprint`, `.loginNotOffered`, `.keyRefused`, `.keyUnreadable`, `.passphraseMissing`, `.passphraseWrong`, `.noFileTransfer`,
 * `.connectionLost`, what `onBanner` throws, an AbortError.
 */
export async function openKista(target: KistaTarget, signal: AbortSignal, first?: HostKeyKind): Promise<OpenKista> {
  const key = readKey(target.key);
  const kinds = [...hostKeyKinds].sort((one, other) => Number(other === first) - Number(one === first));
  const found: string[] = [];
  let shared: unknown;
  for (const kind of kinds) {
    const attempt = createAttempt(target, key, kind);
    try {
      return await openOnce(attempt, signal);
    } catch (error) {
      if (attempt.otherFingerprint !== undefined) found.push(attempt.otherFingerprint);
      else if (isOtherKeyType(error)) shared ??= brokenProblem({ ...attempt.reached, error });
      else throw attempt.login.failure() ?? error;
    }
  }
  if (found.length === 0) throw shared;
  throw new LabProblem('kista.otherFingerprint', { ...factsOf(target), expected: target.information.fingerprint, found: found.join(', ') });
}

interface Attempt {
  readonly target: KistaTarget;
  readonly kind: HostKeyKind;
  readonly login: KeyLogin;
  readonly reached: Reached;
  /** Set when the server showed a key that is not the right one. */
  otherFingerprint?: string;
}

function createAttempt(target: KistaTarget, key: ParsedKey, kind: HostKeyKind): Attempt {
  const facts = factsOf(target);
  return { target, kind, reached: { facts, said: '', isSecure: false }, login: createKeyLogin({ user: target.information.user, key, facts, onBanner: target.onBanner }) };
}

function factsOf({ information, address }: KistaTarget): Readonly<Record<'host' | 'port' | 'address', string>> {
  return { host: information.host, port: String(information.port), address };
}

async function openOnce(attempt: Attempt, signal: AbortSignal): Promise<OpenKista> {
  const { target, reached, login, kind } = attempt;
  const client = new ssh2.Client();
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  const sock = await openSocket(target.address, target.information.port, reached.facts, signal);
  try {
    await abortable<void>(signal, (resolve, reject) => handshake({ client, sock, attempt, resolve, reject }));
    login.acknowledged();
    const sftp = await abortable<SFTPWrapper>(signal, (resolve, reject) => askForFiles(client, reached, resolve, reject));
    const greeting = /^SSH-[^\r\n]*/m.exec(reached.said)?.[0] ?? '';
    const close = (): void => { client.destroy(); };
    return { client, sftp, banner: login.banner(), fingerprint: target.information.fingerprint, greeting, hostKeys: kind, closed, close };
  } catch (error) {
    client.destroy();
    sock.destroy();
    throw error;
  }
}

interface Handshake {
  readonly client: Client;
  readonly sock: Socket;
  readonly attempt: Attempt;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

function handshake({ client, sock, attempt, resolve, reject }: Handshake): void {
  const { target: { information }, kind, login, reached } = attempt;
  const timer = setTimeout(() => reject(new LabProblem('kista.silent', reached.facts, { retry: 'now' })), handshakeTimeoutMs);
  const settle = (act: () => void) => (): void => { clearTimeout(timer); act(); };
  // Stays for the life of the connection: an error that nobody hears would end the program.
  client.on('error', (error) => settle(() => reject(isOtherKeyType(error) ? error : brokenProblem({ ...reached, error })))());
  client.once('close', settle(() => reject(brokenProblem(reached))));
  client.once('handshake', () => { reached.isSecure = true; });
  client.once('ready', settle(resolve));
  client.on('banner', login.heard);
  sock.on('data', (piece: Buffer) => { if (reached.said.length < saidLimit) reached.said += piece.toString('latin1', 0, saidLimit); });
  login.onFailure(settle(() => reject(login.failure())));
  client.connect({
    sock, username: information.user, readyTimeout: 0, authHandler: login.next, algorithms: algorithmsFor(kind),
    hostVerifier: (key: Buffer) => isRightKey(key, information.fingerprint) || refuse(attempt, key),
  });
}

/** Enough for the greeting and for what is no greeting. */
const saidLimit = 1000;

function algorithmsFor(kind: HostKeyKind): NonNullable<ConnectConfig['algorithms']> {
  const { kex, cipher, hmac, compress, serverHostKey } = allowedAlgorithms;
  const wanted: ServerHostKeyAlgorithm[] = serverHostKey.filter((name) => name === kind || (kind === 'rsa' && name.startsWith('rsa-')));
  return { kex: [...kex], cipher: [...cipher], hmac: [...hmac], compress: [...compress], serverHostKey: wanted };
}

/** SHA-256 of the key, compared without telling by the time it takes where they differ. */
function isRightKey(key: Buffer, fingerprint: string): boolean {
  const wanted = Buffer.from(fingerprint.replace(/^SHA256:/, ''), 'base64');
  const shown = createHash('sha256').update(key).digest();
  return wanted.length === shown.length && timingSafeEqual(wanted, shown);
}

function refuse(attempt: Attempt, key: Buffer): false {
  attempt.otherFingerprint = fingerprintOf(key);
  return false;
}

function askForFiles(client: Client, reached: Reached, resolve: (sftp: SFTPWrapper) => void, reject: (reason: unknown) => void): void {
  const refused = (cause?: unknown): void => reject(new LabProblem('kista.noFileTransfer', reached.facts, { cause }));
  const timer = setTimeout(refused, handshakeTimeoutMs);
  client.once('close', () => refused());
  client.sftp((error, sftp) => {
    clearTimeout(timer);
    // Stays: see above.
    sftp?.on('error', () => undefined);
    if (error === undefined || error === null) resolve(sftp);
    else refused(error);
  });
}
