// A record to which lines are added while something long goes on, so that it can go on later. Each line is in the file when `add` returns,
// which survives the end of this program; after a power cut the last lines may be missing, and whoever reads must do without them.

import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeOwnFolder } from '../../core/own-folder.ts';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';

export interface LineLog {
  /** One value as one line of JSON. */
  add(value: unknown): void;
  close(): void;
}

/** Opens the record for adding; `anew` begins an empty one. Throws `journal.notWritable`. */
export function openLineLog(file: string, anew: boolean): LineLog {
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (cause) {
      throw new LabProblem('journal.notWritable', { file }, { cause });
    }
  };
  const handle = guarded(() => {
    makeOwnFolder(dirname(file));
    if (anew) rmSync(file, { force: true });
    return openSync(file, 'a', 0o600);
  });
  // A line that a crash cut short must not swallow the next one.
  if (!anew) guarded(() => writeSync(handle, '\n'));
  return { add: (value) => { guarded(() => writeSync(handle, `${JSON.stringify(value)}\n`)); }, close: () => closeSync(handle) };
}

/** The values of the lines. A line that is no JSON was cut short and is left out. */
export function readLineLog(file: string): readonly unknown[] {
  return textOf(file).split('\n').map(parseOrUndefined).filter((value) => value !== undefined);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return '';
    throw error;
  }
}

function parseOrUndefined(line: string): unknown {
  try {
    return line === '' ? undefined : JSON.parse(line);
  } catch {
    return undefined; // the line that a crash cut short
  }
}

/** Removes records. */
export function removeLines(...files: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
}
