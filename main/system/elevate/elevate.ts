// Administrator rights: carries out a batch of actions behind one prompt. What the actions are is in actions.ts, what the prompt and the
// script answer in output.ts.

import { lstat, readFile } from 'node:fs/promises';
import { LabProblem } from '../../core/problem.ts';
import type { Command, CommandResult, Platform, Runner } from '../command.ts';
import type { Elevate, ElevatedAction } from './actions.ts';
import { composeMacosElevation } from './darwin.ts';
import { composeLinuxElevation, packagedScript } from './linux.ts';
import { readLinuxElevation, readMacosElevation, readWindowsElevation } from './output.ts';
import { promptTimeoutMs } from './prompt-time.ts';
import { composeWindowsElevation } from './win32.ts';

export type { Elevate, ElevatedAction, HostsSplice, Splice } from './actions.ts';

export interface ElevationSurroundings {
  readonly platform: Platform;
  readonly runner: Runner;
  /** The folder of Windows. */
  readonly windowsFolder: string;
  readonly hostsFile: string;
  readonly now: () => number;
}

/** How this system asks for administrator rights. */
export function createElevate(surroundings: ElevationSurroundings): Elevate {
  const { platform, hostsFile } = surroundings;
  return async (actions, signal) => {
    if (actions.length === 0) return;
    signal.throwIfAborted();
    const result = await runPrompt(await composeElevation(actions, surroundings), surroundings, signal);
    readers[platform](result, hostsFile);
  };
}

const readers: Readonly<Record<Platform, (result: CommandResult, file: string) => void>> = {
  linux: readLinuxElevation, darwin: readMacosElevation, win32: readWindowsElevation,
};

async function composeElevation(actions: readonly ElevatedAction[], { platform, windowsFolder, now }: ElevationSurroundings): Promise<Command> {
  const until = Math.floor((now() + promptTimeoutMs) / 1000);
  switch (platform) {
    case 'linux': return composeLinuxElevation(actions, await isPackaged());
    case 'darwin': return composeMacosElevation(actions, until);
    case 'win32': return composeWindowsElevation(actions, until, windowsFolder);
  }
}

/** Answers whether the deb package has put exactly our script where only root can change it. */
async function isPackaged(): Promise<boolean> {
  const { path, content } = packagedScript;
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.uid !== 0 || (stats.mode & 0o022) !== 0) return false;
  return await readFile(path, 'utf8').catch(() => '') === content;
}

async function runPrompt(command: Command, { platform, runner }: ElevationSurroundings, signal: AbortSignal): Promise<CommandResult> {
  try {
    // On Windows and macOS the prompt outlives the program that shows it: it is not ended, its answer is waited for.
    return await runner.run(command, platform === 'linux' ? signal : new AbortController().signal);
  } catch (cause) {
    if (!(cause instanceof LabProblem)) throw cause;
    throw new LabProblem(cause.problem.code === 'program.timedOut' ? 'elevation.refused' : 'elevation.notAvailable', {}, { cause });
  }
}
