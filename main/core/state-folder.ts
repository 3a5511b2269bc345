// Where the product keeps its journal and memory, for window and headless alike. Pure.

import { posix, win32 } from 'node:path';
import type { Platform } from '../../preload/contract/platform.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The per-user state folder by each system's own convention (XDG, Library, AppData). Roaming profiles are avoided on Windows. */
export function stateFolder(platform: Platform, home: string, env: Environment): string {
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'HUNT Cloud lab access');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'HUNT Cloud lab access');
  const base = env.XDG_STATE_HOME;
  return posix.join(base !== undefined && posix.isAbsolute(base) ? base : posix.join(home, '.local', 'state'), 'hunt-cloud-lab-access');
}
