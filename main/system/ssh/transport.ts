// The bytes below an SSH connection: TCP to entry, or a channel through entry to home.

import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import { abortable } from './abortable.ts';
import { throughProblem, unreachedProblem } from './broken-connection.ts';
import type { LabHost } from './lab-hosts.ts';

/** Lost packets are sent again after 1, 3 and 7 s (Linux, macOS) or 3 and 9 s (Windows). */
const connectTimeoutMs = 12_000;

/** TCP to entry. Throws `ssh.unreachable`, `ssh.refused`, `ssh.noRoute`, `ssh.closedAtOnce`, an AbortError. */
export async function openTcp(host: LabHost, signal: AbortSignal): Promise<Socket> {
  // Small packets go back and forth: waiting to fill one would cost 40 ms each time.
  const socket = connect({ host: host.address, port: host.port, noDelay: true });
  try {
    await abortable<void>(signal, (resolve, reject) => {
      const unreachable = (detail: string): void => reject(unreachedProblem(host, detail));
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

/** A channel through entry. Throws `ssh.homeDown`, `ssh.homeRefused`, `ssh.homeNotKnown`, `ssh.homeUnreachable`, `ssh.connectionLost`, an AbortError. */
export async function openThrough(entry: Client, host: LabHost, signal: AbortSignal): Promise<Duplex> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await abortable<Duplex>(signal, (resolve, reject) => {
      // entry itself waits two minutes for a machine that is off.
      timer = setTimeout(() => reject(new LabProblem('ssh.homeDown', { host: host.name }, { retry: 'now' })), connectTimeoutMs);
      entry.forwardOut('127.0.0.1', 0, host.address, host.port, (error, channel) => (error === undefined ? resolve(channel) : reject(throughProblem(host, error))));
    });
  } finally {
    clearTimeout(timer);
  }
}
