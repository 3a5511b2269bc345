// One digest over the content of files and folders, to tell whether something built from them is out of date.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 (hex) over the names and contents below `root`; what is missing counts as missing, not as an error. */
export function digestOf(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => listFiles(root, each))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The files at or below one path, relative to `root`, in a stable order. */
export function listFiles(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full).sort().flatMap((name) => listFiles(root, join(path, name)));
}
