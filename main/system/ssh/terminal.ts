// Leads a conversation in a terminal on the server: output goes to the state machine, its answers go back as typed lines. A question is
// answered only after the output has paused, so that text which merely passes by is not taken for one.

import type { ClientChannel } from 'ssh2';
import type { Secret } from '../../core/secret.ts';
import { abortable } from './abortable.ts';
import type { Conversation } from './conversation.ts';
import type { DialogueEvent } from './passphrase-dialogue.ts';

export interface Pace {
  /** So long nothing more must come before the last line counts as a question. */
  readonly quietMs: number;
  /** After so long without a word or a question that we know, we stop. */
  readonly silenceMs: number;
  /** After so long without a byte inside the login, where no signs of life are asked for yet, we stop. */
  readonly loginSilenceMs: number;
}

/**
 * PAM waits 2 s after a wrong answer, a directory that it asks may take 10 s, and a tunnel can hold packets back for some more: one that is
 * lost four times in a row is sent again after 30 s (RFC 6298).
 */
export const usualPace: Pace = { quietMs: 250, silenceMs: 15_000, loginSilenceMs: 30_000 };

export type TerminalOutcome = 'changed' | 'nothing-demanded';

/** Talks until the passphrase is changed or nothing is demanded. Throws the conversation's problem, or an AbortError; closes the channel. */
export async function talkInTerminal(channel: ClientChannel, conversation: Conversation, pace: Pace, signal: AbortSignal): Promise<TerminalOutcome> {
  const timers = createTimers(pace);
  try {
    return await abortable<TerminalOutcome>(signal, (resolve, reject) => {
      const take = (event: DialogueEvent): void => {
        try {
          const action = conversation.handle(event);
          if (action.do === 'answer') for (const role of action.roles) typeLine(channel, conversation.valueOf(role));
          else if (action.do === 'end') resolve(action.outcome);
        } catch (error) {
          reject(error);
        }
      };
      listen(channel, (event) => {
        timers.restart(take);
        take(event);
      });
      timers.restart(take);
    });
  } finally {
    timers.stop();
    channel.close();
  }
}

function listen(channel: ClientChannel, take: (event: DialogueEvent) => void): void {
  const decoder = new TextDecoder();
  const onData = (piece: Buffer): void => take({ type: 'output', text: decoder.decode(piece, { stream: true }) });
  channel.on('data', onData);
  channel.stderr.on('data', onData);
  channel.once('close', () => take({ type: 'closed' }));
  channel.on('error', () => take({ type: 'closed' }));
}

/** The copy that is typed is overwritten as soon as it is on its way. */
function typeLine(channel: ClientChannel, secret: Secret): void {
  const line = Buffer.concat([secret.reveal(), Buffer.from('\n')]);
  channel.write(line, () => line.fill(0));
}

interface Timers {
  restart(take: (event: DialogueEvent) => void): void;
  stop(): void;
}

function createTimers({ quietMs, silenceMs }: Pace): Timers {
  let running: NodeJS.Timeout[] = [];
  let isOver = false;
  const clear = (): void => running.forEach((timer) => clearTimeout(timer));
  return {
    stop() {
      isOver = true;
      clear();
    },
    restart(take) {
      clear();
      // What the machine says in farewell would otherwise keep the program running until the patience ends.
      if (!isOver) running = [setTimeout(() => take({ type: 'quiet' }), quietMs), setTimeout(() => take({ type: 'silence' }), silenceMs)];
    },
  };
}
