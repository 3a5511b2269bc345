// Administrator rights on Linux: PolicyKit's own program runs a constant shell text as root (docs/adr/0003-elevation.md says why the
// text is an argument and not a file). Returns data; runs nothing.

import type { Command } from '../command.ts';
import type { ElevatedAction } from './actions.ts';
import { planArguments } from './plan.ts';
import script from './scripts/linux.sh?raw';

/** How long a person may take to find the password. Then the prompt is taken away. */
const promptTimeoutMs = 10 * 60 * 1000;

/** The one command for a batch. Without the internal agent pkexec cannot wait for a password on a terminal that nobody sees. */
export function composeElevation(actions: readonly ElevatedAction[]): Command {
  return {
    program: '/usr/bin/pkexec',
    args: ['--disable-internal-agent', '/bin/sh', '-c', script, 'hunt-cloud-lab-access', ...planArguments(actions)],
    timeoutMs: promptTimeoutMs,
  };
}
