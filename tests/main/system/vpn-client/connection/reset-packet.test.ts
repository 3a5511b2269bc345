// Answers recorded from OpenVPN 2.6.14 servers on loopback (session id 01…08; static key of the bytes 00 to ff).

import { expect, test } from 'vitest';
import { composeReset, isAnswer, type Wrapping } from '../../../../../main/system/vpn-client/connection/reset-packet.ts';

const key = Buffer.from(Array.from({ length: 256 }, (_item, index) => index));
const sessionId = Buffer.from('0102030405060708', 'hex');
const nowMs = Date.UTC(2026, 10, 21);

const recorded: readonly (readonly [string, Wrapping, number, string])[] = [
  ['no shared key', { kind: 'plain' }, 14, '404636588a5ab1cb970100000000010203040506070800000000'],
  ['tls-auth', { kind: 'tls-auth', key, direction: 1, digest: 'sha1' }, 42, '40c430068d843d5c6c98015666af04514dc403556d7d7b3cae77f98e13000000016b0223430100000000010203040506070800000000'],
  ['tls-auth with SHA-256', { kind: 'tls-auth', key, direction: 1, digest: 'sha256' }, 54, '40f0f7b4073850748ab2a76d566f77bb3f7527d70158519ad7abcb2e8016d4f8faa20e9f3ba4eee0df000000016b0223430100000000010203040506070800000000'],
  ['tls-auth without direction', { kind: 'tls-auth', key, direction: undefined, digest: 'sha512' }, 86, '40163bc1eb647fd86c10054a51d2b7830d57c968fde8c734790ac96cdcf0d5e4ab1e4d50d83ce1ffc9aee33285569ace740d36fb7c7d89f07e551e03486e0c007729ae805a4b087658000000016b0223430100000000010203040506070800000000'],
  ['tls-crypt', { kind: 'tls-crypt', key }, 54, '40b1f468b1c8e1d521000000016b02234381eb269688d54e97b67e311cc2a189beb47e2351dd6b64a3ce7551be6f8c4daaaac77c5100309b1a923290cbf989ef041b'],
];

test.for(recorded)('with %s the reset has the size OpenVPN sends and its recorded answer is recognised', ([, wrapping, sizeBytes, answer]) => {
  expect(composeReset(wrapping, sessionId, nowMs)).toHaveLength(sizeBytes);
  expect(isAnswer(Buffer.from(answer, 'hex'), wrapping, sessionId)).toBe(true);
});

test.for(recorded)('with %s one changed bit anywhere, a cut packet or another session is no answer', ([, wrapping, , answer]) => {
  const packet = Buffer.from(answer, 'hex');
  const unchecked = wrapping.kind === 'plain' ? [...range(1, 9), ...range(10, 14), ...range(22, 26)] : [];
  const taken = range(0, packet.length).filter((index) => {
    const changed = Buffer.from(packet);
    changed[index] = (changed[index] ?? 0) ^ 0x10;
    return isAnswer(changed, wrapping, sessionId);
  });
  expect(taken).toEqual(unchecked);
  expect(range(0, wrapping.kind === 'plain' ? 22 : packet.length).filter((length) => isAnswer(packet.subarray(0, length), wrapping, sessionId))).toEqual([]);
  expect(isAnswer(packet, wrapping, Buffer.alloc(8, 9))).toBe(false);
});

test('the plain reset is the 14 bytes of the protocol', () => {
  expect(composeReset({ kind: 'plain' }, sessionId, nowMs).toString('hex')).toBe('3801020304050607080000000000');
});

test('tls-crypt-v2 has an opcode of its own and takes its wrapped key along', () => {
  const packet = composeReset({ kind: 'tls-crypt-v2', key, wrappedKey: Buffer.from('wrapped') }, sessionId, nowMs);
  expect([packet[0], packet.length, packet.subarray(54).toString()]).toEqual([0x50, 54 + 7, 'wrapped']);
});

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_item, index) => from + index);
}
