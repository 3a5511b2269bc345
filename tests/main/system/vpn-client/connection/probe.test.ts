import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { probeServer } from '../../../../../main/system/vpn-client/connection/probe.ts';
import { openUdpResponder, answerReset } from '../../../../../main/practice/servers/udp-responder.ts';
import { freeUdpPort } from '../../../../../main/practice/servers/ports.ts';

const signal = new AbortController().signal;
const quick = { host: '127.0.0.1', signal, totalMs: 480 };

async function server(onMessage: (packet: Buffer, reply: (packet: Buffer) => void) => void): Promise<number> {
  const socket: Socket = createSocket('udp4');
  socket.on('message', (packet, from) => onMessage(packet, (reply) => socket.send(reply, from.port, from.address)));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => { socket.close(); });
  return socket.address().port;
}

test('a server that answers the reset is found', async () => {
  const responder = await openUdpResponder(await freeUdpPort());
  onTestFinished(() => responder.close());
  expect(await probeServer({ ...quick, port: responder.port })).toEqual({ answer: 'answered' });
});

test('a server that says nothing is asked five times and called neither blocked nor there', async () => {
  const heard: Buffer[] = [];
  const port = await server((packet) => heard.push(packet));
  expect(await probeServer({ ...quick, port })).toEqual({ answer: 'no answer' });
  expect(heard).toHaveLength(5);
  expect(new Set(heard.map((packet) => packet.subarray(1, 9).toString('hex'))).size).toBe(5);
});

test('an echo, a fixed answer and an answer to somebody else are no answers', async () => {
  const port = await server((packet, reply) => {
    reply(packet);
    reply(Buffer.from('404636588a5ab1cb970100000000010203040506070800000000', 'hex'));
    reply(Buffer.alloc(0));
  });
  expect(await probeServer({ ...quick, port })).toEqual({ answer: 'no answer' });
});

test('nonsense in front of the answer is passed over', async () => {
  const port = await server((packet, reply) => {
    reply(Buffer.from('nonsense'));
    setTimeout(() => reply(answerReset(packet) ?? Buffer.alloc(0)), 20);
  });
  expect(await probeServer({ ...quick, port })).toEqual({ answer: 'answered' });
});

test.runIf(process.platform === 'linux')('a port that refuses is told from silence', async () => {
  expect(await probeServer({ ...quick, port: await freeUdpPort() })).toEqual({ answer: 'refused' });
});

test('a name that does not exist is said', async () => {
  expect(await probeServer({ ...quick, host: 'nowhere.invalid', port: 1194 })).toEqual({ answer: 'no answer', detail: 'name not found' });
});

test('an answer that comes late to the first packet counts', async () => {
  let isFirst = true;
  const port = await server((packet, reply) => {
    if (isFirst) setTimeout(() => reply(answerReset(packet) ?? Buffer.alloc(0)), 300);
    isFirst = false;
  });
  expect(await probeServer({ ...quick, port })).toEqual({ answer: 'answered' });
});

test('a server that answers without our shared key is told from silence', async () => {
  const port = await server((packet, reply) => reply(answerReset(Buffer.concat([packet.subarray(0, 9), Buffer.alloc(5)])) ?? Buffer.alloc(0)));
  expect(await probeServer({ ...quick, port, wrapping: { kind: 'tls-crypt', key: Buffer.alloc(256, 7) } })).toEqual({ answer: 'other key' });
});

test('it can be cancelled', async () => {
  const abort = new AbortController();
  const port = await server(() => abort.abort());
  await expect(probeServer({ host: '127.0.0.1', port, signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test.for([['13 bytes', Buffer.alloc(13, 0x38)], ['another opcode', Buffer.from('4001020304050607080000000000', 'hex')], ['empty', Buffer.alloc(0)]] as const)(
  'the practice responder is silent to what is no plain reset: %s', ([, packet]) => { expect(answerReset(packet)).toBeUndefined(); },
);
