// The practice machine's side of a terminal: lines are read as they are typed, nothing is echoed while a passphrase is asked for.

import type { ServerChannel } from 'ssh2';
import type { Teller } from './ssh-passwd.ts';

export interface PracticeTerminal extends Teller {
  /** Ends the session with an exit code. */
  leave(exitCode: number): void;
}

/** A terminal on a channel. */
export function createTerminal(channel: ServerChannel): PracticeTerminal {
  const typed: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  let begun = '';
  channel.on('data', (piece: Buffer) => {
    const lines = (begun + piece.toString('utf8')).split(/[\r\n]/);
    begun = lines.pop() ?? '';
    for (const line of lines) {
      const reader = waiting.shift();
      if (reader === undefined) typed.push(line);
      else reader(line);
    }
  });
  channel.on('error', () => undefined); // the person hung up
  return {
    say: (line) => channel.write(`${line}\r\n`),
    async ask(question) {
      channel.write(question);
      const line = typed.shift() ?? await new Promise<string>((resolve) => waiting.push(resolve));
      channel.write('\r\n');
      return line;
    },
    leave(exitCode) {
      channel.exit(exitCode);
      channel.end();
    },
  };
}
