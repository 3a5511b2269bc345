// What each kind of field takes and refuses, by example.

import { describe, expect, it, test } from 'vitest';
import { judgeAddress } from '../../../main/orders/public-address.ts';
import { readField } from '../../../main/orders/read-field.ts';
import type { FieldKind, FieldProblem, OrderField } from '../../../preload/contract/orders.ts';

const words = { en: 'x', nb: 'x' };
const fieldOf = (kind: FieldKind, more: Partial<OrderField> = {}): OrderField => ({ key: 'it', kind, label: words, isRequired: true, ...more });
const read = (kind: FieldKind, text: string, more?: Partial<OrderField>): string | FieldProblem => {
  const result = readField(fieldOf(kind, more), text);
  return 'text' in result ? result.text : result.problem;
};

describe('addresses', () => {
  it.each(['8.8.8.8', '129.241.160.102', '1.1.1.1', '100.63.255.255', '100.128.0.0', '172.15.0.1', '172.32.0.1', '192.167.1.1', '223.255.255.254', ' 8.8.8.8 '])('takes %s', (address) => {
    expect(read('ipv4', address)).toBe(address.trim());
  });

  it.each([
    ['10.42.1.130', 'private'], ['172.16.0.1', 'private'], ['172.31.255.255', 'private'], ['192.168.1.1', 'private'], ['100.64.0.1', 'carrier grade NAT'],
    ['100.127.255.255', 'carrier grade NAT'], ['127.0.0.1', 'loopback'], ['169.254.1.1', 'link local'], ['0.0.0.0', 'this network'], ['0.1.2.3', 'this network'],
    ['224.0.0.1', 'multicast'], ['239.255.255.255', 'multicast'], ['240.0.0.1', 'reserved'], ['255.255.255.255', 'broadcast'], ['192.0.2.1', 'documentation'],
    ['198.51.100.24', 'documentation'], ['203.0.113.9', 'documentation'], ['198.18.0.1', 'benchmarking'], ['198.19.255.255', 'benchmarking'], ['192.0.0.8', 'protocols'], ['192.88.99.1', '6to4'],
  ])('refuses %s (%s)', (address) => {
    expect(read('ipv4', address)).toBe('address-not-public');
  });

  it.each(['8.8.8', '8.8.8.8.8', '08.8.8.8', '256.1.1.1', '8.8.8.8/32', '::1', 'dns.google', '0x08080808', '134744072', '8,8,8,8', '٨.٨.٨.٨'])('says that %s is none', (text) => {
    expect(judgeAddress(text)).toBe('not-an-address');
    expect(read('ipv4', text)).toMatch(/not-an-address|too-long/);
  });
});

test('phone numbers become +, country code and digits; without a code they are Norwegian', () => {
  expect(['912 34 567', '+47 91 23 45 67', '0047 91234567', '+47 (912) 34-567', '+46 70 123 45 67', '+44 20 7946 0958'].map((text) => read('phone', text)))
    .toEqual(['+4791234567', '+4791234567', '+4791234567', '+4791234567', '+46701234567', '+442079460958']);
  expect(['+00-0000000', '12', '1234', 'call 91234567 now', '91234567 ext 5', '+999 123456', 'not changed'].map((text) => read('phone', text)))
    .toEqual(Array.from({ length: 7 }, () => 'not-a-phone-number'));
  expect(['', '  ', 'not_changed'].map((text) => read('phone', text, { isRequired: false }))).toEqual(['not_changed', 'not_changed', 'not_changed']);
});

test('countries have blanks, umlauts and apostrophes, and never what would end the quoted value', () => {
  const good = ['Denmark', 'United Kingdom', 'Österreich', 'Côte d’Ivoire', "Cote d'Ivoire", 'Guinea-Bissau', 'Bosnia & Herzegovina', 'Congo (Kinshasa)', 'Türkiye', 'Norge'];
  expect(good.map((text) => read('country', text))).toEqual(good);
  expect(['"', 'Den"mark', 'Denmark\naccess_ip=1', 'x=y', '123', 'D', 'Den{mark}', '{country}', 'Den`mark'].filter((text) => !['not-a-country', 'several-lines'].includes(read('country', text)))).toEqual([]);
});

test('lab and user follow the service\'s own patterns', () => {
  expect(['abc', 'a-b', '123', 'demolab', '-ab'].map((text) => read('lab', text))).toEqual(['abc', 'a-b', '123', 'demolab', '-ab']);
  expect(['ab', 'Demolab', 'demo lab', 'demo_lab', 'demo.lab', 'demolåb', '{labname}'].map((text) => read('lab', text))).toEqual(Array.from({ length: 7 }, () => 'not-a-lab'));
  expect(['kari.nordmann', 'k_n', 'k-n.9'].map((text) => read('user', text))).toEqual(['kari.nordmann', 'k_n', 'k-n.9']);
  expect(['kn', 'Kari', 'kari@ntnu.no', 'kari nordmann', '{username}'].map((text) => read('user', text))).toEqual(Array.from({ length: 5 }, () => 'not-a-user'));
});

test('choices come in the order of the catalogue, each once, and only those that are there', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: words }));
  expect([['c', 'a'], ['a', 'a'], ['d'], []].map((value) => readField(fieldOf('choices', { options }), value)))
    .toEqual([{ text: 'a, c' }, { text: 'a' }, { problem: 'not-an-option' }, { problem: 'missing' }]);
  expect(['a', 'A', ''].map((value) => readField(fieldOf('choice', { options }), value))).toEqual([{ text: 'a' }, { problem: 'not-an-option' }, { problem: 'missing' }]);
});

test('a paragraph keeps its lines and tabs, and a line of three backticks is refused', () => {
  expect(read('paragraph', ' one\r\n\ttwo\rthree \n')).toBe('one\n\ttwo\nthree');
  expect(['```', 'a\n```\nb', 'a\n  ```sh'].map((text) => read('paragraph', text))).toEqual(['code-fence', 'code-fence', 'code-fence']);
  expect(read('paragraph', 'x'.repeat(3999) + '.y'.repeat(2))).toBe('too-long');
});

test.each(['\0', '\u0007', '\u001b[2J', '\u007f', '\u0085', '\u00ad', '\u200b', '\u200d', '\u200f', '\u202e', '\u2028', '\u2029', '\u2066', '\ufeff', '\ud800', '\u{e0041}'])('%j inside a text is refused in every field that takes words', (character) => {
  const text = `kari${character}nordmann`;
  expect((['user', 'lab', 'name', 'country', 'line', 'paragraph'] as const).map((kind) => read(kind, text))).toEqual(Array.from({ length: 6 }, () => 'hidden-characters'));
});

test('what looks like a key is refused in every field that takes words', () => {
  expect((['user', 'lab', 'line', 'paragraph'] as const).map((kind) => read(kind, 'fakefake2222fake'))).toEqual(Array.from({ length: 4 }, () => 'looks-secret'));
  expect(read('paragraph', 'It says:\nVPN passphrase: fake-words')).toBe('looks-secret');
});
