// Answers the first packet of an OpenVPN client as a server without a shared key does (src/openvpn/ssl_pkt.c of 2.6), so that a probe of the
// practice VPN server hears something. It goes no further, and anything else it gets stays unanswered.

import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { hasErrorCode } from '../../core/problem.ts';
import type { PracticeServer } from './ports.ts';

export const udpResponderName = 'vpn-udp';
const clientResetBytes = 14;
const clientReset = 7 << 3;
const serverReset = 8 << 3;
const sessionIdBytes = 8;

/** The 26 bytes of the server's answer to a client's reset; undefined for any other packet. */
export function answerReset(packet: Buffer): Buffer | undefined {
  const isReset = packet.length === clientResetBytes && packet[0] === clientReset && packet[sessionIdBytes + 1] === 0;
  if (!isReset) return undefined;
  const theirs = packet.subarray(1, 1 + sessionIdBytes);
  const messageId = packet.subarray(clientResetBytes - 4);
  // As OpenVPN 2.6 does, no session is kept: ours follows from theirs.
  const ours = createHash('sha256').update(theirs).digest().subarray(0, sessionIdBytes);
  return Buffer.concat([Buffer.from([serverReset]), ours, Buffer.from([1]), messageId, theirs, Buffer.alloc(4)]);
}

/** Listens on the port of the VPN profile. When another program has it, perhaps another window of the same lab, there is nothing to listen to. */
export async function openUdpResponder(port: number): Promise<PracticeServer> {
  const socket = createSocket('udp4');
  socket.on('message', (packet, from) => {
    const answer = answerReset(packet);
    if (answer !== undefined) socket.send(answer, from.port, from.address, () => undefined);
  });
  const bound = once(socket, 'listening').then(() => true, (error: unknown) => {
    if (hasErrorCode(error, 'EADDRINUSE', 'EACCES')) return false;
    throw error;
  });
  socket.bind(port, '127.0.0.1');
  if (!await bound) return { name: udpResponderName, port, close: () => Promise.resolve() };
  let closed: Promise<void> | undefined;
  return { name: udpResponderName, port, close: () => closed ??= new Promise((resolve) => { socket.close(() => resolve()); }) };
}
