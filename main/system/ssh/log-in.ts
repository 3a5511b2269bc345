// Fresh logins, to prove or to use: with the passphrase or with a key. An account whose passphrase has run out lets one in and then
// refuses to work, so each login also runs a command that does nothing.

import type { ParsedKey } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { openConnection, type Connection, type Wire } from './connection.ts';
import { createConversation } from './conversation.ts';
import { commandByHand, type LabHost } from './lab-hosts.ts';
import { reportOf } from './prompts.ts';
import { runRemote } from './remote.ts';

/** Logs in with the passphrase. Throws `ssh.passphraseRefused`, `ssh.passphraseExpired` and what `openConnection` throws. */
export async function logInWithPassphrase(host: LabHost, secret: Secret, wire: Wire, via?: Connection): Promise<Connection> {
  const conversation = createConversation({ host, login: secret });
  return refuseExpired(await openConnection(host, { by: 'passphrase', secret, conversation }, wire, via), wire);
}

/** Logs in with a key and nothing else. Throws `ssh.keyRefused`, `ssh.passphraseExpired` and what `openConnection` throws. */
export async function logInWithKey(host: LabHost, key: ParsedKey, wire: Wire, via?: Connection): Promise<Connection> {
  return refuseExpired(await openConnection(host, { by: 'key', key }, wire, via), wire);
}

async function refuseExpired(connection: Connection, wire: Wire): Promise<Connection> {
  try {
    const { stderr, stdout } = await runRemote(connection, 'true', '', wire.signal);
    const isExpired = `${stdout}\n${stderr}`.split('\n').some((line) => reportOf(line) === 'no-terminal');
    if (isExpired) throw new LabProblem('ssh.passphraseExpired', { host: connection.host.name, command: commandByHand(connection.host) });
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
