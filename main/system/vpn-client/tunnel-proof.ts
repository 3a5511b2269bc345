// The proof that what is sent to an address goes through the VPN tunnel and nowhere else. No secret may leave the computer without it
// (design.md 4): a café's network that answers 10.42.x.y is not the lab. The proof is asked anew each time, because tunnels end.

import type { Runner } from '../command.ts';
import { askRoute, readRoute } from './connection/linux-routes.ts';

export interface TunnelProof {
  /** The tunnel's network interface, for example `tun0`. */
  readonly interface: string;
  /** Answers whether packets to an IPv4 address go through this tunnel now. Cannot tell counts as no. */
  covers(address: string): Promise<boolean>;
}

/** The proof on Linux: the kernel's own answer to which interface the address is reached by. `name` is what the VPN client reported. */
export function createRouteProof(name: string, runner: Runner, signal: AbortSignal): TunnelProof {
  return {
    interface: name,
    covers: async (address) => readRoute(await runner.run(askRoute(address), signal))?.interface === name,
  };
}
