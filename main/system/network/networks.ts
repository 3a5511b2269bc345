// Networks as programs write them, `10.8.0.0/16`, and how two of them lie to one another. IPv4 only, as the VPN and the labs are. Pure.

import { isAddress, isInNetworks } from '../../../preload/contract/lab.ts';

/** A network, or an address with the length of the network it is in. */
export interface Network {
  readonly address: string;
  readonly bits: number;
}

/** Reads `10.8.0.0/16`, one address, or `default`. Undefined for anything else. */
export function readNetwork(text: string): Network | undefined {
  if (text === 'default') return { address: '0.0.0.0', bits: 0 };
  const [address = '', bits = '32', ...rest] = text.split('/');
  return isAddress(address) && /^(?:[12]?\d|3[0-2])$/.test(bits) && rest.length === 0 ? { address, bits: Number(bits) } : undefined;
}

/** Writes a network as programs do. */
export function writeNetwork({ address, bits }: Network): string {
  return `${address}/${String(bits)}`;
}

/** Answers whether an address lies in a network. */
export function contains(network: Network, address: string): boolean {
  return isInNetworks(address, [writeNetwork(network)]);
}

/** Answers whether two networks have an address in common: then one of them holds the other. */
export function overlaps(one: Network, other: Network): boolean {
  return one.bits <= other.bits ? contains(one, other.address) : contains(other, one.address);
}

/** The length of a network from its mask, `255.255.0.0` or `0xffff0000`. Undefined for a mask with holes. */
export function bitsOfMask(mask: string): number | undefined {
  const value = /^0x[0-9a-f]{8}$/i.test(mask) ? Number(mask) : isAddress(mask) ? mask.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) : undefined;
  if (value === undefined) return undefined;
  const bits = value.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.indexOf('0') === -1 ? 32 : bits.indexOf('0') : undefined;
}
