// What OpenSSH itself would do for a short name: `ssh -G` prints it and connects nowhere. One file that knows that program and its output.

import { toProblem } from '../../core/problem.ts';
import type { Command, Platform, Runner } from '../command.ts';

const programs: Readonly<Record<Platform, string>> = {
  linux: '/usr/bin/ssh', darwin: '/usr/bin/ssh', win32: 'C:\\Windows\\System32\\OpenSSH\\ssh.exe',
};

/** The command. With `file` only that file is read; without, the person's own and the system's, as when they type it. */
export function askEffectiveConfig(platform: Platform, name: string, file?: string): Command {
  return { program: programs[platform], args: [...(file === undefined ? [] : ['-F', file]), '-G', '--', name], timeoutMs: 10_000 };
}

/** What the program printed: keyword → first value, for `identityfile` all of them. */
function readEffectiveConfig(output: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of output.split(/\r?\n/)) {
    const [keyword = '', ...words] = line.split(' ');
    const known = values.get(keyword);
    if (known === undefined) values.set(keyword, words.join(' '));
    else if (keyword === 'identityfile') values.set(keyword, `${known}\n${words.join(' ')}`);
  }
  return values;
}

/** Asks the program; undefined where there is none. `problem` is what it says about a file that it refuses to read. */
export async function effectiveConfig(command: Command, runner: Runner, signal: AbortSignal): Promise<{ values: ReadonlyMap<string, string>; refusal: string } | undefined> {
  try {
    const { exitCode, stdout, stderr } = await runner.run(command, signal);
    const refusal = exitCode === 0 ? '' : stderr.toString('utf8').split('\n')[0] ?? '';
    return { values: readEffectiveConfig(stdout.toString('utf8')), refusal };
  } catch (error) {
    if (toProblem(error).code === 'program.missing') return undefined;
    throw error;
  }
}
