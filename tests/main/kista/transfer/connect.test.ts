// One connection to a kista on loopback: what must be right before anything is said, and what each failure is called.

import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, onTestFinished } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { openKista, type KistaTarget } from '../../../../main/kista/transfer/connect.ts';
import { makeKeyPair } from '../../../../main/system/ssh/key-files.ts';
import { fingerprintOfKey, openKistaLab, type KistaLab } from './kista-lab.ts';

const signal = new AbortController().signal;
const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'pkcs1', format: 'pem' } }).privateKey;
const ecdsaKey = generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding: { type: 'sec1', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } }).privateKey;

const open = async (target: KistaTarget): Promise<void> => { (await openKista(target, signal)).close(); };
const withFingerprint = (lab: KistaLab, fingerprint: string): KistaTarget => ({ ...lab.target(), information: { ...lab.target().information, fingerprint } });

test('the banner comes before the key is offered, and files can be asked for', async () => {
  const lab = await openKistaLab();
  const seen: string[][] = [];
  const kista = await openKista(lab.target({ onBanner: (banner) => { seen.push([banner, ...lab.tried]); } }), signal);
  kista.close();
  expect(seen).toEqual([['A kista for tests\r\n', 'none']]);
  expect(lab.tried).toEqual(['none', 'publickey', 'publickey']);
  expect(kista.greeting).toMatch(/^SSH-2\.0-ssh2/);
});

test('a wrong fingerprint ends it before any login, whatever the caller says', async () => {
  const lab = await openKistaLab();
  const other = fingerprintOfKey(makeKeyPair('', undefined).private);
  await expect(openKista(withFingerprint(lab, other), signal)).rejects.toMatchObject({
    problem: { code: 'kista.otherFingerprint', facts: { expected: other, found: lab.target().information.fingerprint, host: 'kista.example.org' } },
  });
  expect(lab.tried).toEqual([]);
});

test.for(['SHA256:', 'SHA256:AAAA', '', `SHA256:${'A'.repeat(43)}`])('a fingerprint like %s fits no key', async (fingerprint) => {
  const lab = await openKistaLab();
  await expect(open(withFingerprint(lab, fingerprint))).rejects.toThrow('kista.otherFingerprint');
  expect(lab.tried).toEqual([]);
});

test.for([['ecdsa', ecdsaKey], ['rsa', rsaKey]] as const)('a server with several keys is asked for the %s one that is in the letter', async ([, key]) => {
  const lab = await openKistaLab({ hostKeys: [key, makeKeyPair('', undefined).private] });
  const kista = await openKista(lab.target(), signal);
  kista.close();
  const before = lab.connections();
  (await openKista(lab.target(), signal, kista.hostKeys)).close();
  expect([before > 1, lab.connections() - before]).toEqual([true, 1]);
});

test('a banner that was not acknowledged stops the login before the key is offered', async () => {
  const lab = await openKistaLab();
  const stop = new Error('not acknowledged');
  await expect(open(lab.target({ onBanner: () => { throw stop; } }))).rejects.toBe(stop);
  expect(lab.tried).toEqual(['none']);
});

test('a banner without end is cut', async () => {
  const lab = await openKistaLab({ banner: 'x'.repeat(30_000) });
  let length = 0;
  await open(lab.target({ onBanner: (banner) => { length = banner.length; } }));
  expect(length).toBe(20_000);
});

test('passwords and questions are never answered', async () => {
  const lab = await openKistaLab({ login: (context) => context.reject(['password', 'keyboard-interactive']) });
  await expect(open(lab.target())).rejects.toMatchObject({ problem: { code: 'kista.loginNotOffered', facts: { offered: 'password, keyboard-interactive' } } });
  expect(lab.tried).toEqual(['none']);
});

test('a server that wants more than the key gets no more', async () => {
  const lab = await openKistaLab({ login: (context) => (context.method === 'publickey' ? context.reject(['password'], true) : context.reject(['publickey'])) });
  await expect(open(lab.target())).rejects.toThrow('kista.loginNotOffered');
  expect(lab.tried).toEqual(['none', 'publickey']);
});

test('a server that lets anybody in is not a kista', async () => {
  const lab = await openKistaLab({ login: (context) => context.accept() });
  await expect(open(lab.target())).rejects.toThrow('kista.loginNotOffered');
});

test('another key is refused, once', async () => {
  const lab = await openKistaLab();
  await expect(open(lab.target({ key: { content: Buffer.from(makeKeyPair('', undefined).private) } }))).rejects.toMatchObject({ problem: { code: 'kista.keyRefused', facts: { user: 'partner-import' } } });
  expect(lab.tried).toEqual(['none', 'publickey']);
});

test('a server without files is a fault of its side', async () => {
  const lab = await openKistaLab({ refusesFiles: true });
  await expect(open(lab.target())).rejects.toThrow('kista.noFileTransfer');
});

const locked = makeKeyPair('', new Secret('obviously-fake-words'));
test.for([
  ['kista.passphraseMissing', locked.private, undefined],
  ['kista.passphraseWrong', locked.private, 'other-fake-words'],
  ['kista.keyUnreadable', 'no key', undefined],
  ['kista.keyUnreadable', locked.public, undefined],
] as const)('%s is told before anything is sent', async ([code, key, passphrase]) => {
  const lab = await openKistaLab();
  await expect(open(lab.target({ key: { content: Buffer.from(key), ...(passphrase === undefined ? {} : { passphrase: new Secret(passphrase) }) } }))).rejects.toThrow(code);
  expect(lab.connections()).toBe(0);
});

async function listenPlain(answer: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => { server.close(); });
  return (server.address() as AddressInfo).port;
}

test.for([
  ['kista.closedAtOnce', (socket: Socket) => { socket.destroy(); }],
  ['kista.notSsh', (socket: Socket) => { socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'); }],
  ['kista.noSecureConnection', (socket: Socket) => { socket.write('SSH-2.0-odd\r\n'); socket.write(Buffer.alloc(64, 0xff)); }],
] as const)('%s', async ([code, answer]) => {
  const lab = await openKistaLab();
  const port = await listenPlain(answer);
  await expect(open({ ...lab.target(), information: { ...lab.target().information, port } })).rejects.toMatchObject({ problem: { code, facts: { port: String(port), address: '127.0.0.1' } } });
});

test('what came instead of SSH is told, cleaned', async () => {
  const lab = await openKistaLab();
  const port = await listenPlain((socket) => { socket.end('HTTP/1.1 200 OK\r\n\r\n\u001b[2JLog in'); });
  await expect(open({ ...lab.target(), information: { ...lab.target().information, port } })).rejects.toMatchObject({ problem: { code: 'kista.notSsh', facts: { detail: 'HTTP/1.1 200 OK [2JLog in' } } });
});

test('a closed port is refused, a port that says nothing is given up when the person cancels', async () => {
  const lab = await openKistaLab();
  const at = (port: number): KistaTarget => ({ ...lab.target(), information: { ...lab.target().information, port } });
  await expect(open(at(1))).rejects.toThrow('kista.refused');
  const stop = new AbortController();
  const port = await listenPlain(() => { setImmediate(() => stop.abort()); });
  await expect(openKista(at(port), stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
