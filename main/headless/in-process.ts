// Gives a headless command this process's own world: streams, environment, signals. Both entries use it.

import { chooseLanguage } from '../../preload/contract/text/index.ts';
import { systemClock } from '../core/clock.ts';
import { stateFolder } from '../core/state-folder.ts';
import { practiceOpener } from '../journeys/practice-opener.ts';
import type { Machine } from '../system/machine.ts';
import { runHeadless } from './run.ts';

/** Runs one headless command on the given machine and answers its exit code. Ctrl-C cancels it. */
export async function runInProcess(words: readonly string[], machine: Machine): Promise<number> {
  const abort = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => abort.abort());
  const { env, stdin, stdout, stderr } = process;
  return runHeadless(words, {
    machine, stdin, stdout, stderr, clock: systemClock, signal: abort.signal,
    openPractice: practiceOpener(machine, abort.signal),
    stateDir: stateFolder(machine.platform, machine.home, env),
    environmentNames: Object.keys(env),
    language: chooseLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale),
  });
}
