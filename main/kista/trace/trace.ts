// Traces the path to a kista with what this computer has, and adds the lines that show more. An address, never a name, goes to a program, and the
// output is cleaned before anybody sees it.

import { posix, win32 } from 'node:path';
import type { Trace } from '../../../preload/contract/kista.ts';
import { toProblem } from '../../core/problem.ts';
import type { Platform, Runner } from '../../system/command.ts';
import { addOutput, emptyScreen, transcriptOf } from '../../system/ssh/terminal-text.ts';
import { macTraces } from './darwin.ts';
import { linuxTraces } from './linux.ts';
import type { TraceTools } from './tools.ts';
import { windowsTraces } from './win32.ts';

export interface TraceInput {
  readonly address: string;
  readonly port: number;
  readonly platform: Platform;
  readonly systemRoot?: string;
  readonly runner: Runner;
}

const timeoutMs = 75_000;

/** The tools of a system, as data. */
export function traceTools({ address, port, platform, systemRoot }: Omit<TraceInput, 'runner'>): TraceTools {
  if (platform === 'win32') return windowsTraces(address, port, systemRoot);
  return platform === 'darwin' ? macTraces(address, port) : linuxTraces(address, port);
}

/** The lines for others; nothing is run. */
export function traceLines(input: Omit<TraceInput, 'runner'>): readonly Trace[] {
  return traceTools(input).lines;
}

/** Runs the first tool that is there, up to 75 s. Without any, only the lines. Throws an AbortError. */
export async function tracePath(input: TraceInput, signal: AbortSignal): Promise<readonly Trace[]> {
  const { runs, lines } = traceTools(input);
  for (const { program, args, isOfPort } of runs) {
    const output = await run(input.runner, { program, args }, signal);
    const name = (input.platform === 'win32' ? win32 : posix).basename(program);
    if (output !== undefined) return [{ line: [name, ...args].join(' '), isOfPort, needsAdministrator: false, output }, ...lines];
  }
  return lines;
}

/** Undefined when the program is not there or was not done in time. */
async function run(runner: Runner, command: { readonly program: string; readonly args: readonly string[] }, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await runner.run({ ...command, timeoutMs }, signal);
    return transcriptOf(addOutput(emptyScreen, Buffer.concat([stdout, stderr]).toString('latin1')));
  } catch (error) {
    if (['program.missing', 'program.timedOut'].includes(toProblem(error).code)) return undefined;
    throw error;
  }
}
