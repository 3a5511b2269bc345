// OpenVPN's log as Tunnelblick keeps it: a file for each profile, named after the path of the profile, which everybody on the Mac may read.
// Where it cannot be found or read, the log says nothing. Reads only.

import { readdir, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { logFolder } from '../darwin.ts';
import { readLogEnd } from '../openvpn-gui/log-file.ts';

export interface LogQuestion {
  /** In front of Tunnelblick's fixed paths; empty outside tests. */
  readonly root: string;
  readonly name: string;
  readonly sinceMs: number;
}

/** The lines of the newest log of a profile, when it was written to since then. Clocks of files are a little coarse. */
export async function readClientLog({ root, name, sinceMs }: LogQuestion): Promise<readonly string[]> {
  const folder = root + logFolder;
  const mark = `-S${escapeName(name)}.tblk-S`;
  const names = (await readdir(folder).catch(() => [])).filter((one) => one.includes(mark) && one.endsWith('.openvpn.log'));
  const files = await Promise.all(names.map(async (one) => ({ file: posix.join(folder, one), atMs: await timeOf(posix.join(folder, one)) })));
  const [newest] = files.filter(({ atMs }) => atMs >= sinceMs - 2_000).sort((one, other) => other.atMs - one.atMs);
  return newest === undefined ? [] : readLogEnd(newest.file);
}

/** In the name of a log `/` is `-S`, and a dash of the path is two (Tunnelblick, sharedRoutines). */
function escapeName(name: string): string {
  return name.replaceAll('-', '--');
}

async function timeOf(file: string): Promise<number> {
  return stat(file).then(({ mtimeMs }) => mtimeMs, () => 0);
}
