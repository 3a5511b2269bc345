// Where OpenSSH keeps a person's files, on all three systems: `.ssh` in the home folder.

import { join } from 'node:path';

/** The folder of the person's SSH files. */
export function sshFolder(home: string): string {
  return join(home, '.ssh');
}

/** The file with the keys of known machines. */
export function knownHostsFile(home: string): string {
  return join(sshFolder(home), 'known_hosts');
}

/** The file with the short names. */
export function sshConfigFile(home: string): string {
  return join(sshFolder(home), 'config');
}
