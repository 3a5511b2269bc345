// Administrator rights on macOS: osascript runs a constant AppleScript that has a constant shell text run as root and asks for the
// password itself. Words are arguments of osascript, quoted by AppleScript (`quoted form of`), never put together here. Returns data;
// runs nothing. Source: osascript(1), Apple's technical note TN2065; reference platform.md 4.1.

import type { Command } from '../command.ts';
import type { ElevatedAction } from './actions.ts';
import { planArguments } from './plan.ts';
import { longestWaitMs } from './prompt-time.ts';
import checks from './scripts/checks.sh?raw';
import prompt from './scripts/macos-prompt.applescript?raw';
import files from './scripts/macos.sh?raw';

export const macosScript = `${checks}\n${files}`;

/** The one command for a batch. `until`, in seconds since 1970, is when the script stops to obey. */
export function composeMacosElevation(actions: readonly ElevatedAction[], until: number): Command {
  const lines = prompt.trimEnd().split('\n').flatMap((line) => ['-e', line]);
  return {
    program: '/usr/bin/osascript', args: [...lines, macosScript, 'hunt-cloud-lab-access', String(until), ...planArguments(actions)], timeoutMs: longestWaitMs,
  };
}
