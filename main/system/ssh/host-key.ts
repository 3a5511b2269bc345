// Which key a machine must show: strictly the one recorded in the person's known_hosts. How a key gets there is in host-key-record.ts.

import type { ServerHostKeyAlgorithm } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import { allowedAlgorithms } from './algorithms.ts';
import { fingerprintOf, judgeKey, knownKeys, typeOf, type HostKey, type KnownKey } from './known-hosts.ts';
import type { LabHost } from './lab-hosts.ts';
import { readSshFile } from './ssh-file.ts';

/** The keys recorded for a machine. */
export async function readKnownKeys(knownHostsFile: string, host: LabHost): Promise<readonly KnownKey[]> {
  const content = await readSshFile(knownHostsFile);
  return content === undefined ? [] : knownKeys(content.toString('latin1'), host.knownAs);
}

/** Which types to ask for: a machine has several keys, and it must show one that is recorded. */
export function wantedAlgorithms(known: readonly KnownKey[]): ServerHostKeyAlgorithm[] {
  const types = known.filter(({ revoked }) => !revoked).map(({ type }) => type);
  const wanted = allowedAlgorithms.serverHostKey.filter((algorithm) => types.includes(algorithm.startsWith('rsa-') ? 'ssh-rsa' : algorithm));
  return wanted.length > 0 ? wanted : [...allowedAlgorithms.serverHostKey];
}

/** What is wrong with the key that a machine shows; undefined when it is the recorded one. */
export function keyProblem(known: readonly KnownKey[], offered: HostKey, host: LabHost, knownHostsFile: string): LabProblem | undefined {
  const judged = judgeKey(known, offered);
  if (judged === 'same') return undefined;
  const facts = { host: host.name, name: host.knownAs, file: knownHostsFile, type: typeOf(offered), fingerprint: fingerprintOf(offered) };
  return new LabProblem(judged === 'other' ? 'ssh.hostKeyChanged' : 'ssh.hostKeyUnknown', facts, { retry: 'after-fix' });
}
