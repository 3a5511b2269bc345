// An SSH server that does what a test says, also what no honest server does. It counts what was tried on it and keeps what it was told.

import { connect, createServer } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ServerChannel } from 'ssh2';
import { onTestFinished } from 'vitest';
import { startServer } from '../../../../main/practice/servers/ports.ts';
import { newHostKey } from './ssh-lab.ts';

export interface Script {
  readonly banner?: string;
  /** Answers a login; the default lets everybody in with a password. */
  readonly authenticate?: (context: AuthContext, client: Connection) => void;
  /** Leads the terminal; the default says nothing. */
  readonly terminal?: (channel: ServerChannel, client: Connection) => void;
  /** Answers a command; the default refuses it. */
  readonly runCommand?: (channel: ServerChannel, command: string) => void;
  /** Where connections through this server lead; the default refuses them. */
  readonly leadsTo?: number;
}

export interface ScriptedServer {
  readonly port: number;
  /** The line for known_hosts, without the name. */
  readonly hostKey: string;
  /** Methods of the logins that were tried, `none` not among them. */
  readonly tried: readonly string[];
  /** All that was typed in terminals. */
  typed(): string;
}

/** Starts a server that ends with the test. */
export async function openScriptedServer(script: Script): Promise<ScriptedServer> {
  const key = newHostKey();
  const tried: string[] = [];
  let typed = '';
  const server = new ssh2.Server({ hostKeys: [key.private], ...(script.banner !== undefined && { banner: script.banner }) }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (context) => {
      if (context.method !== 'none') tried.push(context.method);
      (script.authenticate ?? letIn)(context, client);
    });
    client.on('tcpip', (accept, reject) => {
      if (script.leadsTo === undefined) return reject?.();
      const channel = accept();
      const onward = connect(script.leadsTo, '127.0.0.1');
      onward.on('error', () => channel.end());
      channel.on('error', () => onward.destroy());
      channel.pipe(onward).pipe(channel, { end: false });
      // As OpenSSH does: it says that nothing more comes, and leaves the channel open for what may still be sent.
      onward.once('end', () => (channel as unknown as { eof(): void }).eof());
    });
    client.on('session', (accept) => {
      const session = accept();
      session.on('pty', (acceptPty) => acceptPty?.());
      session.on('exec', (acceptCommand, reject, { command }) => (script.runCommand === undefined ? reject() : script.runCommand(acceptCommand(), command)));
      session.on('shell', (acceptShell) => {
        const channel = acceptShell();
        channel.on('data', (piece: Buffer) => { typed += piece.toString('utf8'); });
        channel.on('error', () => undefined);
        script.terminal?.(channel, client);
      });
    });
  });
  const started = await startServer('scripted', createServer({ noDelay: true }, (socket) => server.injectSocket(socket)), undefined);
  onTestFinished(() => started.close());
  return { port: started.port, hostKey: key.public, tried, typed: () => typed };
}

function letIn(context: AuthContext): void {
  if (context.method === 'password') context.accept();
  else context.reject(['password']);
}
