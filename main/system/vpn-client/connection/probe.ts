// Asks the VPN server for a sign of life over UDP, without a client and without logging in. `no answer` is not `blocked`: a server that
// wants a shared key (tls-auth, tls-crypt) is silent to a packet without it, and only the profile tells.

import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { hasErrorCode } from '../../../core/problem.ts';
import { systemClock } from '../../../core/clock.ts';
import { linkedAbort } from './linked-abort.ts';
import { composeReset, isAnswer, sessionIdBytes, type Wrapping } from './reset-packet.ts';

export interface ProbeVerdict {
  readonly answer: 'answered' | 'refused' | 'no answer';
  /** What the system said when it was not simply silent. */
  readonly detail?: 'unreachable' | 'no route' | 'name not found' | 'send failed';
}

export interface ProbeInput {
  readonly host: string;
  readonly port: number;
  /** As in the profile; plain when there is none. */
  readonly wrapping?: Wrapping;
  readonly signal: AbortSignal;
  readonly waitMs?: number;
}

/** Servers before 2.6 keep a half-open session for each try for a minute, so there are few. */
const tries = 3;
const defaultWaitMs = 2_000;

/** One verdict from at most three packets, each waited for `waitMs` (2 s). Throws an AbortError when cancelled. */
export async function probeServer({ host, port, wrapping = { kind: 'plain' }, signal, waitMs = defaultWaitMs }: ProbeInput): Promise<ProbeVerdict> {
  const socket = createSocket('udp4');
  try {
    // Only a connected socket hears that a port refuses (ECONNREFUSED).
    const failed = await connectSocket(socket, host, port);
    if (failed !== undefined) return failed;
    for (let left = tries; left > 0; left -= 1) {
      const verdict = await withinTime(signal, waitMs, (limited) => tryOnce(socket, wrapping, limited));
      signal.throwIfAborted();
      if (verdict !== undefined) return verdict;
    }
    return { answer: 'no answer' };
  } finally {
    socket.close();
  }
}

/** A name that does not resolve comes as the callback's argument, not as an event. */
function connectSocket(socket: Socket, host: string, port: number): Promise<ProbeVerdict | undefined> {
  return new Promise((resolve) => {
    (socket.connect as (port: number, host: string, done: (error?: Error) => void) => void).call(socket, port, host, (error) => resolve(error && verdictOf(error)));
  });
}

async function withinTime<T>(signal: AbortSignal, waitMs: number, work: (limited: AbortSignal) => Promise<T>): Promise<T> {
  const limit = linkedAbort(signal);
  const timer = setTimeout(() => limit.abort(), waitMs);
  return work(limit.signal).finally(() => {
    clearTimeout(timer);
    limit.abort();
  });
}

async function tryOnce(socket: Socket, wrapping: Wrapping, signal: AbortSignal): Promise<ProbeVerdict | undefined> {
  const sessionId = randomBytes(sessionIdBytes);
  const heard = listen(socket, wrapping, sessionId, signal);
  socket.send(composeReset(wrapping, sessionId, systemClock.now()), (error) => { if (error) socket.emit('error', error); });
  return heard;
}

/** Packets that are no answer to ours are passed over. Undefined when the time is over. */
async function listen(socket: Socket, wrapping: Wrapping, sessionId: Buffer, signal: AbortSignal): Promise<ProbeVerdict | undefined> {
  try {
    for (;;) {
      const [packet] = await once(socket, 'message', { signal }) as [Buffer];
      if (isAnswer(packet, wrapping, sessionId)) return { answer: 'answered' };
    }
  } catch (error) {
    if (signal.aborted) return undefined;
    return verdictOf(error);
  }
}

function verdictOf(error: unknown): ProbeVerdict {
  if (hasErrorCode(error, 'ECONNREFUSED')) return { answer: 'refused' };
  if (hasErrorCode(error, 'EHOSTUNREACH')) return { answer: 'refused', detail: 'unreachable' };
  if (hasErrorCode(error, 'ENETUNREACH')) return { answer: 'no answer', detail: 'no route' };
  if (hasErrorCode(error, 'ENOTFOUND', 'EAI_AGAIN')) return { answer: 'no answer', detail: 'name not found' };
  if (hasErrorCode(error, 'EPERM', 'EACCES')) return { answer: 'no answer', detail: 'send failed' };
  throw error;
}
