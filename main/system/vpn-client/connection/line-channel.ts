// Lines over a local socket, read one at a time with a time limit. Used for OpenVPN's management interface and its practice stand-in.

import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { hasErrorCode, LabProblem } from '../../../core/problem.ts';
import type { Secret } from '../../../core/secret.ts';
import { linkedAbort } from './linked-abort.ts';

export type Reading = { readonly kind: 'line'; readonly line: string } | { readonly kind: 'silent' } | { readonly kind: 'closed' };

export interface LineChannel {
  /** The next line, without its end. `silent` when none came in time. Throws an AbortError when cancelled. */
  read(timeoutMs: number, signal: AbortSignal): Promise<Reading>;
  /** Sends a text, or a secret, whose bytes are overwritten when it has left. */
  send(content: string | Secret): Promise<void>;
  close(): void;
}

/** More than any line OpenVPN writes; what is longer is not its management interface. */
const lineLimitBytes = 64 * 1024;
const between = 20;

/** Connects, and tries again until the other side listens. Throws `vpn.clientStopped` when it does not in time. */
export async function openLineChannel(target: NetConnectOpts, timeoutMs: number, signal: AbortSignal): Promise<LineChannel> {
  for (let leftMs = timeoutMs; ; leftMs -= between) {
    const socket = await tryConnect(target);
    if (socket !== undefined) return channelOver(socket);
    if (leftMs <= 0) throw new LabProblem('vpn.clientStopped', { detail: 'socket' }, { retry: 'now' });
    await wait(between, undefined, { signal });
  }
}

async function tryConnect(target: NetConnectOpts): Promise<Socket | undefined> {
  const socket = connect(target);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    // Not there yet or no more, busy, or another user's.
    if (hasErrorCode(error, 'ENOENT', 'ECONNREFUSED', 'EAGAIN', 'EACCES')) return undefined;
    throw error;
  }
}

interface Inbox {
  readonly lines: string[];
  rest: string;
  isClosed: boolean;
  /** Wakes who waits for a line. */
  wake(): void;
}

function channelOver(socket: Socket): LineChannel {
  const inbox: Inbox = { lines: [], rest: '', isClosed: false, wake: () => undefined };
  socket.setEncoding('latin1');
  socket.on('data', (piece: string) => {
    const pieces = (inbox.rest + piece).split(/\r?\n/);
    inbox.rest = pieces.pop() ?? '';
    inbox.lines.push(...pieces);
    if (inbox.rest.length > lineLimitBytes) socket.destroy();
    inbox.wake();
  });
  // An error is always followed by `close`, and what it means is the same.
  socket.on('error', () => undefined);
  socket.on('close', () => { inbox.isClosed = true; inbox.wake(); });
  return { read: (timeoutMs, signal) => readLine(inbox, timeoutMs, signal), send: (content) => send(socket, content), close: () => socket.destroy() };
}

async function readLine(inbox: Inbox, timeoutMs: number, signal: AbortSignal): Promise<Reading> {
  signal.throwIfAborted();
  if (inbox.lines.length === 0 && !inbox.isClosed) await wakeUp(inbox, timeoutMs, signal);
  const line = inbox.lines.shift();
  if (line !== undefined) return { kind: 'line', line };
  return { kind: inbox.isClosed ? 'closed' : 'silent' };
}

async function wakeUp(inbox: Inbox, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const done = linkedAbort(signal);
  const woken = new Promise<void>((resolve) => { inbox.wake = resolve; });
  const late = wait(Math.max(0, timeoutMs), undefined, { signal: done.signal });
  try {
    await Promise.race([woken, late]);
  } finally {
    done.abort();
    late.catch(() => undefined); // ended by `done`, which is no failure
  }
}

async function send(socket: Socket, content: string | Secret): Promise<void> {
  const bytes = typeof content === 'string' ? content : content.reveal();
  // A socket that is closed already says so to the reader.
  await new Promise<void>((resolve) => { socket.write(bytes, () => resolve()); });
  if (typeof content !== 'string') content.wipe();
}
