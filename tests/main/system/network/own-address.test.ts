// The page that tells how the internet sees this computer, as a server that answers with whatever a hostile one could.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { toProblem } from '../../../../main/core/problem.ts';
import { readOwnAddress } from '../../../../main/system/network/own-address.ts';

const idle = new AbortController().signal;

async function serve(answer: RequestListener): Promise<{ page: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return { page: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ip4`, asked };
}

const codeFrom = async (answer: RequestListener, limitMs = 5000): Promise<string> => {
  const { page } = await serve(answer);
  return readOwnAddress(page, idle, limitMs).catch((error: unknown) => toProblem(error).code);
};

test('one address is taken, with a line end behind it or not', async () => {
  expect(await codeFrom((_request, response) => response.end('129.241.160.102'))).toBe('129.241.160.102');
  expect(await codeFrom((_request, response) => response.end(' 10.50.1.2\r\n'))).toBe('10.50.1.2');
});

test.each<readonly [string, RequestListener]>([
  ['nothing', (_request, response) => { response.end(); }],
  ['a page', (_request, response) => { response.end('<html>129.241.160.102</html>'); }],
  ['two addresses', (_request, response) => { response.end('8.8.8.8\n9.9.9.9'); }],
  ['an IPv6 address', (_request, response) => { response.end('2001:db8::1'); }],
  ['leading zeros', (_request, response) => { response.end('08.8.8.8'); }],
  ['a header in the answer', (_request, response) => { response.end('8.8.8.8\r\nbcc: x@example.org'); }],
  ['a control character', (_request, response) => { response.end('8.8.8.8\0'); }],
  ['an address after a kilobyte of blanks', (_request, response) => { response.end(`${' '.repeat(1024)}8.8.8.8`); }],
  ['an address and an error', (_request, response) => { response.statusCode = 500; response.end('8.8.8.8'); }],
  ['a captive portal', (_request, response) => { response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end('8.8.8.8'); }],
  ['half an answer', (_request, response) => { response.writeHead(200, { 'content-length': '20' }); response.write('8.8.8.8'); response.destroy(); }],
  ['no HTTP', (_request, response) => { response.socket?.end('8.8.8.8\n'); }],
])('%s is no answer', async (_what, answer) => {
  expect(await codeFrom(answer)).toBe('order.addressNotRead');
});

test('an answer without end is cut off, and one that never comes is not waited for', async () => {
  expect(await codeFrom((_request, response) => {
    const timer = setInterval(() => response.write('8'.repeat(65_536)), 1);
    response.once('close', () => { clearInterval(timer); });
  })).toBe('order.addressNotRead');
  expect(await codeFrom(() => undefined, 100)).toBe('order.addressNotRead');
  expect(await codeFrom((_request, response) => { response.write('8'); }, 100)).toBe('order.addressNotRead');
});

test('nobody there is no answer, and who stops it is told so', async () => {
  expect(await readOwnAddress('http://127.0.0.1:9/ip4', idle).catch((error: unknown) => toProblem(error).code)).toBe('order.addressNotRead');
  const abort = new AbortController();
  const { page, asked } = await serve(() => { abort.abort(); });
  expect(await readOwnAddress(page, abort.signal).catch((error: unknown) => toProblem(error).code)).toBe('cancelled');
  expect(asked).toEqual(['/ip4']);
});
