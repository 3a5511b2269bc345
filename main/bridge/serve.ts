// The main side of the bridge: who asks is checked first, then what is asked, then the answer. It is the only place where a throw becomes
// an Outcome. It knows no Electron: the entry gives it a way to listen.

import type { z } from 'zod';
import { channelName, type Bridge, type CallContext } from '../../preload/contract/call.ts';
import { bridge, type LabHandlers } from '../../preload/contract/bridge/index.ts';
import type { Outcome } from '../../preload/contract/problems.ts';
import { toProblem } from '../core/problem.ts';

/** One message from a window: whether its sender is our page, and what it sent. */
export interface Message {
  readonly trusted: boolean;
  readonly input: unknown;
}

export interface Listening {
  handle(channel: string, answer: (message: Message) => Promise<unknown>): void;
  /** A bug, with what is safe to log. */
  report(channel: string, error: unknown): void;
}

const inputLimitCharacters = 64 * 1024;
type Handler = (input: unknown, context: CallContext) => Promise<unknown>;

/** Connects the handlers to the bridge's calls, and the cancelling of each. */
export function serve(handlers: LabHandlers, listening: Listening): void {
  const running = new Map<string, AbortController>();
  for (const [area, entries] of Object.entries(bridge as Bridge)) {
    for (const [name, entry] of Object.entries(entries)) {
      if (entry.kind !== 'call') continue;
      const handler = (handlers as unknown as Record<string, Record<string, Handler>>)[area]?.[name];
      if (handler === undefined) throw new Error(`no handler for ${area}.${name}`);
      const channel = channelName(area, name);
      listening.handle(channel, (message) => answer({ channel, entry, handler, running, listening }, message));
    }
  }
  listening.handle('lab:cancel', (message) => cancel(running, message));
}

interface Served {
  readonly channel: string;
  readonly entry: { readonly input: z.ZodType; readonly output: z.ZodType };
  readonly handler: Handler;
  readonly running: Map<string, AbortController>;
  readonly listening: Listening;
}

async function answer(served: Served, { trusted, input }: Message): Promise<Outcome<unknown>> {
  const parsed = trusted && isPlain(input) && isSmall(input) ? served.entry.input.safeParse(input) : undefined;
  if (parsed?.success !== true) return { ok: false, problem: { code: 'bridge.refused', retry: 'never', facts: {} } };
  if (served.running.has(served.channel)) return { ok: false, problem: { code: 'engine.busy', retry: 'now', facts: {} } };
  const abort = new AbortController();
  served.running.set(served.channel, abort);
  try {
    const value = await served.handler(parsed.data, { signal: abort.signal });
    return { ok: true, value: served.entry.output.parse(value) };
  } catch (error) {
    const problem = toProblem(error);
    if (problem.code === 'internal') served.listening.report(served.channel, error);
    return { ok: false, problem };
  } finally {
    served.running.delete(served.channel);
  }
}

/** A map or a date has no keys of its own and would pass for an empty object. */
function isPlain(input: unknown): boolean {
  return Object.prototype.toString.call(input) === '[object Object]';
}

/** Structured clones can be huge or cyclic; nothing we accept is either. */
function isSmall(input: unknown): boolean {
  try {
    return (JSON.stringify(input) ?? '').length <= inputLimitCharacters;
  } catch {
    return false; // cyclic, or holds what JSON cannot: never ours
  }
}

async function cancel(running: ReadonlyMap<string, AbortController>, { trusted, input }: Message): Promise<void> {
  if (trusted && typeof input === 'string') running.get(`lab:${input}`)?.abort();
}
