// Where things lie: the checkout, and the cache folder outside git. Creates nothing.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '..', '..');

/** Absolute path of something inside the checkout. */
export function inProject(...parts) {
  return join(projectRoot, ...parts);
}

/** The cache folder of this project, by the convention of each operating system. */
export function cacheFolder(platform = process.platform, env = process.env) {
  const name = 'hunt-cloud-lab-access';
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, name);
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), name, 'Cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', name);
  return join(homedir(), '.cache', name);
}
