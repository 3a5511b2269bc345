// What this program's own SSH client, ssh2, says when a connection does not come about, as data: its own words, and those with which entry
// explains why it cannot reach home (OpenSSH, channels.c: the system's words for the failed connection). Nobody has these in a log of his
// own; OpenSSH's client is in ssh.ts.

import type { Phrase } from './phrase.ts';

const library = 'ssh2 1.17.0';
const recorded = 'recorded, ssh2 1.17.0 through OpenSSH 9.2p1';

/** ssh2's words. */
export const sshClientPhrases: readonly Phrase[] = [
  { id: 'ssh2-nothing-shared', holds: ['Handshake failed: no matching '], means: { code: 'ssh.nothingShared' }, source: `${library}, lib/protocol/kex.js` },
  { id: 'ssh2-not-ssh', holds: ['Invalid identification string'], means: { code: 'ssh.notSsh' }, source: `${library}, lib/protocol/Protocol.js` },
  { id: 'ssh2-no-patience', holds: ['Timed out while waiting for handshake'], means: { code: 'ssh.silent', retry: 'now' }, source: `${library}, lib/client.js` },
  { id: 'ssh2-no-sign-of-life', holds: ['Keepalive timeout'], means: { code: 'ssh.connectionLost', retry: 'now' }, source: recorded },
  { id: 'ssh2-home-refuses', holds: ['Channel open failure: ', 'Connection refused'], means: { code: 'ssh.homeRefused', retry: 'now' }, source: recorded },
  { id: 'ssh2-home-silent', holds: ['Channel open failure: ', 'timed out'], means: { code: 'ssh.homeDown', retry: 'now' }, source: `${library}; OpenSSH channels.c with ETIMEDOUT` },
  { id: 'ssh2-home-away', holds: ['Channel open failure: ', 'No route to host'], means: { code: 'ssh.homeDown', retry: 'now' }, source: recorded },
  { id: 'ssh2-home-cut-off', holds: ['Channel open failure: ', 'Network is unreachable'], means: { code: 'ssh.homeDown', retry: 'now' }, source: `${library}; OpenSSH channels.c with ENETUNREACH` },
  { id: 'ssh2-home-unknown', holds: ['Channel open failure: ', 'Name or service not known'], means: { code: 'ssh.homeNotKnown' }, source: `${library}; OpenSSH channels.c, gai_strerror` },
  { id: 'ssh2-home-not-found', holds: ['Channel open failure: ', 'failure in name resolution'], means: { code: 'ssh.homeNotKnown' }, source: `${library}; OpenSSH channels.c, gai_strerror` },
  { id: 'ssh2-channel-gone', holds: ['server closed channel unexpectedly'], means: { code: 'ssh.connectionLost', retry: 'now' }, source: `${library}, lib/utils.js` },
  { id: 'ssh2-no-response', holds: ['No response from server'], means: { code: 'ssh.connectionLost', retry: 'now' }, source: recorded },
];
