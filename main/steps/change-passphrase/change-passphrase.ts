// The step that changes the passphrase on entry and then on home from the temporary key to the person's new one. Planning sends nothing:
// whether the machines still want the change is known only when the tunnel is up.

import type { LabName } from '../../../preload/contract/plans.ts';
import { LabProblem } from '../../core/problem.ts';
import { createEntryKeeper } from '../../system/ssh/entry-keeper.ts';
import { planHostKey } from '../../system/ssh/host-key-plan.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { knownHostsFile } from '../../system/ssh/places.ts';
import { brokenRule } from '../../system/ssh/rules.ts';
import type { PlannedChange, Run, Step, StepReading, Verdict } from '../step.ts';
import { createPassphraseChanges } from './changes.ts';
import { isDone } from './marks.ts';
import { verifyPassphrase } from './verify.ts';

/** The step `change-passphrase`. Without link or keys it is skipped. */
export function createChangePassphrase(): Step {
  const keeper = createEntryKeeper();
  const verify = (run: Run): Promise<Verdict> => {
    keeper.close(run);
    return verifyPassphrase(run);
  };
  return { id: 'change-passphrase', needs: ['connect-vpn'], plan, changes: createPassphraseChanges(keeper), verify };
}

async function plan(run: Run): Promise<StepReading> {
  const { lab, secrets } = run;
  if (lab === undefined) return { state: 'skipped', reason: 'no-link', changes: [] };
  const { sshTemporaryKey, newPassphrase } = secrets;
  const hosts = [entryOf(lab, run.facts.ssh.port), homeOf(lab, run.facts.ssh.port)];
  const wanted = hosts.filter((host) => !isDone(run, host));
  if (newPassphrase === undefined || (wanted.length > 0 && sshTemporaryKey === undefined)) return { state: 'skipped', reason: 'no-key-given', changes: [] };
  if (wanted.length > 0) checkRules(newPassphrase.revealText(), sshTemporaryKey?.revealText() ?? '', lab);
  run.recordsHostKeys ??= 'change-passphrase';
  const changes: PlannedChange[] = [];
  for (const host of hosts) changes.push(...await planHost(run, host, wanted.includes(host)));
  return { state: changes.length === 0 ? 'already' : 'planned', changes };
}

function checkRules(passphrase: string, old: string, { user, lab }: LabName): void {
  const rule = brokenRule(passphrase, { old, user, lab });
  if (rule !== undefined) throw new LabProblem('ssh.passphraseTooWeak', { rule });
}

async function planHost(run: Run, host: LabHost, isWanted: boolean): Promise<PlannedChange[]> {
  const key = run.recordsHostKeys === 'change-passphrase' ? await planHostKey(host, knownHostsFile(run.machine.home), run.machine.home) : undefined;
  return [...(key ? [key] : []), ...(isWanted ? [passphraseChange(host)] : [])];
}

function passphraseChange(host: LabHost): PlannedChange {
  return {
    kind: 'ssh.changePassphrase', facts: { host: host.name, user: host.user }, place: host.name, diff: [], needsAdministrator: false, undo: 'impossible',
    record: { kind: 'ssh.changePassphrase', host: host.name },
  };
}
