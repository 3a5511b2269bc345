// One attempt to connect, over OpenVPN's management interface: hears, reacts, answers. It ends with a tunnel or a problem, and in time:
// a code that was handed over must never reach the server after its window.

import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../../core/clock.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { Secret } from '../../../core/secret.ts';
import { beginning, react, type Action, type Conversation, type Heard } from './conversation.ts';
import type { LineChannel } from './line-channel.ts';
import { answerLogin, answerPassphrase, askState, isSendable, readManagementLine, releaseHold, subscribe, type Challenge } from './management.ts';
import type { VpnPhase } from './phases.ts';

export interface Login {
  readonly user: string;
  readonly passphrase: Secret | undefined;
  /** Answers a one-time code that is good for `codeNeedsMs` more, waiting for it if need be. Asked for at most once. */
  nextCode(): Promise<Secret>;
  readonly signal: AbortSignal;
  progress(phase: VpnPhase): void;
}

/** How long a code must be good for when it is handed over, and how long it may then take until the server has accepted it. */
export const codeNeedsMs = 12_000;
/** From the accepted login to the routes. */
const setUpMs = 20_000;
/** Until the first question; OpenVPN asks at once. */
const firstWordMs = 5_000;
/** A server that is started anew is back by then. */
const refusedMs = 4_000;

/** OpenVPN answers at once, unless somebody else talks to it: it takes one at a time. */
const answerMs = 1_000;

/** Logs in once. Answers this computer's address in the tunnel. Throws `vpn.*` problems; the caller then ends OpenVPN. */
export async function attemptLogin(channel: LineChannel, login: Login, clock: Clock): Promise<string> {
  let now = beginning;
  let deadline = clock.now() + firstWordMs;
  await channel.send(subscribe);
  for (;;) {
    const reading = await channel.read(deadline - clock.now(), login.signal);
    const { next, actions } = react(now, reading.kind === 'line' ? readManagementLine(reading.line) : await judgeSilence(reading, channel, login.signal));
    for (const action of actions) {
      if (action.do === 'connected') return action.address;
      if (action.do === 'fail') throw new LabProblem(action.code, action.facts, { retry: action.retry });
      await carryOut(action, channel, login);
    }
    deadline = deadlineAfter(now, next, deadline, clock);
    now = next;
  }
}

/** A program that does not even say its state is not waiting for the server: it hangs. */
async function judgeSilence({ kind }: { kind: 'silent' | 'closed' }, channel: LineChannel, signal: AbortSignal): Promise<Heard> {
  if (kind === 'closed') return { kind };
  await channel.send(askState);
  const answer = await channel.read(answerMs, signal);
  return { kind: answer.kind === 'line' ? 'silent' : 'closed' };
}

function deadlineAfter(before: Conversation, after: Conversation, deadline: number, clock: Clock): number {
  if (after.isLoginGiven && !before.isLoginGiven) return clock.now() + codeNeedsMs;
  if (after.isAccepted && !before.isAccepted) return clock.now() + setUpMs;
  return isRefused(after) && !isRefused(before) ? Math.min(deadline, clock.now() + refusedMs) : deadline;
}

/** The server's computer says that no server is there: it was asked a moment ago and answered, so this one has just ended. */
function isRefused({ said }: Conversation): boolean {
  return said?.facts['answer'] === 'refused';
}

async function carryOut(action: Exclude<Action, { do: 'connected' | 'fail' }>, channel: LineChannel, login: Login): Promise<void> {
  switch (action.do) {
    case 'report': return login.progress(action.phase);
    case 'release-hold': {
      await wait(action.afterSeconds * 1000, undefined, { signal: login.signal });
      return channel.send(releaseHold);
    }
    case 'give-passphrase': return channel.send(answerPassphrase(passphraseOf(login)));
    case 'give-login': return giveLogin(channel, login, action.challenge);
  }
}

function passphraseOf({ passphrase }: Login): Secret {
  if (passphrase === undefined) throw new LabProblem('vpn.passphraseMissing');
  if (!isSendable(passphrase)) throw new LabProblem('vpn.wrongPassphrase');
  return passphrase;
}

async function giveLogin(channel: LineChannel, login: Login, challenge: Challenge | undefined): Promise<void> {
  login.progress('waiting-for-code');
  const code = await login.nextCode();
  login.signal.throwIfAborted();
  await channel.send(answerLogin(login.user, code, challenge));
}

/** This computer's address in the tunnel when OpenVPN says that it is connected now; undefined when it says otherwise or nothing. */
export async function readConnectedAddress(channel: LineChannel, signal: AbortSignal): Promise<string | undefined> {
  await channel.send(askState);
  for (;;) {
    const reading = await channel.read(answerMs, signal);
    if (reading.kind !== 'line' || reading.line === 'END') return undefined;
    const message = readManagementLine(reading.line);
    if (message.kind === 'state') return message.state === 'CONNECTED' ? message.address : undefined;
  }
}
