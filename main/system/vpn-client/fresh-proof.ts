// A tunnel that outlives a sleep looks as before: its interface is up and the routes lead into it, but the server has forgotten it. So a
// proof is believed for a minute; after that, and after any jump of the clock, the lab has to answer through the tunnel again first.

import type { Clock } from '../../core/clock.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Reached } from './connection/reach.ts';
import type { TunnelProof } from './tunnel-proof.ts';

export interface FreshnessNeeds {
  readonly clock: Clock;
  /** Whether the lab answers through the tunnel now. */
  reach(): Promise<Reached>;
  /** The lab's address, for the text. */
  readonly address: string;
}

const believedMs = 60_000;
/** Less is no sleep, but a clock that was set or a computer that was busy. */
const sleepMs = 20_000;

/** The same proof, asked again when it is old. It throws `vpn.staleAfterSleep` or `vpn.labNotReached` where the tunnel is dead: nothing may be sent. */
export function keepFresh<Proof extends TunnelProof>(proof: Proof, { clock, reach, address }: FreshnessNeeds): Proof {
  const read = (): { wall: number; awake: number | undefined } => ({ wall: clock.now(), awake: clock.awakeMs?.() });
  let proved = read();
  return {
    ...proof,
    covers: async (asked: string) => {
      if (!await proof.covers(asked)) return false;
      const now = read();
      const passedMs = now.wall - proved.wall;
      if (passedMs >= 0 && passedMs <= believedMs) return true;
      if (await reach() === 'no answer') throw dead(address, now.awake === undefined || proved.awake === undefined ? 0 : passedMs - (now.awake - proved.awake));
      proved = now;
      return true;
    },
  };
}

function dead(address: string, sleptMs: number): LabProblem {
  if (sleptMs < sleepMs) return new LabProblem('vpn.labNotReached', { address });
  return new LabProblem('vpn.staleAfterSleep', { minutes: String(Math.max(1, Math.round(sleptMs / 60_000))) }, { retry: 'now' });
}
