// What steps ask of whatever connects this computer to the VPN. The real ones are OpenVPN itself and NetworkManager; the practice lab
// has a stand-in.

import type { Facts } from '../../../../preload/contract/facts.ts';
import type { LabName } from '../../../../preload/contract/plans.ts';
import type { TunnelProof } from '../tunnel-proof.ts';
import type { Login } from './attempt.ts';

/** The client of a tunnel that somebody else started. */
export const startedElsewhere = 'started elsewhere';

/** Whose connection to what. */
export interface VpnTarget {
  /** The profile or connection is named after the user. */
  readonly user: string;
  readonly lab: LabName | undefined;
  readonly facts: Facts;
  readonly signal: AbortSignal;
}

export interface ConnectRequest extends VpnTarget, Login {
  /** The person is about to log in in a window of the client's own: noted against being locked out, as `nextCode` does for the others. */
  noteLogin?(): Promise<void>;
}

/** A tunnel that is up, as its client and the system describe it, with the proof to be asked again before each secret. */
export interface Tunnel extends TunnelProof {
  /** `OpenVPN`, `NetworkManager`, `OpenVPN GUI`, `Tunnelblick`, `started elsewhere`, or the name of the stand-in. */
  readonly client: string;
  /** This computer's address in the tunnel. */
  readonly address: string;
  /** What the system sends into it. */
  readonly routes: readonly string[];
}

export interface VpnClient {
  /** Which client would connect; undefined when this version drives none on this computer. */
  name(target: VpnTarget): Promise<string | undefined>;
  /** The tunnel to the lab that is up now, proved by the system's routes. Changes nothing. */
  find(target: VpnTarget): Promise<Tunnel | undefined>;
  /** Connects with one login and proves the tunnel. Throws `vpn.*`; then nothing of the attempt is left running. */
  connect(request: ConnectRequest): Promise<Tunnel>;
  /** Ends the connection that this product made, if it is up. One that was started elsewhere is left alone. */
  disconnect(target: VpnTarget): Promise<void>;
}
