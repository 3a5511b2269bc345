// A program for tests: who answers as the lab's SSH where the lab is not. `cafe`: a stranger who lets everybody in and writes down what he is
// told. `knock`: somebody who tells such a stranger a word, to prove that he writes. Reads what to do as JSON from stdin's first line; ends
// with stdin.

import { appendFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { makeSshHostKey } from '../../main/practice/servers/ssh.ts';
import type { LabName } from '../../preload/contract/plans.ts';

export interface PeersTask {
  readonly what: 'cafe' | 'knock';
  readonly folder: string;
  readonly lab: LabName;
  readonly sshPort: number;
  /** What is told; nothing for `cafe`. */
  readonly passphrase: string;
}

async function listen(server: Server, port: number, address: string): Promise<void> {
  server.listen(port, address);
  await once(server, 'listening');
}

async function beCafe({ folder, lab, sshPort }: PeersTask): Promise<void> {
  const write = (text: string | Buffer): void => appendFileSync(join(folder, 'heard'), text);
  const server = new ssh2.Server({ hostKeys: [makeSshHostKey()] }, (client) => {
    write('somebody came to ssh\n');
    letIn(client, write);
  });
  await once(server.listen(sshPort, lab.address), 'listening');
  for (const port of [80, 443]) {
    await listen(createServer((socket) => {
      write(`somebody came to port ${String(port)}\n`);
      socket.on('error', () => undefined).on('data', write);
    }), port, lab.address);
  }
}

function letIn(client: Connection, write: (text: string) => void): void {
  client.on('error', () => undefined);
  client.on('authentication', (context: AuthContext) => {
    if (context.method === 'password') write(`told: ${context.password}\n`);
    if (context.method === 'none') context.reject(['password']);
    else context.accept();
  });
}

async function knock({ lab, sshPort, passphrase }: PeersTask): Promise<void> {
  const client = new ssh2.Client();
  client.connect({ host: lab.address, port: sshPort, username: lab.user, password: passphrase });
  await once(client, 'ready');
  client.end();
}

const lines = createInterface({ input: process.stdin });
const [line] = await once(lines, 'line') as [string];
const task = JSON.parse(line) as PeersTask;
await { cafe: beCafe, knock }[task.what](task);
process.stdout.write('ready\n');
if (task.what !== 'knock') await once(lines, 'close');
process.exit(0);
