// Answers whether a machine can be reached through the tunnel: a TCP connection that begins at this computer's address in it. Nothing is
// sent. A refusal is an answer: something is there.

import { connect } from 'node:net';

export type Reached = 'answered' | 'refused' | 'no answer';

export interface ReachInput {
  readonly host: string;
  readonly port: number;
  /** This computer's address in the tunnel; without the tunnel the system cannot begin there (EADDRNOTAVAIL). */
  readonly from: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** One try. Throws an AbortError when cancelled. */
export async function reachThrough({ host, port, from, timeoutMs, signal }: ReachInput): Promise<Reached> {
  signal.throwIfAborted();
  const socket = connect({ host, port, localAddress: from, timeout: timeoutMs, signal });
  try {
    return await new Promise<Reached>((resolve) => {
      socket.once('connect', () => resolve('answered'));
      socket.once('timeout', () => resolve('no answer'));
      socket.once('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'no answer'));
    });
  } finally {
    socket.destroy();
    signal.throwIfAborted();
  }
}
