// Administrator rights on Linux: PolicyKit's own program runs a constant shell text as root (docs/adr/0003-elevation.md says why the
// text is an argument and not a file; the deb package brings the same text as a file of root's, with a sentence of its own for the
// prompt). Returns data; runs nothing.

import type { Command } from '../command.ts';
import type { ElevatedAction } from './actions.ts';
import { planArguments } from './plan.ts';
import { promptTimeoutMs } from './prompt-time.ts';
import checks from './scripts/checks.sh?raw';
import files from './scripts/linux.sh?raw';

export const linuxScript = `${checks}\n${files}`;

/** Where the deb package puts the script (electron-builder.yml), and what it holds there. */
export const packagedScript = { path: '/usr/libexec/hunt-cloud-lab-access/splice-hosts', content: `#!/bin/sh\n${linuxScript}` };

/** The one command for a batch. Without the internal agent pkexec cannot wait for a password on a terminal that nobody sees. */
export function composeLinuxElevation(actions: readonly ElevatedAction[], isPackaged: boolean): Command {
  const start = isPackaged ? [packagedScript.path] : ['/bin/sh', '-c', linuxScript, 'hunt-cloud-lab-access'];
  return { program: '/usr/bin/pkexec', args: ['--disable-internal-agent', ...start, ...planArguments(actions)], timeoutMs: promptTimeoutMs };
}
