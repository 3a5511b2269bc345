// Following a connection whose login a person types in the client's own window: what the client tells is fed into the same conversation as
// OpenVPN's management talk, and the attempt ends at the first refusal. One login an attempt, also here.

import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../../core/clock.ts';
import { LabProblem } from '../../../core/problem.ts';
import { periodSeconds } from '../../one-time-password/code.ts';
import { codeNeedsMs } from './attempt.ts';
import { beginning, react, type Conversation, type Heard } from './conversation.ts';
import type { ConnectRequest } from './client.ts';

/** `ended by person`: the window was closed, or the connection was ended in it, before anything was refused. */
export type Told = Heard | { readonly kind: 'ended by person' };

export interface TypedLogin {
  /** What the client told since the last call. */
  hear(isLoginGiven: boolean): Promise<readonly Told[]>;
  readonly request: ConnectRequest;
  readonly clock: Clock;
  /** How long to wait between two looks. */
  readonly betweenMs: number;
}

/** Until the client says its first word. OpenVPN GUI may have to start, and waits for its service. */
const firstWordMs = 20_000;
/** How long a person may take to type. */
const typingMs = 5 * 60_000;
/** From the typed login to a connection: OpenVPN gives up after 60 s by itself, and another code would be long run out by then. */
const connectMs = 30_000;

/**
 * Waits for the next window of the code when this one is nearly over, so that the code a person sees when asked can still be used. (What the
 * person types cannot be seen from here.)
 */
export async function waitForFreshCode(clock: Clock, signal: AbortSignal): Promise<void> {
  const leftMs = periodSeconds * 1000 - clock.now() % (periodSeconds * 1000);
  if (leftMs < codeNeedsMs) await wait(leftMs, undefined, { signal });
}

/** Follows until it is connected. Throws `vpn.*`; the caller then ends the connection at once. */
export async function followTypedLogin(typed: TypedLogin): Promise<void> {
  const { request, clock, betweenMs } = typed;
  let now = beginning;
  let isFirst = true;
  let deadline = clock.now() + firstWordMs;
  for (;;) {
    const told = await typed.hear(now.isLoginGiven);
    if (isFirst && told.length > 0) [isFirst, deadline] = [false, clock.now() + typingMs];
    for (const one of told) {
      const next = step(now, one, request);
      if (next === 'connected') return;
      if (isTyping(now) && !isTyping(next)) deadline = clock.now() + connectMs;
      now = next;
    }
    if (told.length === 0 && clock.now() >= deadline) throw tooLate(now, isFirst);
    await wait(betweenMs, undefined, { signal: request.signal });
  }
}

/** The window for the passphrase may come after that for the code; what was typed is sent when all is there. */
function isTyping({ phase, hasServerSpoken }: Conversation): boolean {
  return phase === 'waiting-for-code' && !hasServerSpoken;
}

/** What a client may take to end an attempt when the person wants no more of it; it goes on ending by itself. */
const patienceMs = 300;

/** Waits for the end of what was begun. It is not cancelled with the rest: an attempt must not go on alone. */
export async function endAttempt(ending: Promise<unknown>, signal: AbortSignal): Promise<void> {
  // Why the attempt failed matters more than why it could not be ended.
  const ended = ending.catch(() => undefined);
  await (signal.aborted ? Promise.race([ended, wait(patienceMs)]) : ended);
}

function step(now: Conversation, told: Told, request: ConnectRequest): Conversation | 'connected' {
  if (told.kind === 'ended by person') throw causeOf(now) ?? endedByPerson(now);
  const { next, actions } = react(now, told);
  for (const action of actions) {
    if (action.do === 'connected') return 'connected';
    if (action.do === 'report') request.progress(action.phase);
    if (action.do === 'fail') throw new LabProblem(action.code, action.facts, { retry: action.retry });
  }
  return next;
}

/** Once the login was typed it may have reached the server, and counts. */
function endedByPerson({ isLoginGiven }: Conversation): LabProblem {
  return isLoginGiven ? new LabProblem('vpn.clientStopped', { detail: 'disconnected' }) : new LabProblem('vpn.cancelledInClient', {}, { retry: 'now' });
}

/** A person who closes the window after the client said what is wrong wants to know what is wrong. */
function causeOf({ said }: Conversation): LabProblem | undefined {
  return said && new LabProblem(said.code, said.facts, { retry: said.retry });
}

function tooLate(now: Conversation, isSilent: boolean): LabProblem {
  if (isSilent) return new LabProblem('vpn.clientSilent', {}, { retry: 'now' });
  if (isTyping(now)) return causeOf(now) ?? new LabProblem('vpn.nothingTyped', {}, { retry: 'now' });
  const [action] = react(now, { kind: 'silent' }).actions;
  return action?.do === 'fail' ? new LabProblem(action.code, action.facts, { retry: action.retry }) : new LabProblem('vpn.clientSilent', {}, { retry: 'now' });
}
