import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsOfMask, contains, overlaps, readNetwork, writeNetwork, type Network } from '../../../../main/system/network/networks.ts';

const address = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.'));
const network = fc.record({ address, bits: fc.integer({ min: 0, max: 32 }) });
/** Near one another, or two random networks would hardly ever meet. */
const close = fc.tuple(fc.nat(15), fc.nat(3)).map(([third, fourth]) => `10.8.${String(third)}.${String(fourth)}`);
const near = fc.record({ address: close, bits: fc.integer({ min: 20, max: 32 }) });

/** By another route than the product's: the first and the last address as whole numbers. */
function span({ address: base, bits }: Network): readonly [bigint, bigint] {
  const value = base.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const hostBits = BigInt(32 - bits);
  const first = (value >> hostBits) << hostBits;
  return [first, first + (1n << hostBits) - 1n];
}

function meet(one: Network, other: Network): boolean {
  const [[oneFirst, oneLast], [otherFirst, otherLast]] = [span(one), span(other)];
  return oneFirst <= otherLast && otherFirst <= oneLast;
}

test('two networks overlap exactly when they have an address in common', () => {
  const seen = new Set<boolean>();
  fc.assert(fc.property(fc.oneof(fc.tuple(near, near), fc.tuple(network, network), fc.tuple(near, network)), ([one, other]) => {
    seen.add(overlaps(one, other));
    expect(overlaps(one, other)).toBe(meet(one, other));
    expect(overlaps(other, one)).toBe(overlaps(one, other));
  }), { numRuns: 5000 });
  expect([...seen].sort()).toEqual([false, true]);
});

test('a network contains an address exactly when it lies between its first and its last', () => {
  fc.assert(fc.property(fc.oneof(near, network), fc.oneof(close, address), (one, asked) => {
    const [first, last] = span(one);
    const [value] = span({ address: asked, bits: 32 });
    expect(contains(one, asked)).toBe(first <= value && value <= last);
  }), { numRuns: 3000 });
});

test('what is written is read back, and everything else is no network', () => {
  fc.assert(fc.property(network, (one) => { expect(readNetwork(writeNetwork(one))).toEqual(one); }));
  expect([readNetwork('default'), readNetwork('10.8.0.2')]).toEqual([{ address: '0.0.0.0', bits: 0 }, { address: '10.8.0.2', bits: 32 }]);
  const wrong = ['', '10.8/16', '10.8.0.0/33', '10.8.0.0/', '10.8.0.0/1e1', '10.8.0.0/16/8', '010.8.0.0/16', 'fe80::/64', '10.8.0.0/-1', '10.8.0.0 /16'];
  expect(wrong.map(readNetwork)).toEqual(wrong.map(() => undefined));
});

test('a mask has a length in both ways of writing it, and none when it has holes', () => {
  expect(['255.255.0.0', '0xffff0000', '0xffffffff', '0x00000000', '128.0.0.0', '255.0.255.0', '0xff00ff00', 'default', '']
    .map(bitsOfMask)).toEqual([16, 16, 32, 0, 1, undefined, undefined, undefined, undefined]);
});
