// The bytes below an SSH connection: TCP to entry, or a channel through entry to home.

import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import { abortable } from './abortable.ts';
import type { LabHost } from './lab-hosts.ts';

const connectTimeoutMs = 15_000;

/** TCP to entry. Throws `ssh.unreachable`, an AbortError. */
export async function openTcp(host: LabHost, signal: AbortSignal): Promise<Socket> {
  // Small packets go back and forth: waiting to fill one would cost 40 ms each time.
  const socket = connect({ host: host.address, port: host.port, noDelay: true });
  try {
    await abortable<void>(signal, (resolve, reject) => {
      const unreachable = (detail: string): void => reject(new LabProblem('ssh.unreachable', { host: host.name, address: host.address, detail }, { retry: 'now' }));
      socket.setTimeout(connectTimeoutMs, () => unreachable('ETIMEDOUT'));
      socket.on('error', (error: NodeJS.ErrnoException) => unreachable(error.code ?? ''));
      socket.once('connect', () => resolve());
    });
    return socket.setTimeout(0);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** A channel through entry. Refused while entry's own passphrase is still to be changed (reference: platform 8.1): `ssh.homeUnreachable`. */
export function openThrough(entry: Client, host: LabHost, signal: AbortSignal): Promise<Duplex> {
  return abortable<Duplex>(signal, (resolve, reject) => {
    entry.forwardOut('127.0.0.1', 0, host.address, host.port, (error, channel) => {
      if (error === undefined) resolve(channel);
      else reject(new LabProblem('ssh.homeUnreachable', { host: host.name }, { retry: 'now', cause: error }));
    });
  });
}
