// The TCP connection below the one to a kista.

import { connect, type Socket } from 'node:net';
import { abortable } from '../../system/ssh/abortable.ts';
import { unreachedProblem, type Reached } from './broken.ts';

/** Lost packets are sent again after 1, 3 and 7 s (Linux, macOS) or 3 and 9 s (Windows). */
const connectTimeoutMs = 12_000;

/** Connects. Throws `kista.noAnswer`, `.refused`, `.noRoute`, `.blockedHere`, `.closedAtOnce`, an AbortError. */
export async function openSocket(address: string, port: number, facts: Reached['facts'], signal: AbortSignal): Promise<Socket> {
  // Small packets go back and forth: waiting to fill one would cost 40 ms each time.
  const socket = connect({ host: address, port, noDelay: true });
  try {
    await abortable<void>(signal, (resolve, reject) => {
      const unreached = (detail: string): void => reject(unreachedProblem(facts, detail));
      socket.setTimeout(connectTimeoutMs, () => unreached('ETIMEDOUT'));
      socket.on('error', (error: NodeJS.ErrnoException) => unreached(error.code ?? ''));
      socket.once('connect', () => resolve());
    });
    gatherWrites(socket);
    return socket.setTimeout(0);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/**
 * What is written in one turn of the event loop goes to the system in one call: ssh2 writes the length, the body and the checksum of each
 * packet by itself, so this saves two calls and two small TCP packets of three.
 */
function gatherWrites(socket: Socket): void {
  let isGathering = false;
  const write = socket.write.bind(socket) as (...words: Parameters<Socket['write']>) => boolean;
  socket.write = ((...words: Parameters<Socket['write']>): boolean => {
    if (!isGathering) {
      isGathering = true;
      socket.cork();
      setImmediate(() => {
        isGathering = false;
        socket.uncork();
      });
    }
    return write(...words);
  }) as Socket['write'];
}
