// Connecting with NetworkManager's command line program, as data: what to run, the secrets in its format, and what its answers say.
// Tried with 1.42.4 and its OpenVPN plug-in 1.10.2. Which connections there are is for network-manager/. Pure.

import { Secret } from '../../../core/secret.ts';
import type { Command, CommandResult } from '../../command.ts';

const program = '/usr/bin/nmcli';
const timeoutMs = 10_000;
/** We look after the time ourselves; this is only longer. */
const upTimeoutMs = 60_000;

/** Connects, and answers NetworkManager's question for secrets from a file, again and again as long as it runs. */
export function composeUp(uuid: string, secretsFile: string): Command {
  return { program, args: ['--wait', '50', 'connection', 'up', 'uuid', uuid, 'passwd-file', secretsFile], timeoutMs: upTimeoutMs };
}

/** Ends the connection, also one that is still being made. Exit code 10: it was not active. */
export function composeDown(uuid: string): Command {
  return { program, args: ['connection', 'down', 'uuid', uuid], timeoutMs, okCodes: [0, 10] };
}

export function askConnection(uuid: string): Command {
  return { program, args: ['--terse', '--escape', 'no', 'connection', 'show', 'uuid', uuid], timeoutMs };
}

/** The secrets as `passwd-file` wants them: a line for each, `\` doubled (without that the passphrase arrives changed: tried). */
export function composeSecrets(code: Secret, passphrase: Secret | undefined): Secret {
  const lines = [line('vpn.secrets.password:', code), ...(passphrase === undefined ? [] : [line('vpn.secrets.cert-pass:', passphrase)])];
  const all = new Secret(Buffer.concat(lines));
  for (const one of lines) one.fill(0);
  return all;
}

function line(start: string, secret: Secret): Buffer {
  const escaped = [...secret.reveal()].flatMap((byte) => (byte === 0x5c ? [byte, byte] : [byte]));
  return Buffer.concat([Buffer.from(start, 'ascii'), Buffer.from(escaped), Buffer.from('\n')]);
}

export type Progress =
  /** Not active: never was, or not any more. */
  | { readonly state: 'inactive' }
  | { readonly state: 'preparing' | 'asking' | 'connecting' | 'addresses' }
  | { readonly state: 'connected'; readonly address: string };

/** NMVpnConnectionState of libnm. */
const states = { 1: 'preparing', 2: 'asking', 3: 'connecting', 4: 'addresses' } as const;

/** How far a connection is. Undefined when the connection itself is gone (exit code 10). */
export function readProgress({ exitCode, stdout }: CommandResult): Progress | undefined {
  if (exitCode !== 0) return undefined;
  const text = stdout.toString('utf8');
  const state = Number(/^VPN\.VPN-STATE:(\d+)/m.exec(text)?.[1] ?? 0);
  const address = /^IP4\.ADDRESS\[1\]:([\d.]+)\//m.exec(text)?.[1];
  if (state === 5) return { state: 'connected', address: address ?? '' };
  return { state: state === 1 || state === 2 || state === 3 || state === 4 ? states[state] : 'inactive' };
}
