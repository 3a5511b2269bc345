// Whether Chrome runs on Windows or macOS. Documented only: never run there. Source: Microsoft Learn, tasklist; pgrep(1).

import { win32 } from 'node:path';
import { toProblem } from '../../core/problem.ts';
import type { Command, CommandResult, Runner } from '../command.ts';
import type { Browser } from './browser.ts';
import { readTasks } from './output.ts';

const timeoutMs = 15_000;

/** All processes of Chrome, also those without a window. */
function listTasks(systemRoot: string): Command {
  return { program: win32.join(systemRoot, 'System32', 'tasklist.exe'), args: ['/fi', 'imagename eq chrome.exe', '/fo', 'csv', '/nh'], timeoutMs };
}

/** Exit code 0: one of this user runs; 1: none. */
function findChrome(uid: number): Command {
  return { program: '/usr/bin/pgrep', args: ['-x', '-U', String(uid), 'Google Chrome'], timeoutMs, okCodes: [0, 1] };
}

/** Chrome on Windows. */
export function createWindowsBrowser(runner: Runner, systemRoot: string): Browser {
  return { isRunning: () => ask(runner, listTasks(systemRoot), ({ stdout }) => readTasks(stdout.toString('latin1'))) };
}

/** Chrome on macOS. */
export function createMacBrowser(runner: Runner, uid: number): Browser {
  return { isRunning: () => ask(runner, findChrome(uid), ({ exitCode }) => exitCode === 0) };
}

/** It is only for a hint to restart: where it cannot be told, the hint is given. */
async function ask(runner: Runner, command: Command, read: (result: CommandResult) => boolean): Promise<boolean> {
  return runner.run(command, new AbortController().signal).then(read, (error: unknown) => {
    if (['program.missing', 'program.timedOut'].includes(toProblem(error).code)) return true;
    throw error;
  });
}
