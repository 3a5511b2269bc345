// What to do at each thing that OpenVPN says during one attempt to connect, and what it means when the attempt ends. One login an
// attempt: the first restart of OpenVPN ends it, so that no code is ever sent twice and nothing is tried behind the person's back. Pure.

import type { ProblemCode, ProblemFacts, Retry } from '../../../../preload/contract/problems.ts';
import { openVpnPhrases } from '../../log-phrases/openvpn.ts';
import { findCause, findPhrase } from '../../log-phrases/phrase.ts';
import type { Challenge, ManagementMessage } from './management.ts';
import type { VpnPhase } from './phases.ts';

/** `silent`: nothing was said for as long as one waits; `closed`: OpenVPN is gone. */
export type Heard = ManagementMessage | { readonly kind: 'silent' } | { readonly kind: 'closed' };

export type Action =
  | { readonly do: 'release-hold'; readonly afterSeconds: number }
  | { readonly do: 'give-passphrase' }
  | { readonly do: 'give-login'; readonly challenge?: Challenge }
  | { readonly do: 'report'; readonly phase: VpnPhase }
  | { readonly do: 'connected'; readonly address: string }
  | { readonly do: 'fail'; readonly code: ProblemCode; readonly retry: Retry; readonly facts: ProblemFacts };

/** What is known so far. */
export interface Conversation {
  readonly phase: VpnPhase;
  readonly isLoginGiven: boolean;
  readonly isPassphraseGiven: boolean;
  /** The server sent a first packet: no firewall is in the way. */
  readonly hasServerSpoken: boolean;
  /** The server took the login; what it sends now are settings. */
  readonly isAccepted: boolean;
  /** What the log says is wrong. It may still go well. */
  readonly said?: NonNullable<ReturnType<typeof findCause>>;
}

export interface Reaction {
  readonly next: Conversation;
  readonly actions: readonly Action[];
}

export const beginning: Conversation = { phase: 'waiting-for-code', isLoginGiven: false, isPassphraseGiven: false, hasServerSpoken: false, isAccepted: false };

/** What to do at what was heard. After `connected` or `fail` there is nothing more to hear. */
export function react(now: Conversation, heard: Heard): Reaction {
  switch (heard.kind) {
    // A hold after the login is a second attempt of OpenVPN's own.
    case 'hold': return now.isLoginGiven ? failWith(now) : act(now, { do: 'release-hold', afterSeconds: heard.seconds });
    case 'asks-passphrase': return now.isPassphraseGiven ? fail(now, 'vpn.wrongPassphrase') : act({ ...now, isPassphraseGiven: true }, { do: 'give-passphrase' });
    case 'asks-login': return now.isLoginGiven ? fail(now, 'vpn.codeRefused', 'now') : act({ ...now, isLoginGiven: true }, giveLogin(heard.challenge));
    case 'asks-other': return fail(now, 'vpn.unknownQuestion', 'never', { name: heard.what });
    case 'refused': return refused(now, heard.what);
    case 'fatal': return endFatally(now, heard.text);
    case 'log': return hear(learn(now, heard.text), heard.text);
    case 'state': return enter(now, heard.state, heard.detail, heard.address);
    case 'silent': return failWith(now);
    // Before an end of its own OpenVPN says EXITING: this one was ended from outside.
    case 'closed': return now.said === undefined ? fail(now, 'vpn.clientStopped', 'now', { detail: 'closed' }) : failWith(now);
    case 'other': return { next: now, actions: [] };
  }
}

function act(next: Conversation, action: Action): Reaction {
  return { next, actions: [action] };
}

function giveLogin(challenge: Challenge | undefined): Action {
  return { do: 'give-login', ...(challenge && { challenge }) };
}

function fail(now: Conversation, code: ProblemCode, retry: Retry = 'after-fix', facts: ProblemFacts = {}): Reaction {
  return act(now, { do: 'fail', code, retry, facts });
}

