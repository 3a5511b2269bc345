// Takes from a run what connections to the lab need. A run without the guard against lock-outs is a mistake in the program.

import type { TunnelProof } from '../vpn-client/tunnel-proof.ts';
import type { LoginGuard } from './attempts.ts';
import type { Wire } from './connection.ts';
import { knownHostsFile } from './places.ts';

interface WireParts {
  readonly tunnel?: TunnelProof;
  readonly loginGuard?: LoginGuard;
  readonly machine: { readonly home: string };
  readonly signal: AbortSignal;
}

/** The wire of a run. The tunnel may be missing: then nothing is sent, and that is said. */
export function wireOf({ tunnel, loginGuard, machine, signal }: WireParts): Wire {
  if (loginGuard === undefined) throw new Error('no login without a login guard');
  return { tunnel, guard: loginGuard, knownHostsFile: knownHostsFile(machine.home), signal };
}
