// Asks a page of the service which IPv4 address it sees this computer at. The answer is from the network and may be anything: little of it is
// read, no redirect is followed, and it has to be one address.

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isAddress } from '../../../preload/contract/lab.ts';
import { LabProblem } from '../../core/problem.ts';

const patienceMs = 5_000;
const mostBytes = 64;

/** The address, public or not. Throws `order.addressNotRead`, and an AbortError when the signal says so. */
export async function readOwnAddress(page: string, signal: AbortSignal, limitMs = patienceMs): Promise<string> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  const text = await ask(page, limited).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new LabProblem('order.addressNotRead', {}, { retry: 'now', cause });
  });
  if (!isAddress(text)) throw new LabProblem('order.addressNotRead', {}, { retry: 'now' });
  return text;
}

function ask(page: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new URL(page).protocol === 'https:' ? httpsRequest : httpRequest;
    const options = { agent: false as const, family: 4, signal, headers: { accept: 'text/plain', connection: 'close' } };
    request(page, options, (answer) => { readLittle(answer).then(resolve, reject); }).once('error', reject).end();
  });
}

async function readLittle(answer: IncomingMessage): Promise<string> {
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new Error(`the page answered with ${String(answer.statusCode)}`);
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > mostBytes) throw new Error('the page answered with more than an address');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('latin1').trim();
}
