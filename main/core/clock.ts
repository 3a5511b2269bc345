// The time, as something that is passed in: plans hold no times, and tests choose them.

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** The time as it stands in journals and reports: UTC, ISO 8601. */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
