// The rules for host, port, user and fingerprint, with what people mistype and what an attacker would send.

import { describe, expect, it } from 'vitest';
import type { InformationPart } from '../../../preload/contract/kista.ts';
import { informationOf, readInformation } from '../../../main/kista/information.ts';
import { shippedFacts } from '../../../main/core/facts.ts';

const facts = shippedFacts().facts.kista;
const print = 'SHA256:nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5TaPU';
const right = { host: 'ekista.hdc.ntnu.no', port: '2124', user: 'johndoe-importer', fingerprint: print };

const judge = (part: InformationPart, value: string): string => readInformation({ ...right, [part]: value }, facts).given[part].problem?.code ?? 'right';
const valueOf = (part: InformationPart, value: string): string => readInformation({ ...right, [part]: value }, facts).given[part].value;

it('answers the four values when all are right', () => {
  expect(readInformation(right, facts).information).toEqual({ host: 'ekista.hdc.ntnu.no', port: 2124, user: 'johndoe-importer', fingerprint: print });
});

describe('the port', () => {
  it.each(['2000', '2128', ' 2124 ', '2124\r\n'])('%j is one of a kista', (port) => expect(judge('port', port)).toBe('right'));
  it.each(['1999', '2129', '0', '22', '65536', '-2124', '+2124', '02124', '2124.0', '2e3', '0x84c', '２１２４', '٢١٢٤', '2124 2125', '2124;id', '2124\u0000', '2\u200b124', '99999999999999999999'])('%j is refused', (port) => {
    expect(judge('port', port)).toBe('kista.badPort');
  });
});

describe('the host', () => {
  it.each(['ekista.hdc.ntnu.no', 'EKISTA.HDC.NTNU.NO', 'ekista.hdc.ntnu.no.', '129.241.176.121'])('%j is the kista’s', (host) => expect(judge('host', host)).toBe('right'));
  it.each(['evil.example.org', 'ekista.hdc.ntnu.no.evil.example', '10.0.0.1', '127.0.0.1', 'xn--ekista-hdc.ntnu.no'])('%j is asked about, not taken', (host) => {
    expect(judge('host', host)).toBe('kista.otherHost');
    expect(readInformation({ ...right, host }, facts).information).toBeUndefined();
    expect(readInformation({ ...right, host }, facts, true).information?.host).toBe(host);
  });
  it.each([
    '-F', '-F/etc/passwd', '-oProxyCommand=calc', '2001:db8::1', '[2001:db8::1]', '::ffff:129.241.176.121', 'localhost', '2130706433', '0x7f.1', '127.1', '0177.0.0.1', '129.241.176.0121', '300.1.1.1',
    'ekista.hdc.ntnu.no:2124', 'user@ekista.hdc.ntnu.no', 'ekista .hdc.ntnu.no', 'ekista.hdc.ntnu.no\u0000', 'ekista.hdc.ntnu.no\nHost evil', 'ekista\u200b.hdc.ntnu.no', 'ekista.hdc.ntnu.nо', 'e\u212aista.hdc.ntnu.no',
    '..', '.', 'a..b', '-a.b.c', 'a-.b.c', '$(id).b.c', '`id`.b.c', '%h.b.c', 'a/b.c', 'a\\b.c', '\u001b[31mekista.hdc.ntnu.no', `${'a'.repeat(64)}.no`, `${'a.'.repeat(130)}no`,
  ])('%j is refused, also when a person says yes', (host) => {
    expect(judge('host', host)).toBe('kista.badHost');
    expect(readInformation({ ...right, host }, facts, true).information).toBeUndefined();
  });
});

describe('the user', () => {
  it.each(['johndoe-importer', 'partner_import', 'a', '7lab.user'])('%j can be used', (user) => expect(judge('user', user)).toBe('right'));
  it.each([
    '-oProxyCommand=calc', '-F', '--', '.hidden', 'a@b', 'a b', 'a:b', 'a;b', 'a/b', '../x', 'a\\b', 'a%r', '$(id)', '`id`', 'a\u0000', 'a\nb', 'a\u202eb', 'a\u001b[2J', 'jürgen', 'аdmin', 'x'.repeat(65), 'a,fingerprint=b', 'a;x-proxy=1',
  ])('%j is refused', (user) => expect(judge('user', user)).toBe('kista.badUser'));
});

describe('the fingerprint', () => {
  it.each([
    print, print.slice(7), `${print}=`, print.replace('SHA256', 'sha256'), print.replace('SHA256:', 'SHA-256: '), `ssh-ed25519 255 ${print.slice(7)}=`, `256 ${print}`, 'nThb gKXU puci 4s3D 9mJf Qw7L 1xVe Rk2N oYz8 Hc5T aPU',
    Buffer.from(print.slice(7), 'base64').toString('hex'), (Buffer.from(print.slice(7), 'base64').toString('hex').match(/../g) ?? []).join(':').toUpperCase(),
  ])('%j is the same one', (fingerprint) => expect(valueOf('fingerprint', fingerprint)).toBe(print));
  it.each(['MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48', '16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48', '1627aca576282d36631b564debdfa648', 'SHA1:Vl7Rk2NoYz8Hc5TaPUnThbgKXUp', '16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48:aa:bb:cc:dd'])('%j is of the old kind', (fingerprint) => {
    expect(judge('fingerprint', fingerprint)).toBe('kista.oldFingerprint');
  });
  it.each([
    print.slice(0, -1), `${print}A`, `${print.slice(0, -1)}V`, print.replace('n', '!'), print.replace('n', 'п'), 'SHA256:', 'SHA512:abc', `${print}\u0000`, `${print.slice(0, 20)}\n${print.slice(20)}`,
    `${print} ${print}`, 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE9', `${print}==`, 'x'.repeat(60_000),
  ])('%j is refused', (fingerprint) => expect(judge('fingerprint', fingerprint)).toBe('kista.badFingerprint'));
  it('with two letters of another case is another one', () => expect(valueOf('fingerprint', print.replace('Th', 'tH'))).not.toBe(print));
});

it('tells every part that is wrong, and shows none of it raw', () => {
  const { given, information } = readInformation({ host: '-F\u001b[2J', port: '22', user: ['a', 'b'], fingerprint: '' }, facts);
  expect(information).toBeUndefined();
  expect(Object.values(given).map(({ problem }) => problem?.code)).toEqual(['kista.badHost', 'kista.badPort', 'kista.informationTwice', 'kista.informationIncomplete']);
  expect(given.host.value).toBe('-F�[2J');
});

it('names all that is missing at once', () => {
  expect(() => informationOf(readInformation({ host: right.host }, facts))).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'kista.informationIncomplete', facts: { missing: 'port, user, fingerprint' } }) }));
});
