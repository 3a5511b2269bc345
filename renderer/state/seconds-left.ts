// How long the one-time code of now is still good. Codes change with the clock, each 30 seconds from the epoch (RFC 6238), on the phone and here.

import { useEffect, useState } from 'react';

/** A code is not sent with less than this left: it could run out on the way. */
export const tooFewSeconds = 12;

/** Whole seconds until the next code, 1 to `period`. */
export function secondsLeftAt(nowMs: number, period: number): number {
  return period - (Math.floor(nowMs / 1000) % period);
}

/** Counts down by the clock, a step each second. It stands still while the window is hidden and is right again when it is shown. */
export function useSecondsLeft(period = 30): number {
  const [seconds, setSeconds] = useState(() => secondsLeftAt(Date.now(), period));
  useEffect(() => {
    let timer: number | undefined;
    const tick = (): void => {
      window.clearTimeout(timer);
      const nowMs = Date.now();
      setSeconds(secondsLeftAt(nowMs, period));
      if (!document.hidden) timer = window.setTimeout(tick, 1000 - (nowMs % 1000));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [period]);
  return seconds;
}