function refused(now: Conversation, what: 'login' | 'passphrase' | 'other-question'): Reaction {
  if (what === 'other-question') return fail(now, 'vpn.unknownQuestion', 'never', { name: 'CRV1' });
  if (what === 'passphrase') return fail(now, 'vpn.wrongPassphrase');
  // The log names the server's reason, which may be another than the code.
  return now.said === undefined || now.said.cause.onceAnswered !== undefined ? fail(now, 'vpn.codeRefused', 'now') : failWith(now);
}

/** The state stays AUTH while certificates are shown and while the login is judged; the log says when the first is over (2.6.14). */
function hear(now: Conversation, text: string): Reaction {
  if (now.phase !== 'handshake' || !text.startsWith('VERIFY OK: depth=0')) return { next: now, actions: [] };
  return act({ ...now, phase: 'authentication' }, { do: 'report', phase: 'authentication' });
}

const phaseOf: Readonly<Record<string, VpnPhase>> = {
  RESOLVE: 'resolving', TCP_CONNECT: 'contacting', WAIT: 'contacting', AUTH: 'handshake', GET_CONFIG: 'authentication', AUTH_PENDING: 'authentication',
  ASSIGN_IP: 'addresses', ADD_ROUTES: 'routes', CONNECTED: 'up',
};

/** A server may send its settings without being asked; then there is no state of its own for the login. */
const accepted: readonly string[] = ['GET_CONFIG', 'AUTH_PENDING', 'ASSIGN_IP', 'ADD_ROUTES'];

function enter(now: Conversation, state: string, detail: string, address: string): Reaction {
  if (state === 'RECONNECTING' || state === 'EXITING') return detail === 'auth-failure' ? refused(now, 'login') : ended(now, detail);
  const phase = phaseOf[state];
  if (phase === undefined) return { next: now, actions: [] };
  const next = { ...now, phase, hasServerSpoken: now.hasServerSpoken || state === 'AUTH', isAccepted: now.isAccepted || accepted.includes(state) };
  const reports: readonly Action[] = phase === now.phase ? [] : [{ do: 'report', phase }];
  return { next, actions: phase === 'up' ? [...reports, { do: 'connected', address }] : reports };
}

/** What OpenVPN gives as the reason of a restart (seen with 2.6.14). */
function ended(now: Conversation, detail: string): Reaction {
  if (detail === 'network-unreachable') return fail(now, 'vpn.noNetwork');
  const said = findCause(detail, openVpnPhrases);
  if (said !== undefined) return failWith({ ...now, said });
  return detail === 'init_instance' ? fail(now, 'vpn.serverNotFound', 'now') : failWith(now);
}

/** The last cause counts, but a packet that was refused explains nothing that is known already. */
function learn(now: Conversation, text: string): Conversation {
  if (findPhrase(text, openVpnPhrases)?.means === 'server-answered') return { ...now, hasServerSpoken: true };
  const said = findCause(text, openVpnPhrases);
  const isWeaker = said?.cause.onceAnswered !== undefined && now.said !== undefined && now.said.cause.onceAnswered === undefined;
  return said === undefined || isWeaker ? now : { ...now, said };
}

function endFatally(now: Conversation, text: string): Reaction {
  const said = findCause(text, openVpnPhrases) ?? now.said;
  return said === undefined ? fail(now, 'vpn.clientStopped', 'after-fix', { detail: readable(text) }) : failWith({ ...now, said });
}

/** The attempt ended. Where the log is silent, how far it came says what is wrong: "TLS key negotiation failed" alone means nothing. */
function failWith(now: Conversation): Reaction {
  const { said, hasServerSpoken } = now;
  if (said !== undefined) return fail(now, hasServerSpoken ? said.cause.onceAnswered ?? said.code : said.code, said.retry, said.facts);
  if (now.phase === 'waiting-for-code') return fail(now, 'vpn.clientStopped', 'after-fix', { detail: 'management' });
  if (now.phase === 'resolving') return fail(now, 'vpn.serverNotFound', 'now');
  return hasServerSpoken ? fail(now, 'vpn.handshakeFailed') : fail(now, 'vpn.noAnswer', 'after-fix', { answer: 'no answer' });
}

/** The program's own words, short and harmless to show. */
function readable(text: string): string {
  return text.replaceAll(/[^\x20-\x7E]/g, '?').slice(0, 120);
}
