// Asks the Workbench as a browser would, with the certificate held in memory: the redirect on plain HTTP and the page behind TLS. It reads
// no cookies, sends no secret, follows nothing. What an answer means is in judge.ts.

import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { Certificate } from '../certificate-store/certificate.ts';
import { forHandshake, type Identity } from '../certificate-store/identity.ts';

export interface Destination {
  /** The address the name leads to; nothing is looked up here. */
  readonly address: string;
  readonly name: string;
  readonly port: number;
  readonly signal: AbortSignal;
}

export interface Page {
  readonly status: number;
  /** The header `location`, empty when there is none. */
  readonly location: string;
  /** The first part of the body. */
  readonly text: string;
}

export interface SecurePage extends Page {
  /** For example `TLSv1.3`. */
  readonly protocol: string;
  /** Of the server's certificate, as Node writes it. */
  readonly serverNotAfter: string;
}

const patienceMs = 10_000;
const mostTextBytes = 16 * 1024;

/** The answer on plain HTTP. Throws Node's own errors, `ETIMEDOUT` when nothing comes within 10 s. */
export async function askPlain(destination: Destination): Promise<Page> {
  return (await answerTo((options) => httpRequest(options), optionsFor(destination, 80), destination)).page;
}

/** The answer behind TLS. The server must prove its name up to one of the roots. Throws Node's own errors. */
export async function askSecure(destination: Destination, roots: readonly Certificate[], identity: Identity | undefined): Promise<SecurePage> {
  const options = {
    ...optionsFor(destination, 443), servername: destination.name, ca: roots.map((root) => root.x509.toString()), minVersion: 'TLSv1.2' as const,
    ...(identity && forHandshake(identity)),
  };
  const { page, socket } = await answerTo(() => httpsRequest(options), options, destination);
  const tls = socket as TLSSocket;
  return { ...page, protocol: tls.getProtocol() ?? '', serverNotAfter: tls.getPeerCertificate().valid_to };
}

function optionsFor({ address, name, port, signal }: Destination, usualPort: number): RequestOptions {
  const host = port === usualPort ? name : `${name}:${port}`;
  return { host: address, port, path: '/', method: 'GET', agent: false, signal, headers: { host, accept: 'text/html', connection: 'close' } };
}

interface Answer {
  readonly page: Page;
  readonly socket: IncomingMessage['socket'];
}

function answerTo(send: (options: RequestOptions) => ReturnType<typeof httpRequest>, options: RequestOptions, { address }: Destination): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = send(options);
    const timer = setTimeout(() => sent.destroy(Object.assign(new Error(`no answer from ${address}`), { code: 'ETIMEDOUT' })), patienceMs);
    const finish = (): void => clearTimeout(timer);
    sent.once('error', (error) => { finish(); reject(error); });
    sent.once('response', (response) => {
      // The socket is asked now: after the answer has ended it knows nothing more of its TLS session.
      const socket = response.socket;
      readStart(response).then((text) => {
        finish();
        resolve({ socket, page: { status: response.statusCode ?? 0, location: response.headers.location ?? '', text } });
      }, (error: unknown) => { finish(); reject(error); });
    });
    sent.end();
  });
}

async function readStart(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size >= mostTextBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, mostTextBytes).toString('latin1');
}
