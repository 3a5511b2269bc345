import { expect, test } from 'vitest';
import { wrappingOf } from '../../../../../main/system/vpn-client/connection/wrapping.ts';

const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
const lines = (bytes.toString('hex').match(/.{32}/g) ?? []).join('\n');
const staticKey = `#\n# 2048 bit OpenVPN static key\n#\n-----BEGIN OpenVPN Static key V1-----\n${lines}\n-----END OpenVPN Static key V1-----\n`;
const v2 = (content: Buffer): string => `-----BEGIN OpenVPN tls-crypt-v2 client key-----\n${content.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END OpenVPN tls-crypt-v2 client key-----\n`;

test('each way to protect the first packets is read from its text', () => {
  expect(wrappingOf({})).toEqual({ kind: 'plain' });
  expect(wrappingOf({ tlsAuth: staticKey, direction: '1', auth: 'SHA256' })).toEqual({ kind: 'tls-auth', key: bytes, direction: 1, digest: 'SHA256' });
  expect(wrappingOf({ tlsAuth: staticKey.replaceAll('\n', '\r\n') })).toEqual({ kind: 'tls-auth', key: bytes, direction: undefined, digest: 'SHA1' });
  expect(wrappingOf({ tlsCrypt: staticKey })).toEqual({ kind: 'tls-crypt', key: bytes });
  expect(wrappingOf({ tlsCryptV2: v2(Buffer.concat([bytes, Buffer.from('wrapped')])) })).toEqual({ kind: 'tls-crypt-v2', key: bytes, wrappedKey: Buffer.from('wrapped') });
});

test.for(['', 'no key at all', staticKey.replace('00', 'zz'), staticKey.slice(0, 300)])('a key that cannot be read counts as none', (text) => {
  expect(wrappingOf({ tlsAuth: text, tlsCrypt: text })).toEqual({ kind: 'plain' });
});
