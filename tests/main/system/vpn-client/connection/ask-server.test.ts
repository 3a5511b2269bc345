import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { askServer } from '../../../../../main/system/vpn-client/connection/ask-server.ts';
import type { Wrapping } from '../../../../../main/system/vpn-client/connection/reset-packet.ts';
import { openUdpResponder } from '../../../../../main/practice/servers/udp-responder.ts';
import { freeUdpPort } from '../../../../../main/practice/servers/ports.ts';

const plain: Wrapping = { kind: 'plain' };
const crypt: Wrapping = { kind: 'tls-crypt', key: Buffer.alloc(256, 7) };

async function ask(port: number, wrapping: Wrapping, more: { host?: string; protocol?: 'udp' | 'tcp' } = {}): Promise<string> {
  const asked = askServer({ host: '127.0.0.1', port, protocol: 'udp', wrapping, ...more }, new AbortController().signal);
  return asked.then(() => 'there', (error: { problem: { code: string; facts: { answer?: string } } }) => `${error.problem.code} ${error.problem.facts.answer ?? ''}`.trim());
}

async function silentPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => { socket.close(); });
  return socket.address().port;
}

test('a server that is there lets the connection go on', async () => {
  const responder = await openUdpResponder(await freeUdpPort());
  onTestFinished(() => responder.close());
  expect(await ask(responder.port, plain)).toBe('there');
});

test('silence is a network that blocks, or, with a shared key, perhaps another key', async () => {
  const port = await silentPort();
  expect(await Promise.all([ask(port, plain), ask(port, crypt)])).toEqual(['vpn.noAnswer no answer', 'vpn.noAnswerToKey no answer']);
});

test('a name that cannot be looked up is said at once', async () => {
  expect(await ask(1194, plain, { host: 'nowhere.invalid' })).toBe('vpn.serverNotFound');
});

test('a server over TCP is not asked', async () => {
  expect(await ask(1, plain, { protocol: 'tcp' })).toBe('there');
});
