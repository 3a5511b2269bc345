// The few ways in which a computer is asked here: a program, a file, whether something is there. None of them fails for want of an answer.

import { access, lstat, readFile } from 'node:fs/promises';
import { toProblem } from '../../core/problem.ts';
import type { BrowserFinder } from '../browser/browser.ts';
import type { Command, CommandResult, Platform, Runner } from '../command.ts';

export interface ReaderNeeds {
  readonly platform: Platform;
  readonly runner: Runner;
  /** Absolute path. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's number; -1 on Windows. */
  readonly uid: number;
  /** Absolute path of the bundled 7-Zip. */
  readonly sevenZip: string;
  /** The browsers of this computer, where they are known. */
  readonly browser?: BrowserFinder;
}

export type Ask = (command: Command) => Promise<CommandResult | undefined>;

/** Undefined when the program is not there or does not end. */
export async function askOnce(runner: Runner, command: Command, signal: AbortSignal): Promise<CommandResult | undefined> {
  return runner.run(command, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    if (['program.missing', 'program.timedOut'].includes(toProblem(error).code)) return undefined;
    throw error;
  });
}

/** Asks all of them side by side. */
export async function askAll<Q extends string>(questions: Readonly<Record<Q, Command>>, ask: Ask): Promise<Readonly<Record<Q, CommandResult | undefined>>> {
  const entries = Object.entries<Command>(questions);
  const answers = await Promise.all(entries.map(async ([name, command]) => [name, await ask(command)] as const));
  return Object.fromEntries(answers) as Record<Q, CommandResult | undefined>;
}

/** Answers whether something of that name is there. Not by following it: an alias of Windows (App Installer) leads nowhere a program can follow. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false);
}

/** The first of these files that can be read by name; undefined when there is none. */
export async function firstThere(paths: readonly string[]): Promise<string | undefined> {
  const there = await Promise.all(paths.map((path) => access(path).then(() => true, () => false)));
  return paths.find((_path, index) => there[index]);
}

/** A small text file; undefined when it cannot be read. */
export async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
