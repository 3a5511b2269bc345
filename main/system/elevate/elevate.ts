// Administrator rights: carries out a batch of actions behind one prompt. What the actions are is in actions.ts, what the prompt and the
// script answer in output.ts.

import { LabProblem } from '../../core/problem.ts';
import type { Command, CommandResult, Platform, Runner } from '../command.ts';
import type { Elevate } from './actions.ts';
import { composeElevation } from './linux.ts';
import { readElevation } from './output.ts';

export type { Elevate, ElevatedAction, HostsSplice, Splice } from './actions.ts';

/** How this system asks for administrator rights. Windows and macOS are not built yet and say so before anything is asked. */
export function createElevate(platform: Platform, runner: Runner): Elevate {
  return async (actions, signal) => {
    if (actions.length === 0) return;
    if (platform !== 'linux') throw new LabProblem('elevation.notAvailable');
    readElevation(await runPrompt(composeElevation(actions), runner, signal));
  };
}

async function runPrompt(command: Command, runner: Runner, signal: AbortSignal): Promise<CommandResult> {
  try {
    return await runner.run(command, signal);
  } catch (cause) {
    if (!(cause instanceof LabProblem)) throw cause;
    throw new LabProblem(cause.problem.code === 'program.timedOut' ? 'elevation.refused' : 'elevation.notAvailable', {}, { cause });
  }
}
