// What this computer's network looks like at one moment, the same for every system: interfaces with their addresses, routes, and which way
// a packet to one address would go. Read by the system's own programs without administrator rights; nothing is sent.

import type { Network } from './networks.ts';

export interface NetworkInterface {
  readonly name: string;
  /** What the system calls the adapter; empty where it says nothing. */
  readonly description: string;
  /** Packets through it are wrapped and go on to another network: a VPN of whatever make. */
  readonly isTunnel: boolean;
  /** This computer's addresses on it, with the length of the network. */
  readonly addresses: readonly Network[];
  /** The VPN's own server, where the system knows it. */
  readonly server?: string;
}

export interface NetworkRoute {
  readonly destination: Network;
  readonly interface: string;
  /** The next computer on the way; empty when there is none. */
  readonly gateway: string;
}

export interface NetworkPicture {
  /** Those that are up, without the loopback. */
  readonly interfaces: readonly NetworkInterface[];
  readonly routes: readonly NetworkRoute[];
  /** Which route a packet to an address would take; an address without a way, or whose way is not known, is missing. */
  readonly ways: ReadonlyMap<string, NetworkRoute>;
}

/** An address of RFC 5737 that no network has: the way to it is the way to the Internet. */
export const anywhere = '192.0.2.1';
