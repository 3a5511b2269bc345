// Where the hosts file is. The path comes from the system, never from a plan, a journal or the window.

import { win32 } from 'node:path';
import type { Platform } from '../command.ts';

/**
 * Absolute path of the hosts file. On macOS `/etc` is a symlink, so the real folder is named. On Windows `SystemRoot` is believed only
 * when it is a folder on a drive. Whether an administrator moved the file is for find.ts to ask.
 */
export function hostsPath(platform: Platform, env: Readonly<Record<string, string | undefined>>): string {
  if (platform === 'linux') return '/etc/hosts';
  if (platform === 'darwin') return '/private/etc/hosts';
  return win32.join(windowsFolder(env), 'System32', 'drivers', 'etc', 'hosts');
}

/** The folder of Windows with its own programs, which are only started from there. */
export function windowsFolder(env: Readonly<Record<string, string | undefined>>): string {
  const systemRoot = env['SystemRoot'] ?? env['SYSTEMROOT'] ?? '';
  return /^[A-Za-z]:\\[^\\/:*?"<>|]/.test(systemRoot) ? systemRoot : 'C:\\Windows';
}
