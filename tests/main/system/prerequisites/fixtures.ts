// The answers of programs kept in tests/fixtures/prerequisites, each with its exit code and where it comes from.

import { readFileSync } from 'node:fs';
import type { CommandResult, Platform } from '../../../../main/system/command.ts';

export interface Fixture extends CommandResult {
  readonly isRecorded: boolean;
}

/** All answers of a system by their names. */
export function readFixtures(platform: Platform): ReadonlyMap<string, Fixture> {
  const text = readFileSync(new URL(`../../../fixtures/prerequisites/${platform}.txt`, import.meta.url), 'utf8');
  return new Map(text.split(/^=== /m).slice(1).map((part) => {
    const [head = '', ...lines] = part.split('\n');
    const [, name = '', how = '', code = '', stderr] = /^(\S+) (documented|recorded) (\d+) (stderr )?\(.+\)$/.exec(head) ?? [];
    if (name === '') throw new Error(`a fixture without its source: ${head}`);
    // Windows programs end their lines with both signs and print in the console's code page.
    const output = Buffer.from(lines.join(platform === 'win32' ? '\r\n' : '\n').trimEnd() + (platform === 'win32' ? '\r\n' : '\n'), platform === 'win32' ? 'latin1' : 'utf8');
    const nothing = Buffer.alloc(0);
    return [name, { exitCode: Number(code), stdout: stderr === undefined ? output : nothing, stderr: stderr === undefined ? nothing : output, isRecorded: how === 'recorded' }];
  }));
}

/** One of them; a name that is not there is a mistake of the test. */
export function fixture(platform: Platform, name: string): CommandResult {
  const found = readFixtures(platform).get(name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
}
