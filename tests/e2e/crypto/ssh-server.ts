// An SSH server in the same process that speaks only the algorithms it is given, lets any key in that proves itself, and repeats what it
// is sent. For the list of crypto.spec.ts.

import { createServer } from 'node:net';
import ssh2, { type Algorithms, type AuthContext, type Connection, type NegotiatedAlgorithms, type Server } from 'ssh2';
import { startServer } from '../../../main/practice/servers/ports.ts';

export interface EchoServer {
  readonly port: number;
  /** What the last connection agreed on. */
  negotiated(): string;
  close(): Promise<void>;
}

/** Starts the server on a free port. */
export async function openEchoServer(hostKey: string, algorithms: Algorithms): Promise<EchoServer> {
  let last: NegotiatedAlgorithms | undefined;
  const server = new ssh2.Server({ hostKeys: [hostKey], algorithms }, (client) => {
    client.on('error', () => undefined); // told by the client's side
    client.on('handshake', (negotiated) => { last = negotiated; });
    serve(client);
  });
  // It takes any stream; its types know sockets of a net.Server only.
  const started = await startServer('echo', createServer((socket) => server.injectSocket(socket as Parameters<Server['injectSocket']>[0])), undefined);
  return { port: started.port, negotiated: () => (last === undefined ? 'nothing' : describe(last)), close: () => started.close() };
}

function describe({ kex, serverHostKey, cs }: NegotiatedAlgorithms): string {
  return [kex, serverHostKey, cs.cipher, cs.mac].filter((name) => Boolean(name)).join(' ');
}

function serve(client: Connection): void {
  client.on('authentication', (context) => {
    if (isProved(context)) context.accept();
    else context.reject(['publickey']);
  });
  client.on('session', (accept) => {
    accept().on('exec', (acceptExec) => {
      const channel = acceptExec();
      channel.on('data', (piece: Buffer) => channel.write(piece));
      channel.once('end', () => {
        channel.exit(0);
        channel.end();
      });
    });
  });
}

function isProved(context: AuthContext): boolean {
  if (context.method !== 'publickey') return false;
  const { key: { data }, blob, signature, hashAlgo } = context;
  const key = ssh2.utils.parseKey(data);
  // Without a signature it only asks whether the key would do.
  return signature === undefined || (!(key instanceof Error) && blob !== undefined && key.verify(blob, signature, hashAlgo) === true);
}
