// The headless command in the practice lab for peers tests: how it is started, what it printed, and the practice computer as a photograph.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { cli, node, readPrinted } from './command-line.ts';

export type Printed = ReturnType<typeof readPrinted>;

/** The words of a practice command on a state folder. */
export function practiceWords(state: string, ...words: readonly string[]): readonly string[] {
  return [cli, 'practice', ...words, '--json', '--state-dir', state];
}

/** The environment of a person with an own home and temporary folder. */
export function environmentOf(home: string): Record<string, string> {
  return { HOME: home, TMPDIR: join(home, 'tmp'), PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
}

/** Runs a practice command to its end, whatever its exit code. */
export async function runPractice(home: string, state: string, ...words: readonly string[]): Promise<Printed> {
  const run = promisify(execFile)(node, practiceWords(state, ...words), { env: environmentOf(home), maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  return readPrinted(stdout);
}

/** One line for each step: its name, its state, its problem. */
export function linesOf(printed: Printed): string[] {
  return (printed.steps ?? []).map(({ id, state, problem }) => `${id} ${state}${problem ? ` ${problem.code}` : ''}`);
}

/** Every file of the practice computer by digest and permissions. An emptied folder counts as gone: programs leave such behind. */
export function photograph(state: string): Record<string, string> {
  const start = join(state, 'computer');
  const files = readdirSync(start, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [relative(start, file), `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${String(statSync(file).mode & 0o777)}`]));
}
