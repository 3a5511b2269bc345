// On Windows a virus scanner or indexer may hold a file for a moment: the same call works a little later. Elsewhere one try tells.

import { setTimeout as wait } from 'node:timers/promises';
import { hasErrorCode, LabProblem } from '../core/problem.ts';
import type { Platform } from './command.ts';

const firstPauseMs = 10;
const longestPauseMs = 640;
const patienceMs = 10_000;

/** Does the action, on Windows again and again for up to 10 s while the file is held. Throws `hosts.locked` after that. */
export async function retryWhileLocked(
  action: () => Promise<void>, file: string, platform: Platform, pause: (ms: number) => Promise<unknown> = wait,
): Promise<void> {
  if (platform !== 'win32') return action();
  for (let pauseMs = firstPauseMs, waitedMs = 0; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await action();
    } catch (error) {
      if (!hasErrorCode(error, 'EPERM', 'EBUSY', 'EACCES')) throw error;
      if (waitedMs >= patienceMs) throw new LabProblem('hosts.locked', { file }, { retry: 'now', cause: error });
    }
    await pause(pauseMs);
    waitedMs += pauseMs;
  }
}
