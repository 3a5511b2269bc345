// What OpenSSH's programs write when a login does not come about, as data. OpenSSH is not translated; the system's part of a line may be.
// What the server's passphrase program says is in pam.ts.

import type { Phrase } from './phrase.ts';

const recorded = 'recorded, OpenSSH 9.2p1';

const reaching: readonly Phrase[] = [
  { id: 'ssh-in', holds: ['Authenticated to ', ' using "'], means: 'success', source: recorded },
  { id: 'ssh-timed-out', holds: ['connect to host ', ' port ', 'timed out'], gaps: ['address'], means: { code: 'ssh.noAnswer' }, source: 'HUNT Cloud documentation, troubleshooting; OpenSSH sshconnect.c' },
  { id: 'ssh-connect-timeout', holds: ['Connection timed out during banner exchange'], means: { code: 'ssh.noAnswer' }, source: 'OpenSSH 9.2, sshconnect.c and kex.c' },
  { id: 'ssh-refused', holds: ['connect to host ', ' port ', 'Connection refused'], gaps: ['address'], means: { code: 'ssh.refused' }, source: recorded },
  { id: 'ssh-no-network', holds: ['connect to host ', ' port ', 'Network is unreachable'], gaps: ['address'], means: { code: 'ssh.noRoute' }, source: recorded },
  { id: 'ssh-no-route', holds: ['connect to host ', ' port ', 'No route to host'], gaps: ['address'], means: { code: 'ssh.noRoute' }, source: 'OpenSSH 9.2, sshconnect.c with EHOSTUNREACH' },
  { id: 'ssh-name-unknown', holds: ['Could not resolve hostname ', ':'], gaps: ['name'], means: { code: 'ssh.nameNotFound' }, source: recorded },
  { id: 'ssh-closed-at-once', holds: ['kex_exchange_identification:', 'Connection closed by remote host'], means: { code: 'ssh.closedAtOnce', symptom: true }, source: recorded },
  { id: 'ssh-reset-at-once', holds: ['kex_exchange_identification:', 'Connection reset by peer'], means: { code: 'ssh.closedAtOnce', symptom: true }, source: recorded },
  { id: 'ssh-no-version', holds: ['No SSH version received in first'], means: { code: 'ssh.notSsh' }, source: recorded },
  { id: 'ssh-bad-banner', holds: ['banner exchange: Connection to ', 'invalid format'], means: { code: 'ssh.notSsh' }, source: recorded },
  { id: 'ssh-nothing-shared', holds: ['Unable to negotiate with ', ': no matching '], means: { code: 'ssh.nothingShared' }, source: recorded },
  { id: 'ssh-through-forbidden', holds: ['administratively prohibited'], means: { code: 'ssh.homeUnreachable' }, source: recorded },
  { id: 'ssh-through-failed', holds: ['open failed: connect failed'], means: { code: 'ssh.homeUnreachable' }, source: recorded },
  { id: 'ssh-through-closed', holds: ['stdio forwarding failed'], means: { code: 'ssh.homeUnreachable', symptom: true }, source: recorded },
];

const logins: readonly Phrase[] = [
  { id: 'ssh-host-key-changed', holds: ['REMOTE HOST IDENTIFICATION HAS CHANGED'], means: { code: 'ssh.hostKeyDiffers' }, source: recorded },
  { id: 'ssh-host-key-unknown', holds: ['host key is known for ', ' and you have requested strict checking'], means: { code: 'ssh.hostKeyNotAccepted' }, source: recorded },
  { id: 'ssh-host-key-failed', holds: ['Host key verification failed'], means: { code: 'ssh.hostKeyNotAccepted', symptom: true }, source: recorded },
  { id: 'ssh-denied', holds: ['Permission denied ('], means: { code: 'ssh.loginRefused' }, source: recorded },
  { id: 'ssh-denied-again', holds: ['Permission denied, please try again'], means: { code: 'ssh.loginRefused' }, source: 'OpenSSH 9.2, sshconnect2.c' },
  { id: 'ssh-too-many-keys', holds: ['Too many authentication failures'], means: { code: 'ssh.tooManyKeys' }, source: recorded },
  { id: 'ssh-key-too-open', holds: ["Permissions ", " for '", "' are too open"], gaps: ['', 'file'], means: { code: 'ssh.keyTooOpen' }, source: 'OpenSSH 9.2, authfile.c' },
  { id: 'ssh-key-unprotected', holds: ['UNPROTECTED PRIVATE KEY FILE'], means: { code: 'ssh.keyTooOpen', symptom: true }, source: 'OpenSSH 9.2, authfile.c' },
  { id: 'ssh-config-too-open', holds: ['Bad owner or permissions on '], gaps: ['file'], means: { code: 'ssh.configTooOpen' }, source: recorded },
  { id: 'ssh-config-word', holds: ['Bad configuration option: '], gaps: ['name'], means: { code: 'ssh.configUnreadable' }, source: recorded },
  { id: 'ssh-key-bad', holds: ['Load key "', '": error in libcrypto'], gaps: ['file'], means: { code: 'ssh.keyNotReadable' }, source: recorded },
  { id: 'ssh-key-format', holds: ['Load key "', '": invalid format'], gaps: ['file'], means: { code: 'ssh.keyNotReadable' }, source: 'OpenSSH before 9, sshconnect2.c' },
  { id: 'ssh-agent-refused', holds: ['agent refused operation'], means: { code: 'ssh.agentRefused' }, source: 'HUNT Cloud documentation, MobaXterm; OpenSSH ssherr.c' },
  { id: 'ssh-agent-missing', holds: ['Could not open a connection to your authentication agent'], means: { code: 'ssh.agentMissing' }, source: recorded },
  { id: 'ssh-agent-unreachable', holds: ['Error connecting to agent'], means: { code: 'ssh.agentMissing' }, source: 'OpenSSH 9.2, ssh-add.c' },
  { id: 'ssh-server-silent', holds: ['Timeout, server ', ' not responding'], means: { code: 'ssh.connectionLost', retry: 'now' }, source: recorded },
  { id: 'ssh-broken-pipe', holds: ['client_loop: send disconnect:'], means: { code: 'ssh.connectionLost', retry: 'now' }, source: 'OpenSSH 9.2, clientloop.c' },
  { id: 'ssh-ended', holds: ['Connection to ', ' closed by remote host'], means: { code: 'ssh.connectionLost', retry: 'now' }, source: recorded },
];

/** OpenSSH's words. */
export const sshPhrases: readonly Phrase[] = [...reaching, ...logins];
