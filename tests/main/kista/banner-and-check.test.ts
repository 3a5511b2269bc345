// What a hostile or broken server says and does in the chain: shown plain, never obeyed, and never waited for without end.

import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mustBeAcknowledged, readBanner } from '../../../main/kista/banner.ts';
import { checkKista, type CheckInput } from '../../../main/kista/check.ts';
import { makeKeyPair } from '../../../main/system/ssh/key-files.ts';

describe('a banner', () => {
  it.each([
    ['colours and a cleared screen', '\u001b[2J\u001b[31mWelcome\u001b[0m\r\nto kista\n', 'Welcome\nto kista'],
    ['a title and a link', '\u001b]0;title\u0007\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'click'],
    ['C1 and direction characters', '\u009b31mright\u202eleft\u200b', 'rightleft'],
    ['a line that wants to hide the one before', 'Fingerprint differs\rAll is well', 'Fingerprint differs\nAll is well'],
    ['NUL and bells', 'a\u0000\u0007\u0008b', 'ab'],
  ])('with %s is shown plain', (_name, raw, text) => expect(readBanner(raw)?.text).toBe(text));

  it('of any size takes a few kilobytes', () => expect(readBanner('x'.repeat(50)+'\n'.repeat(10) + 'flood\n'.repeat(1_000_000))?.text.length).toBeLessThan(60 * 520));

  it('of nothing that can be seen is none', () => expect(readBanner('\u001b[2J \n\u200b')).toBeUndefined());

  it('counts as read only when it is the same', () => {
    const digest = readBanner('Right kista')?.digest;
    expect(() => mustBeAcknowledged(digest)('\u001b[1mRight kista\u001b[0m')).not.toThrow();
    expect(() => mustBeAcknowledged(undefined)('')).not.toThrow();
    for (const [read, raw] of [[undefined, 'Right kista'], [digest, 'Right kistA'], [digest, 'Right kista\nand more']] as const) expect(() => mustBeAcknowledged(read)(raw)).toThrow(expect.objectContaining({ message: 'kista.bannerNotSeen' }));
  });
});

async function listen(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => { sockets.add(socket); socket.on('error', () => undefined); answer(socket); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => { for (const socket of sockets) socket.destroy(); server.close(); });
  return (server.address() as AddressInfo).port;
}

const inputFor = (port: number, signal = new AbortController().signal): CheckInput => ({
  information: { host: '127.0.0.1', port, user: 'a', fingerprint: `SHA256:${'A'.repeat(43)}` }, signal, resolver: { name: 'none', resolve: () => Promise.resolve([]) },
  key: () => Promise.resolve({ content: Buffer.from(makeKeyPair('', undefined).private) }),
});

describe('a server', () => {
  it.each([
    ['that speaks of the web', (socket: Socket) => { socket.end('HTTP/1.1 302 Found\r\nLocation: https://portal.example/\r\n\r\n'); }, 'kista.notSsh'],
    ['that hangs up', (socket: Socket) => { socket.end(); }, 'kista.closedAtOnce'],
    ['that resets', (socket: Socket) => { socket.resetAndDestroy(); }, 'kista.closedAtOnce'],
    ['that greets as SSH and then sends noise', (socket: Socket) => { socket.end(Buffer.concat([Buffer.from('SSH-2.0-\u001b[2Jx\r\n'), Buffer.alloc(4096, 0xff)])); }, 'kista.'],
  ])('%s fails at its link, and nothing of it reaches the screen raw', async (_name, answer, code) => {
    const { verdicts, isRight } = await checkKista(inputFor(await listen(answer)));
    expect([isRight, verdicts.find(({ state }) => state === 'failed')?.problem?.code]).toEqual([false, expect.stringContaining(code)]);
    expect(JSON.stringify(verdicts)).not.toMatch(/\\u001b|\\u0007/);
  }, 30_000);

  it('that says nothing is left at once when the person cancels', async () => {
    const abort = new AbortController();
    const port = await listen(() => setImmediate(() => abort.abort()));
    await expect(checkKista(inputFor(port, abort.signal))).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
