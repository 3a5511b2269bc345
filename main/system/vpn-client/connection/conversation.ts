// What to do at each thing that OpenVPN says during one attempt to connect, and what it means when the attempt ends. One login an
// attempt: the first restart of OpenVPN ends it, so that no code is ever sent twice and nothing is tried behind the person's back. Pure.

import type { ProblemCode, ProblemFacts, Retry } from '../../../../preload/contract/problems.ts';
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
  readonly trouble: 'none' | 'port-refused' | 'no-network';
}

export interface Reaction {
  readonly next: Conversation;
  readonly actions: readonly Action[];
}

export const beginning: Conversation = { phase: 'resolving', isLoginGiven: false, isPassphraseGiven: false, hasServerSpoken: false, trouble: 'none' };

/** What to do at what was heard. After `connected` or `fail` there is nothing more to hear. */
export function react(now: Conversation, heard: Heard): Reaction {
  switch (heard.kind) {
    // A hold after the login is a second attempt of OpenVPN's own.
    case 'hold': return now.isLoginGiven ? failWith(now) : act(now, { do: 'release-hold', afterSeconds: heard.seconds });
    case 'asks-passphrase': return now.isPassphraseGiven ? fail(now, 'vpn.wrongPassphrase') : act({ ...now, isPassphraseGiven: true }, { do: 'give-passphrase' });
    case 'asks-login': return now.isLoginGiven ? fail(now, 'vpn.codeRefused', 'now') : act({ ...now, isLoginGiven: true }, giveLogin(heard.challenge));
    case 'asks-other': return fail(now, 'vpn.unknownQuestion', 'never', { name: heard.what });
    case 'refused': return refused(now, heard.what);
    case 'fatal': return /private key password/i.test(heard.text) ? fail(now, 'vpn.wrongPassphrase') : fail(now, 'vpn.clientStopped', 'after-fix', { detail: readable(heard.text) });
    case 'log': return { next: { ...now, ...learn(heard.text) }, actions: [] };
    case 'state': return enter(now, heard.state, heard.detail, heard.address);
    case 'silent': case 'closed': return failWith(now);
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
  return what === 'login' ? fail(now, 'vpn.codeRefused', 'now') : fail(now, 'vpn.wrongPassphrase');
}

const phaseOf: Readonly<Record<string, VpnPhase>> = {
  RESOLVE: 'resolving', TCP_CONNECT: 'contacting', WAIT: 'contacting', AUTH: 'handshake', GET_CONFIG: 'authentication', AUTH_PENDING: 'authentication',
  ASSIGN_IP: 'addresses', ADD_ROUTES: 'routes', CONNECTED: 'up',
};

function enter(now: Conversation, state: string, detail: string, address: string): Reaction {
  if (state === 'RECONNECTING' || state === 'EXITING') return detail === 'auth-failure' ? fail(now, 'vpn.codeRefused', 'now') : ended(now, detail);
  const phase = phaseOf[state];
  if (phase === undefined) return { next: now, actions: [] };
  const next = { ...now, phase, hasServerSpoken: now.hasServerSpoken || state === 'AUTH' };
  const report: Action = { do: 'report', phase };
  return { next, actions: phase === 'up' ? [report, { do: 'connected', address }] : [report] };
}

/** What OpenVPN gives as the reason of a restart (seen with 2.6.14). */
function ended(now: Conversation, detail: string): Reaction {
  if (/IPv4\/IPv6 protocol|^init_instance/.test(detail)) return fail(now, 'vpn.serverNotFound', 'now');
  return failWith(detail === 'network-unreachable' ? { ...now, trouble: 'no-network' } : now);
}

function learn(text: string): Partial<Conversation> {
  if (/^TLS: Initial packet from /.test(text)) return { hasServerSpoken: true };
  if (/Network is unreachable|Network unreachable/.test(text)) return { trouble: 'no-network' };
  return /Connection refused/.test(text) ? { trouble: 'port-refused' } : {};
}

/** The attempt ended without a word why. How far it came says what is wrong: "TLS key negotiation failed" alone means nothing. */
function failWith(now: Conversation): Reaction {
  if (now.trouble === 'no-network') return fail(now, 'vpn.noNetwork', 'after-fix');
  if (now.phase === 'resolving') return now.isLoginGiven ? fail(now, 'vpn.serverNotFound', 'now') : fail(now, 'vpn.clientStopped', 'after-fix', { detail: 'management' });
  if (now.hasServerSpoken) return fail(now, 'vpn.handshakeFailed', 'after-fix');
  return fail(now, 'vpn.noAnswer', 'after-fix', { answer: now.trouble === 'port-refused' ? 'refused' : 'no answer' });
}

/** The program's own words, short and harmless to show. */
function readable(text: string): string {
  return text.replaceAll(/[^\x20-\x7E]/g, '?').slice(0, 120);
}
