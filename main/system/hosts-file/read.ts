// Reads the hosts file, whole and as bytes. Follows symlinks, as the resolver does.

import { open, stat } from 'node:fs/promises';
import { hasErrorCode, LabProblem } from '../../core/problem.ts';
import { hostsLimitBytes } from './plan.ts';

/** The content, or undefined when there is no file. Throws `hosts.notRegular`, `hosts.tooLarge`, `hosts.notReadable`. */
export async function readHosts(file: string): Promise<Buffer | undefined> {
  try {
    return await readWhole(file);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    if (hasErrorCode(error, 'EACCES', 'EPERM')) throw new LabProblem('hosts.notReadable', { file }, { cause: error });
    if (hasErrorCode(error, 'ELOOP', 'ENOTDIR')) throw new LabProblem('hosts.notRegular', { file }, { cause: error });
    throw error;
  }
}

async function readWhole(file: string): Promise<Buffer> {
  // Asked before opening: to open a pipe would wait for ever.
  const { size } = await stat(file).then((found) => found.isFile() ? found : Promise.reject(new LabProblem('hosts.notRegular', { file })));
  if (size > hostsLimitBytes) throw new LabProblem('hosts.tooLarge', { file });
  const handle = await open(file, 'r');
  return handle.readFile().finally(() => handle.close());
}
