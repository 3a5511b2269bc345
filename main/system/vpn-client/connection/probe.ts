// Asks the VPN server for a sign of life over UDP, without a client and without logging in. `no answer` is not `blocked`: a server that
// wants a shared key (tls-auth, tls-crypt) is silent to a packet without it, and only the profile tells.

import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { hasErrorCode } from '../../../core/problem.ts';
import { systemClock } from '../../../core/clock.ts';
import { linkedAbort } from './linked-abort.ts';
import { composeReset, isAnswer, isAnswerOfAnotherKey, sessionIdBytes, type Wrapping } from './reset-packet.ts';

export interface ProbeVerdict {
  /** `other key`: something answers as a VPN server does, but not with our shared key. */
  readonly answer: 'answered' | 'refused' | 'other key' | 'no answer';
  /** What the system said when it was not simply silent. */
  readonly detail?: 'unreachable' | 'no route' | 'name not found' | 'send failed';
}

export interface ProbeInput {
  readonly host: string;
  readonly port: number;
  /** As in the profile; plain when there is none. */
  readonly wrapping?: Wrapping;
  readonly signal: AbortSignal;
  /** When silence is the answer: 4 s when left out. */
  readonly totalMs?: number;
}

/**
 * With a third of the packets lost, one of five gets an answer 97 times of 100. They come from one port, for which servers before 2.6
 * keep one half-open session for a minute.
 */
const tries = 5;
/** The last try is waited for twice as long as there is between two: an answer may take 1.3 s, to the first one 4 s. */
const waits = tries + 1;
const usualTotalMs = 4_000;

/** One verdict from at most five packets. Throws an AbortError when cancelled. */
export async function probeServer({ host, port, wrapping = { kind: 'plain' }, signal, totalMs = usualTotalMs }: ProbeInput): Promise<ProbeVerdict> {
  const socket = createSocket('udp4');
  const limit = linkedAbort(signal);
  try {
    // Only a connected socket hears that a port refuses (ECONNREFUSED).
    const failed = await connectSocket(socket, host, port);
    if (failed !== undefined) return failed;
    const ids: Buffer[] = [];
    const heard = listen(socket, wrapping, ids, limit.signal);
    void sendAll(socket, wrapping, ids, { betweenMs: totalMs / waits, limit });
    const verdict = await heard;
    signal.throwIfAborted();
    return verdict;
  } finally {
    limit.abort();
    socket.close();
  }
}

/** A name that does not resolve comes as the callback's argument, not as an event. */
function connectSocket(socket: Socket, host: string, port: number): Promise<ProbeVerdict | undefined> {
  return new Promise((resolve) => {
    (socket.connect as (port: number, host: string, done: (error?: Error) => void) => void).call(socket, port, host, (error) => resolve(error && verdictOf(error)));
  });
}

/** Each has a session of its own; the time is over when the last one was waited for. */
async function sendAll(socket: Socket, wrapping: Wrapping, ids: Buffer[], { betweenMs, limit }: { betweenMs: number; limit: AbortController }): Promise<void> {
  const { signal } = limit;
  for (let left = waits; left > 0 && !signal.aborted; left -= 1) {
    if (left > 1) send(socket, composeReset(wrapping, addId(ids), systemClock.now()));
    await wait(betweenMs, undefined, { signal }).catch(() => undefined); // ended: the loop sees it
  }
  limit.abort();
}

function addId(ids: Buffer[]): Buffer {
  const sessionId = randomBytes(sessionIdBytes);
  ids.push(sessionId);
  return sessionId;
}

function send(socket: Socket, packet: Buffer): void {
  socket.send(packet, (error) => { if (error) socket.emit('error', error); });
}

/** Packets that are no answer to ours are passed over. */
async function listen(socket: Socket, wrapping: Wrapping, ids: readonly Buffer[], signal: AbortSignal): Promise<ProbeVerdict> {
  let otherwise: ProbeVerdict = { answer: 'no answer' };
  try {
    for (;;) {
      const [packet] = await once(socket, 'message', { signal }) as [Buffer];
      if (ids.some((sessionId) => isAnswer(packet, wrapping, sessionId))) return { answer: 'answered' };
      if (isAnswerOfAnotherKey(packet, wrapping)) otherwise = { answer: 'other key' };
    }
  } catch (error) {
    return signal.aborted ? otherwise : verdictOf(error);
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
