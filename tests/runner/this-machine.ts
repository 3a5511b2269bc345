// The machine that the runner tests change: refuses any but a throw-away one of GitHub Actions, and starts programs on it. Where the tests
// were tried out, their changes went into a private mount namespace.

import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Platform } from '../../main/system/command.ts';
import { createMachine } from '../../main/system/real-machine.ts';
import type { Machine } from '../../main/system/machine.ts';

export const platform = process.platform as Platform;
const projectRoot = join(import.meta.dirname, '..', '..');
const cli = join(projectRoot, 'dist', 'main', 'cli.js');

/** This computer as the product sees it; another home for what should not lie in the real one. Throws anywhere but on GitHub Actions. */
export function throwAwayMachine(home = homedir()): Machine {
  if (process.env['GITHUB_ACTIONS'] !== 'true') throw new Error('these tests change the machine they run on and are only for GitHub Actions');
  return createMachine({ platform, home, env: process.env, sevenZip: join(projectRoot, 'nowhere'), uid: process.getuid?.() });
}

/** The words that start a program as root, or the words themselves where this already is the one who may. A runner's sudo asks nothing. */
export function asAdministrator(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return platform === 'win32' || process.getuid?.() === 0 ? command : ['/usr/bin/sudo', '-n', ...command];
}

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever that is. */
export async function runToEnd([program, ...args]: readonly [string, ...string[]]): Promise<Ended> {
  const run = promisify(execFile)(program, args, { maxBuffer: 64 * 1024 * 1024, windowsHide: true });
  return run.then(({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }), (error: { code?: number | string; stdout?: string; stderr?: string; message: string }) => {
    if (typeof error.code !== 'number') throw new Error(`${program} was not run: ${error.message}`);
    return { exitCode: error.code, stdout: error.stdout ?? '', stderr: error.stderr ?? '' };
  });
}

interface Printed {
  readonly steps: readonly { readonly id: string; readonly state: string; readonly prerequisites?: readonly Readonly<Record<string, unknown>>[]; readonly problem?: { readonly code: string } }[];
}

/** The words that start the built headless command with one JSON document as its answer. */
export function labAccess(stateDir: string, ...words: readonly string[]): readonly [string, ...string[]] {
  return [process.execPath, cli, ...words, '--json', '--state-dir', stateDir];
}

/** Runs the built headless command: its exit code and each step in short, with the whole answer beside them. */
export async function runLabAccess(command: readonly [string, ...string[]]): Promise<{ exitCode: number; states: readonly string[]; printed: Printed; said: string }> {
  const { exitCode, stdout, stderr } = await runToEnd(command);
  const printed = JSON.parse(stdout) as Printed;
  return { exitCode, printed, said: stderr, states: printed.steps.map(({ id, state, problem }) => [id, state, ...(problem ? [problem.code] : [])].join(' ')) };
}
