// Puts a public key into a machine's list of keys over an open connection, and takes our line out again.

import { LabProblem } from '../../core/problem.ts';
import { authorizedKeysCommands, authorizedLine } from './authorized-keys.ts';
import type { Connection } from './connection.ts';
import { commandByHand } from './lab-hosts.ts';
import { runRemote } from './remote.ts';

/** Adds a key unless it is there. On entry HUNT Cloud's own command is tried first. Throws `ssh.installRefused`. */
export async function installKey(connection: Connection, publicKey: string, signal: AbortSignal): Promise<void> {
  const line = `${authorizedLine(publicKey)}\n`;
  if (connection.host.name === 'entry' && (await runRemote(connection, authorizedKeysCommands.addOnEntry, line, signal)).exitCode === 0) return;
  await runOrRefuse(connection, authorizedKeysCommands.add, line, signal);
}

/** Takes our line out; a line of the person's with the same key stays. Throws `ssh.installRefused`. */
export async function removeKey(connection: Connection, publicKey: string, signal: AbortSignal): Promise<void> {
  await runOrRefuse(connection, authorizedKeysCommands.remove, `${authorizedLine(publicKey)}\n`, signal);
}

/** Answers whether our line is there. Throws `ssh.installRefused` when the machine says neither. */
export async function isListed(connection: Connection, publicKey: string, signal: AbortSignal): Promise<boolean> {
  const { stdout } = await runRemote(connection, authorizedKeysCommands.list, `${authorizedLine(publicKey)}\n`, signal);
  const said = stdout.trim();
  if (said !== 'listed' && said !== 'absent') throw new LabProblem('ssh.installRefused', { host: connection.host.name, command: commandByHand(connection.host), detail: 'list' });
  return said === 'listed';
}

async function runOrRefuse(connection: Connection, command: string, line: string, signal: AbortSignal): Promise<void> {
  const { exitCode } = await runRemote(connection, command, line, signal);
  if (exitCode !== 0) throw new LabProblem('ssh.installRefused', { host: connection.host.name, command: commandByHand(connection.host), detail: String(exitCode) });
}
