// Changes the passphrase on one machine, whichever way its server asks for it: inside the login, in the terminal that opens after it, or
// not at all, in which case we run `passwd` as a person would. It proves nothing: that is done by logging in afresh.

import type { ClientChannel } from 'ssh2';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { abortable } from './abortable.ts';
import { openConnection, type Connection, type Wire } from './connection.ts';
import { createConversation } from './conversation.ts';
import { commandByHand, type LabHost } from './lab-hosts.ts';
import { talkInTerminal, usualPace } from './terminal.ts';

export interface PassphraseChange {
  readonly host: LabHost;
  /** Logs in and is replaced. */
  readonly temporary: Secret;
  readonly fresh: Secret;
  /** Called before the new passphrase is sent the second time: from then on the machine may have it. */
  readonly beforeAccepted: () => void;
}

/** Wide enough that no prompt is broken over two lines; a terminal without colours. */
const terminal = { term: 'dumb', cols: 250, rows: 50 };

/** Changes it. Throws `ssh.*`; only after `beforeAccepted` it can be unknown whether the machine has the new one. */
export async function changePassphrase(change: PassphraseChange, wire: Wire, via?: Connection): Promise<void> {
  const { host, temporary, fresh, beforeAccepted } = change;
  const conversation = createConversation({ host, login: temporary, fresh, beforeAccepted });
  const connection = await openConnection(host, { by: 'passphrase', secret: temporary, conversation }, wire, via).catch((error: unknown) => {
    throw conversation.isFreshSent() && breaks.includes(toProblem(error).code) ? closedDuring(host, error) : error;
  });
  try {
    if (conversation.isChanged()) return;
    const pace = wire.pace ?? usualPace;
    const shell = await openChannel(connection, wire.signal, (done) => connection.client.shell(terminal, done));
    if (await talkInTerminal(shell, conversation, pace, wire.signal) === 'changed') return;
    const passwd = await openChannel(connection, wire.signal, (done) => connection.client.exec('passwd', { pty: terminal }, done));
    const outcome = await talkInTerminal(passwd, createConversation({ host, login: temporary, fresh, beforeAccepted }), pace, wire.signal);
    if (outcome !== 'changed') throw new LabProblem('ssh.changeRefused', { host: host.name, command: commandByHand(host) });
  } finally {
    connection.close();
  }
}

/** A connection that ends so inside the login leaves open what became of the change. */
const breaks: readonly ProblemCode[] = ['ssh.closed', 'ssh.connectionLost', 'ssh.silent'];

function closedDuring(host: LabHost, cause: unknown): LabProblem {
  return new LabProblem('ssh.closedDuringChange', { host: host.name, command: commandByHand(host) }, { cause });
}

type Done = (error: Error | undefined, channel: ClientChannel) => void;

function openChannel({ client, host }: Connection, signal: AbortSignal, open: (done: Done) => void): Promise<ClientChannel> {
  return abortable<ClientChannel>(signal, (resolve, reject) => {
    const closed = (cause?: unknown): void => reject(new LabProblem('ssh.connectionLost', { host: host.name }, { retry: 'now', cause }));
    client.once('close', closed);
    open((error, channel) => (error === undefined ? resolve(channel) : closed(error)));
  });
}
