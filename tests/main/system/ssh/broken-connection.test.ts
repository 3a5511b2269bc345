// Which problem a broken connection is: each phrase of the client library, and each stage without one.

import { expect, test } from 'vitest';
import type { Phrase } from '../../../../main/system/log-phrases/phrase.ts';
import { sshClientPhrases } from '../../../../main/system/log-phrases/ssh-client.ts';
import { brokenProblem, throughProblem, unreachedProblem } from '../../../../main/system/ssh/broken-connection.ts';
import { entryOf, homeOf } from '../../../../main/system/ssh/lab-hosts.ts';
import { lab } from './ssh-lab.ts';

const entry = entryOf(lab, 22);
const home = homeOf(lab, 22);
const broken = (message: string | undefined, more: { said?: string; isSecure?: boolean; level?: string } = {}): string => brokenProblem({
  host: entry, said: more.said ?? 'SSH-2.0-OpenSSH_9.2\r\n', isSecure: more.isSecure ?? false,
  ...(message !== undefined && { error: Object.assign(new Error(message), more.level === undefined ? {} : { level: more.level }) }),
}).problem.code;

// As ssh2 1.17.0 says them; those through entry recorded from OpenSSH 9.2p1.
test.each([
  ['Handshake failed: no matching key exchange algorithm', 'ssh.nothingShared'], ['Handshake failed: no matching host key format', 'ssh.nothingShared'],
  ['Invalid identification string', 'ssh.notSsh'], ['Timed out while waiting for handshake', 'ssh.silent'], ['Keepalive timeout', 'ssh.connectionLost'],
  ['Too many authentication failures', 'ssh.tooManyKeys'], ['No response from server', 'ssh.connectionLost'],
])('a connection that ends with: %s', (message, code) => {
  expect(broken(message, { isSecure: true })).toBe(code);
});

test.each([
  ['(SSH) Channel open failure: Connection refused', 'ssh.homeRefused'], ['(SSH) Channel open failure: Connection timed out', 'ssh.homeDown'],
  ['(SSH) Channel open failure: No route to host', 'ssh.homeDown'], ['(SSH) Channel open failure: Network is unreachable', 'ssh.homeDown'],
  ['(SSH) Channel open failure: Name or service not known', 'ssh.homeNotKnown'], ['(SSH) Channel open failure: Temporary failure in name resolution', 'ssh.homeNotKnown'],
  ['(SSH) Channel open failure: open failed', 'ssh.homeUnreachable'], ['(SSH) Channel open failure: server closed channel unexpectedly', 'ssh.connectionLost'],
  ['No response from server', 'ssh.connectionLost'],
])('a way to home that does not open: %s', (message, code) => {
  expect(throughProblem(home, new Error(message)).problem).toMatchObject({ code, facts: { host: 'home' } });
});

test('every phrase of the table is among those above or names a cause of its own', () => {
  const words = ['Handshake failed: no matching x', 'Invalid identification string', 'Timed out while waiting for handshake', 'Keepalive timeout', 'No response from server',
    ...['Connection refused', 'timed out', 'No route to host', 'Network is unreachable', 'Name or service not known', 'failure in name resolution', 'server closed channel unexpectedly'].map((text) => `Channel open failure: ${text}`)];
  const unheard = sshClientPhrases.filter(({ holds }: Phrase) => !words.some((word) => holds.every((piece) => word.includes(piece))));
  expect(unheard.map(({ id }) => id)).toEqual([]);
});

test.each([
  ['before the first word', '', undefined, 'ssh.closedAtOnce'], ['reset before the first word', '', 'read ECONNRESET', 'ssh.closedAtOnce'],
  ['after words that are no SSH', 'HTTP/1.1 400 Bad Request\r\n', undefined, 'ssh.notSsh'], ['after the version', 'SSH-2.0-x\r\n', undefined, 'ssh.closedAtOnce'],
  ['after a notice and the version', 'welcome\r\nSSH-2.0-x\r\n', undefined, 'ssh.closedAtOnce'],
])('a connection that ends %s', (_when, said, message, code) => {
  expect(broken(message, { said, level: 'client-socket' })).toBe(code);
});

test.each([
  ['a forged signature', 'Handshake failed: signature verification failed', { level: 'handshake' }, 'ssh.noSecureConnection'],
  ['a bad packet', 'Bad packet length', { level: 'protocol' }, 'ssh.noSecureConnection'],
  ['an end in the first line, as the library says it', 'Connection lost before handshake', { level: 'protocol', said: 'SSH-2.0-Op' }, 'ssh.closedAtOnce'],
  ['a reset in the login', 'read ECONNRESET', { level: 'client-socket', isSecure: true }, 'ssh.connectionLost'], ['an end in the login', undefined, { isSecure: true }, 'ssh.closed'],
])('%s', (_what, message, more, code) => {
  expect(broken(message, more)).toBe(code);
});

test.each([
  ['ECONNREFUSED', 'ssh.refused'], ['ETIMEDOUT', 'ssh.unreachable'], ['EHOSTUNREACH', 'ssh.noRoute'], ['ENETUNREACH', 'ssh.noRoute'], ['ECONNRESET', 'ssh.closedAtOnce'], ['', 'ssh.unreachable'],
])('entry not reached, %s', (detail, code) => {
  expect(unreachedProblem(entry, detail).problem).toMatchObject({ code, facts: { host: 'entry', address: entry.address } });
});
