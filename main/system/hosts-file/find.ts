// Which hosts file this computer reads. Everywhere but on Windows that is fixed; Windows lets an administrator move the folder, and says
// where in the registry (`DataBasePath`). The privileged script asks for itself and takes no path from here.

import { win32 } from 'node:path';
import { LabProblem } from '../../core/problem.ts';
import type { Command, CommandResult } from '../command.ts';
import type { Machine } from '../machine.ts';

/** The registry value that says where the folder of the hosts file is. Exit code 1: it is not there. */
export function askDataBasePath(systemRoot: string): Command {
  const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
  return { program: win32.join(systemRoot, 'System32', 'reg.exe'), args: ['query', key, '/v', 'DataBasePath', '/reg:64'], timeoutMs: 10_000, okCodes: [0, 1] };
}

/** The hosts file it leads to; undefined when nothing was said. Throws `hosts.notRegular` for a folder that is not on a drive. */
export function readDataBasePath({ exitCode, stdout }: CommandResult, systemRoot: string): string | undefined {
  const [, value] = /^ {4}DataBasePath {4}REG_(?:EXPAND_)?SZ {4}(\S.*?)\s*$/m.exec(stdout.toString('latin1')) ?? [];
  if (exitCode !== 0 || value === undefined) return undefined;
  const folder = value.replace(/^%SystemRoot%(?=\\)/i, () => systemRoot).replace(/\\+$/, '');
  if (!/^[A-Za-z]:\\[^%:*?"<>|/]+$/.test(folder)) throw new LabProblem('hosts.notRegular', { file: value });
  return `${folder}\\hosts`;
}

/** Absolute path of the hosts file. Where Windows does not answer it is the usual one. Throws `hosts.notRegular`. */
export async function findHostsFile({ hostsFile, systemRoot, practice, runner }: Machine, signal: AbortSignal): Promise<string> {
  if (systemRoot === undefined || practice) return hostsFile;
  const result = await runner.run(askDataBasePath(systemRoot), signal).catch((error: unknown) => {
    if (error instanceof LabProblem) return undefined;
    throw error;
  });
  return (result && readDataBasePath(result, systemRoot)) ?? hostsFile;
}
