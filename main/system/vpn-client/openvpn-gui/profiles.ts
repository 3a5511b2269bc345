// The profiles in the folders of OpenVPN GUI: where ours goes, what lies beside it, what has the same name elsewhere. Reads only.

import { access, readdir } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { hasErrorCode, LabProblem } from '../../../core/problem.ts';
import type { GuiFolders } from './detect.ts';

/** The file of a profile in a folder of OpenVPN GUI: `CONFIG\NAME\NAME.ovpn`, where its own import puts it too. */
export function profileInFolder(folder: string, name: string): string {
  return within(folder, name, `${name}.ovpn`);
}

/** A path below a folder of Windows, from any system: plans for Windows are made and tested elsewhere too. */
export function within(folder: string, ...names: readonly string[]): string {
  return (/^[A-Za-z]:[\\/]|^\\\\/.test(folder) ? win32 : posix).join(folder, ...names);
}

/** What Windows would run or load. OpenVPN GUI runs `NAME_pre.bat`, `NAME_up.bat` and `NAME_down.bat` by itself (README.rst). */
const programs = /\.(?:bat|cmd|ps1|vbs|js|exe|com|dll)$/i;

/** Throws `vpn.scriptBeside` when a program lies beside the profile: it would be run when the VPN connects. */
export async function refuseScriptBeside(file: string): Promise<void> {
  const folder = file.slice(0, Math.max(file.lastIndexOf('\\'), file.lastIndexOf('/')));
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  });
  const found = names.find((name) => programs.test(name));
  if (found !== undefined) throw new LabProblem('vpn.scriptBeside', { file: found.slice(0, 80) });
}

/** Another profile of the same name, which OpenVPN GUI would show a second time; undefined when there is none. */
export async function findTwin({ own, shared }: GuiFolders, name: string): Promise<string | undefined> {
  for (const file of [within(own, `${name}.ovpn`), within(shared, `${name}.ovpn`), profileInFolder(shared, name)]) {
    if (await access(file).then(() => true, () => false)) return file;
  }
  return undefined;
}
