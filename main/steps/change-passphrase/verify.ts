// Proves the new passphrase the only way there is: a fresh login with it, on entry and through entry on home.

import type { ProblemCode } from '../../../preload/contract/problems.ts';
import type { Evidence } from '../../../preload/contract/plans.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { readKnownKeys } from '../../system/ssh/host-key.ts';
import { fingerprintOf } from '../../system/ssh/known-hosts.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { logInWithPassphrase } from '../../system/ssh/log-in.ts';
import type { Wire } from '../../system/ssh/connection.ts';
import { wireOf } from '../../system/ssh/wire.ts';
import { passphraseIfGiven } from '../new-passphrase.ts';
import { markDue, noteExpired } from '../passphrase-marks.ts';
import type { Run, Verdict } from '../step.ts';
import { markMoved } from './marks.ts';

/** These say something about the passphrase or the machine; any other problem only says that we could not look. */
const answers: readonly ProblemCode[] = ['ssh.passphraseRefused', 'ssh.passphraseExpired', 'ssh.hostKeyChanged', 'ssh.hostKeyUnknown'];

/** ok when both machines let us in with the new passphrase. Cannot tell without it or without the tunnel. */
export async function verifyPassphrase(run: Run): Promise<Verdict> {
  const { lab, facts, machine } = run;
  const hosts = lab === undefined ? [] : [entryOf(lab, facts.ssh.port), homeOf(lab, facts.ssh.port)];
  const [entry, home] = hosts;
  const passphrase = entry === undefined ? undefined : await passphraseIfGiven(run);
  if (entry === undefined || home === undefined || passphrase === undefined) return { answer: 'cannot-tell', evidence: { loginProved: false } };
  const wire = wireOf(run);
  const problem = await logInOnBoth(entry, home, passphrase, wire);
  const evidence: Evidence = {
    host: hosts.map(({ name }) => name), failedAttempts: await failures(hosts, wire), loginProved: problem === undefined,
    hostKeys: await fingerprints(hosts, wire), ...(machine.practice && { practice: true }),
  };
  if (problem === undefined) {
    if (run.migration !== undefined) markMoved(run);
    return { answer: 'ok', evidence };
  }
  noteExpired(run, problem.problem);
  const refusing = problem.problem.code === 'ssh.passphraseRefused' && hosts.find(({ name }) => name === problem.problem.facts['host']);
  if (refusing) markDue(run, refusing);
  return { answer: answers.includes(problem.problem.code) ? 'not-ok' : 'cannot-tell', evidence, problem: problem.problem };
}

async function logInOnBoth(entryHost: LabHost, homeHost: LabHost, passphrase: Secret, wire: Wire): Promise<LabProblem | undefined> {
  try {
    const entry = await logInWithPassphrase(entryHost, passphrase, wire);
    try {
      (await logInWithPassphrase(homeHost, passphrase, wire, entry)).close();
    } finally {
      entry.close();
    }
    return undefined;
  } catch (error) {
    if (error instanceof LabProblem) return error;
    throw error;
  }
}

async function failures(hosts: readonly LabHost[], { guard }: Wire): Promise<number> {
  const counts = await Promise.all(hosts.map((host) => guard.failed(host.countedAs)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** For the person to compare: HUNT Cloud publishes none. */
async function fingerprints(hosts: readonly LabHost[], { knownHostsFile }: Wire): Promise<readonly string[]> {
  const lines = await Promise.all(hosts.map(async (host) => (await readKnownKeys(knownHostsFile, host)).map(({ key }) => `${host.name} ${fingerprintOf(key)}`)));
  return lines.flat();
}
