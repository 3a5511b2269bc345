// Proves the key by fresh logins with it and nothing else, on entry and through entry on home.

import type { ParsedKey } from 'ssh2';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Wire } from '../../system/ssh/connection.ts';
import { keyFile } from '../../system/ssh/key-files.ts';
import { fingerprintOf } from '../../system/ssh/known-hosts.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { logInWithKey } from '../../system/ssh/log-in.ts';
import { wireOf } from '../../system/ssh/wire.ts';
import { noteExpired } from '../passphrase-marks.ts';
import type { Run, Verdict } from '../step.ts';
import { keyNameOf, markRefused, openKeyOrAsk } from './key-of-run.ts';

const answers: readonly ProblemCode[] = ['ssh.keyRefused', 'ssh.keyUnreadable', 'ssh.passphraseExpired', 'ssh.hostKeyChanged', 'ssh.hostKeyUnknown'];

/** ok when both machines let us in with the key alone. Cannot tell without the tunnel. */
export async function verifyKey(run: Run): Promise<Verdict> {
  const { lab, facts, machine } = run;
  if (lab === undefined) return { answer: 'cannot-tell', evidence: { loginProved: false } };
  const name = keyNameOf(run);
  const hosts: readonly [LabHost, LabHost] = [entryOf(lab, facts.ssh.port), homeOf(lab, facts.ssh.port)];
  const basics: Evidence = { file: keyFile(machine.home, name), host: hosts.map((host) => host.name), ...(machine.practice && { practice: true }) };
  try {
    const key = await openKeyOrAsk(run, name);
    await logInOnBoth(hosts, key, wireOf(run));
    return { answer: 'ok', evidence: { ...basics, key: fingerprintOf(key.getPublicSSH()), loginProved: true } };
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error;
    const { code, facts: about } = error.problem;
    const refusing = code === 'ssh.keyRefused' && hosts.find((host) => host.name === about['host']);
    if (refusing) await markRefused(run, refusing, name);
    noteExpired(run, error.problem);
    const problem = refusing ? new LabProblem('ssh.keyNotInstalled', about).problem : error.problem;
    return { answer: answers.includes(code) ? 'not-ok' : 'cannot-tell', evidence: { ...basics, loginProved: false }, problem };
  }
}

async function logInOnBoth([entryHost, homeHost]: readonly [LabHost, LabHost], key: ParsedKey, wire: Wire): Promise<void> {
  const entry = await logInWithKey(entryHost, key, wire);
  try {
    (await logInWithKey(homeHost, key, wire, entry)).close();
  } finally {
    entry.close();
  }
}
