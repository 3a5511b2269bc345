// Where the hosts file is. The path comes from the system, never from a plan, a journal or the window.

import { win32 } from 'node:path';
import type { Platform } from '../command.ts';

/**
 * Absolute path of the hosts file. On macOS `/etc` is a symlink, so the real folder is named. On Windows `SystemRoot` is believed only
 * when it is a folder on a drive. (A moved `DataBasePath` in the registry is not honoured.)
 */
export function hostsPath(platform: Platform, env: Readonly<Record<string, string | undefined>>): string {
  if (platform === 'linux') return '/etc/hosts';
  if (platform === 'darwin') return '/private/etc/hosts';
  const systemRoot = env['SystemRoot'] ?? env['SYSTEMROOT'] ?? '';
  return win32.join(/^[A-Za-z]:\\[^\\/:*?"<>|]/.test(systemRoot) ? systemRoot : 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts');
}
