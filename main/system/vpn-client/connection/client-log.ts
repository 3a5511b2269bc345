// A line of OpenVPN's log as what it says in the course of a connection. With `verb 3` OpenVPN notes there what it tells its management
// interface and what it is told; the secrets are left out by OpenVPN itself. Lines of OpenVPN 2.3 to 2.6, from published logs. Pure.

import { findPhrase } from '../../log-phrases/phrase.ts';
import { openVpnPhrases } from '../../log-phrases/openvpn.ts';
import type { Heard } from './conversation.ts';
import { readManagementLine } from './management.ts';

/** `2026-11-22 10:00:00 `, `2026-11-22 10:00:00 us=1 ` and, up to 2.4, `Sun Nov 22 10:00:00 2026 `; Tunnelblick writes microseconds. */
const time = /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? (?:us=\d+ )?|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} )/;

/** What one line of the log says. The login that a person typed in the client's own window counts as asked for and given. */
export function readLogLine(line: string): Heard {
  const text = line.replace(time, '');
  const state = /^MANAGEMENT: (>STATE:.*)$/.exec(text)?.[1];
  // Logs of OpenVPN up to 2.3 end after the address.
  if (state !== undefined) return readManagementLine(`${state},,`);
  if (/^MANAGEMENT: CMD 'username "Auth"/.test(text)) return { kind: 'asks-login' };
  // Where little is logged, this is the only word of success.
  if (findPhrase(text, openVpnPhrases)?.means === 'success') return { kind: 'state', state: 'CONNECTED', detail: 'SUCCESS', address: '' };
  return { kind: 'log', text };
}

/** The person closed the client's window, or ended the connection in it: OpenVPN then waited for an answer, or was told to end. */
export function isEndedByPerson(line: string, isLoginGiven: boolean): boolean {
  const text = line.replace(time, '');
  const isUnanswered = !isLoginGiven && /could not read (?:Auth|Private Key) username\/password\/ok\/string from management interface/.test(text);
  return isUnanswered || /^SIGTERM\[hard,\] received/.test(text) || /^MANAGEMENT: >STATE:\d+,EXITING,SIGTERM,/.test(text);
}
