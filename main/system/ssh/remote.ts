// Runs one command on a machine of the lab without a terminal. Commands are fixed texts of ours; what varies goes on standard input.

import type { ClientChannel } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import { abortable } from './abortable.ts';
import type { Connection } from './connection.ts';

export interface RemoteResult {
  /** -1 when the command was ended without one. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const outputLimitBytes = 64 * 1024;
const timeLimitMs = 20_000;

/** Runs a command to its end. Throws `ssh.connectionLost` or `ssh.silent` when the connection or the patience ends first, and an AbortError. */
export async function runRemote({ client, host }: Connection, command: string, stdin: string, signal: AbortSignal): Promise<RemoteResult> {
  let channel: ClientChannel | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await abortable<RemoteResult>(signal, (resolve, reject) => {
      const closed = (cause?: unknown): void => reject(new LabProblem('ssh.connectionLost', { host: host.name }, { retry: 'now', cause }));
      timer = setTimeout(() => reject(new LabProblem('ssh.silent', { host: host.name }, { retry: 'now' })), timeLimitMs);
      client.once('close', closed);
      client.exec(command, (error, opened) => {
        if (error !== undefined) return closed(error);
        channel = opened;
        collectResult(opened, resolve);
        opened.end(stdin);
      });
    });
  } finally {
    clearTimeout(timer);
    channel?.close();
  }
}

function collectResult(channel: ClientChannel, done: (result: RemoteResult) => void): void {
  let exitCode = -1;
  const stdout = collect(channel);
  const stderr = collect(channel.stderr);
  channel.on('exit', (code: number | null) => { exitCode = code ?? -1; });
  channel.on('error', () => undefined); // the end of the channel tells the rest
  channel.once('close', () => done({ exitCode, stdout: stdout(), stderr: stderr() }));
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  stream.on('data', (piece: Buffer) => {
    sizeBytes += piece.length;
    if (sizeBytes <= outputLimitBytes) pieces.push(piece);
  });
  return () => Buffer.concat(pieces).toString('utf8');
}
