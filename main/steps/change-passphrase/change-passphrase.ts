// The step that changes the passphrase on entry and then on home from the temporary key to the person's new one. Planning sends nothing:
// whether the machines still want the change is known only when the tunnel is up.

import type { LabName } from '../../../preload/contract/plans.ts';
import { createEntryKeeper } from '../../system/ssh/entry-keeper.ts';
import { planHostKey } from '../../system/ssh/host-key-plan.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { knownHostsFile } from '../../system/ssh/places.ts';
import { canHavePassphrase, choosePassphrase, passphraseProblem } from '../new-passphrase.ts';
import { isDone } from '../passphrase-marks.ts';
import type { PlannedChange, Run, Step, StepReading, Verdict } from '../step.ts';
import { createPassphraseChanges } from './changes.ts';
import { moveOf, planRetirements, type Move } from './moved.ts';
import { verifyPassphrase } from './verify.ts';

/** The step `change-passphrase`. Without link or keys it is skipped. */
export function createChangePassphrase(): Step {
  const keeper = createEntryKeeper();
  const verify = (run: Run): Promise<Verdict> => {
    keeper.close(run);
    return verifyPassphrase(run);
  };
  return { id: 'change-passphrase', needs: ['connect-vpn'], plan, ask, changes: createPassphraseChanges(keeper), verify, leave: keeper.close };
}

async function plan(run: Run): Promise<StepReading> {
  const { lab, secrets } = run;
  if (lab === undefined) return { state: 'skipped', reason: 'no-link', changes: [] };
  const hosts = hostsOf(lab, run);
  const wanted = hosts.filter((host) => !isDone(run, host));
  if (!canHavePassphrase(run) || (wanted.length > 0 && secrets.sshTemporaryKey === undefined)) return { state: 'skipped', reason: 'no-key-given', changes: [] };
  if (wanted.length > 0 && run.askForNewPassphrase === undefined) checkRules(run);
  run.recordsHostKeys ??= 'change-passphrase';
  const move = await moveOf(run, lab);
  const changes: PlannedChange[] = [];
  for (const host of hosts) changes.push(...await planHost(run, host, wanted.includes(host), move));
  if (move !== undefined) changes.push(...await planRetirements(run, lab, move));
  return { state: changes.length === 0 ? 'already' : 'planned', changes, ...(move && { evidence: { movedFrom: move.from, movedTo: move.to } }) };
}

function hostsOf(lab: LabName, { facts }: Run): readonly LabHost[] {
  return [entryOf(lab, facts.ssh.port), homeOf(lab, facts.ssh.port)];
}

/** Where somebody can be asked, a passphrase against the rules is a question and no failure: the plan is the same as without one. */
function checkRules(run: Run): void {
  const problem = passphraseProblem(run);
  if (problem !== undefined) throw problem;
}

/** The passphrase is chosen before the first change begins: an intent on the disk is not to wait for a person. */
async function ask(run: Run): Promise<void> {
  const { lab } = run;
  if (lab !== undefined && hostsOf(lab, run).some((host) => !isDone(run, host))) await choosePassphrase(run);
}

async function planHost(run: Run, host: LabHost, isWanted: boolean, move: Move | undefined): Promise<PlannedChange[]> {
  const key = run.recordsHostKeys === 'change-passphrase' ? await planHostKey(host, knownHostsFile(run.machine.home), run.machine.home, host.name === 'home' ? move?.to : undefined) : undefined;
  return [...(key ? [key] : []), ...(isWanted ? [passphraseChange(host)] : [])];
}

function passphraseChange(host: LabHost): PlannedChange {
  return {
    kind: 'ssh.changePassphrase', facts: { host: host.name, user: host.user }, place: host.name, diff: [], needsAdministrator: false, undo: 'impossible',
    record: { kind: 'ssh.changePassphrase', host: host.name },
  };
}
