// What a practice machine does when it is asked to run something. It has no real shell and runs nothing on this computer: it knows the few
// commands that a journey sends, and a prompt that answers `exit`.

import type { ServerChannel } from 'ssh2';
import { authorizedKeysCommands } from '../../system/ssh/authorized-keys.ts';
import type { SshAccount } from './ssh-account.ts';
import { createTerminal, type PracticeTerminal } from './ssh-terminal.ts';
import { talkPasswd } from './ssh-passwd.ts';

export interface Asked {
  readonly user: string;
  /** `demolab-entry`. */
  readonly machine: string;
  readonly account: SshAccount;
  readonly hasTerminal: boolean;
  /** Undefined for a shell. */
  readonly command: string | undefined;
}

/** Answers a request for a shell or a command. A passphrase that must be changed comes before anything else. */
export async function answerRequest(channel: ServerChannel, asked: Asked): Promise<void> {
  if (asked.account.mustChange()) return forceChange(channel, asked);
  if (asked.command === undefined) return showShell(createTerminal(channel), asked);
  if (asked.command === 'passwd') return runPasswd(createTerminal(channel), asked);
  const input = await readInput(channel);
  const { exitCode, output } = runCommand(asked, input);
  channel.write(output);
  channel.exit(exitCode);
  channel.end();
}

/** What sshd does for an account whose passphrase has run out (reference: platform 8.1). */
async function forceChange(channel: ServerChannel, asked: Asked): Promise<void> {
  if (!asked.hasTerminal) {
    channel.stderr.write('Password change required but no TTY available.\r\n');
    channel.exit(1);
    channel.end();
    return;
  }
  const terminal = createTerminal(channel);
  terminal.say('You are required to change your password immediately (administrator enforced).');
  terminal.say('WARNING: Your password has expired.');
  terminal.say('You must change your password now and login again!');
  await runPasswd(terminal, asked);
}

async function runPasswd(terminal: PracticeTerminal, { user, account }: Asked): Promise<void> {
  terminal.leave(await talkPasswd(user, account, terminal) ? 0 : 10);
}

async function showShell(terminal: PracticeTerminal, { user, machine }: Asked): Promise<void> {
  terminal.say(`Welcome to ${machine}. Practice only: nothing here is real.`);
  for (;;) {
    const line = (await terminal.ask(`${user}@${machine}:~$ `)).trim();
    if (line === 'exit' || line === 'logout') return terminal.leave(0);
    if (line !== '') terminal.say('This practice machine knows only: exit');
  }
}

function readInput(channel: ServerChannel): Promise<string> {
  return new Promise((resolve) => {
    let input = '';
    channel.on('data', (piece: Buffer) => { input += piece.toString('utf8'); });
    channel.once('end', () => resolve(input));
    channel.once('close', () => resolve(input));
  });
}

interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

function runCommand({ account, machine, command }: Asked, input: string): Ran {
  const line = input.split('\n', 1)[0] ?? '';
  const blob = line.split(' ')[1];
  const isKnown = account.keyLines().some((known) => known.split(' ')[1] === blob);
  switch (command) {
    case 'true': return { exitCode: 0, output: '' };
    case authorizedKeysCommands.add: return addKey(account, line, isKnown);
    // Only entry has HUNT Cloud's own command.
    case authorizedKeysCommands.addOnEntry: return machine.endsWith('-entry') ? addKey(account, line, isKnown) : { exitCode: 127, output: '' };
    case authorizedKeysCommands.remove:
      account.setKeyLines(account.keyLines().filter((known) => known !== line));
      return { exitCode: 0, output: 'removed\n' };
    case authorizedKeysCommands.list: return { exitCode: 0, output: account.keyLines().includes(line) ? 'listed\n' : 'absent\n' };
    default: return { exitCode: 127, output: '' };
  }
}

function addKey(account: SshAccount, line: string, isKnown: boolean): Ran {
  if (isKnown) return { exitCode: 0, output: 'present\n' };
  account.setKeyLines([...account.keyLines(), line]);
  return { exitCode: 0, output: 'added\n' };
}
