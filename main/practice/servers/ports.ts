// Listening on this computer only, on the port of the last run when it is free.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { hasErrorCode } from '../../core/problem.ts';

const thisComputer = '127.0.0.1';

/** One server of the practice lab. */
export interface PracticeServer {
  /** Under this name its port is remembered. */
  readonly name: string;
  readonly port: number;
  /** Ends its connections and gives the port back. */
  close(): Promise<void>;
}

/** Starts a TCP server on the wished port, or on any free one when that is taken. */
export async function startServer(name: string, server: Server, wishedPort: number | undefined): Promise<PracticeServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server, wishedPort ?? 0).catch((error: unknown) => {
    if (!hasErrorCode(error, 'EADDRINUSE', 'EACCES')) throw error;
    return listen(server, 0);
  });
  return { name, port: (server.address() as AddressInfo).port, close: () => stop(server, sockets) };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, thisComputer);
  await once(server, 'listening'); // rejects on 'error'
}

async function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}

/** A UDP port on which nobody listens now. */
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, thisComputer);
  await once(socket, 'listening');
  const { port } = socket.address();
  const closed = once(socket, 'close');
  socket.close();
  await closed;
  return port;
}
