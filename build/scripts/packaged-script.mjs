// Puts the privileged script for Linux into a built dist/ as the file that the deb package installs: the same text that the program
// otherwise hands to pkexec, with a first line that names its shell.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project-paths.mjs';

/** Writes `elevated/splice-hosts` into the folder. */
export function writePackagedScript(folder) {
  const [checks, files] = ['checks.sh', 'linux.sh'].map((name) => readFileSync(inProject('main', 'system', 'elevate', 'scripts', name), 'utf8'));
  mkdirSync(join(folder, 'elevated'), { recursive: true });
  const file = join(folder, 'elevated', 'splice-hosts');
  writeFileSync(file, `#!/bin/sh\n${checks}\n${files}`);
  chmodSync(file, 0o755);
}
