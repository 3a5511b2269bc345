// Where OpenSSH keeps a person's files, on all three systems: `.ssh` in the home folder.

import { posix, win32 } from 'node:path';

/** The folder of the person's SSH files. */
export function sshFolder(home: string): string {
  return inFolder(home, '.ssh');
}

/** A file of a folder. The folder tells the system: a plan for Windows is made on any. */
export function inFolder(folder: string, name: string): string {
  return (/^(?:[A-Za-z]:|\\)\\/.test(folder) ? win32 : posix).join(folder, name);
}

/** The file with the keys of known machines. */
export function knownHostsFile(home: string): string {
  return inFolder(sshFolder(home), 'known_hosts');
}

/** The file with the short names. */
export function sshConfigFile(home: string): string {
  return inFolder(sshFolder(home), 'config');
}
