// The time, as something that is passed in: plans hold no times, and tests choose them.

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /**
   * Milliseconds that stop while the computer sleeps, from any beginning. Node's do on Linux; on Windows and macOS they run on, so that
   * a sleep looks like time that passed (libuv, uv_hrtime).
   */
  awakeMs?(): number;
}

export const systemClock: Clock = { now: () => Date.now(), awakeMs: () => performance.now() };

/** The time as it stands in journals and reports: UTC, ISO 8601. */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
