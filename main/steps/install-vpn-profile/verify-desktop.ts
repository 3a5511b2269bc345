// What else could be wrong with a profile of OpenVPN GUI or Tunnelblick, looked at in another way than when it was put there. For the
// verifier only.

import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LabProblem } from '../../core/problem.ts';
import { listProfiles } from '../../system/vpn-client/darwin.ts';
import { readNames } from '../../system/vpn-client/tunnelblick/output.ts';
import type { Run } from '../step.ts';

/** OpenVPN GUI runs programs that lie beside a profile, and takes every `.ovpn` for one. */
export async function faultsBeside(file: string): Promise<readonly string[]> {
  const names = await readdir(dirname(file)).catch(() => []);
  const isStrange = (name: string): boolean => /\.(?:bat|cmd|ps1|exe|dll)$/i.test(name) || (/\.ovpn$/i.test(name) && !file.endsWith(name));
  return names.filter(isStrange).map((name) => `beside it: ${name.slice(0, 60)}`);
}

/** Tunnelblick's own list of profiles lacks this one. When it does not run or may not be asked, its list says nothing. */
export async function faultsInTunnelblick(name: string, { machine, signal }: Run): Promise<readonly string[]> {
  try {
    const names = readNames(await machine.runner.run(listProfiles(), signal));
    return names === undefined || names.includes(name) ? [] : ['not in its list'];
  } catch (error) {
    if (error instanceof LabProblem) return [];
    throw error;
  }
}
