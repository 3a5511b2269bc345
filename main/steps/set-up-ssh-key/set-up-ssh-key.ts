// The step that lets a person log in with a key: a key file on this computer, its public part on entry and home. What is installed there
// is known only when the tunnel is up, so a plan goes by what was proved before.

import { stat } from 'node:fs/promises';
import { LabProblem } from '../../core/problem.ts';
import { createEntryKeeper } from '../../system/ssh/entry-keeper.ts';
import { planHostKey } from '../../system/ssh/host-key-plan.ts';
import { configName, isKeyName, keyFile, listKeys } from '../../system/ssh/key-files.ts';
import { entryOf, homeOf, type LabHost } from '../../system/ssh/lab-hosts.ts';
import { knownHostsFile, sshFolder } from '../../system/ssh/places.ts';
import { canHavePassphrase, passphraseAtHand, presentPassphrase } from '../new-passphrase.ts';
import type { PlannedChange, Run, Step, StepReading, Verdict } from '../step.ts';
import { createKeyChanges } from './changes.ts';
import { isInstalled, keyNameOf, openKey, protectionOf } from './key-of-run.ts';
import { verifyKey } from './verify.ts';

/** The step `set-up-ssh-key`. Without link or passphrase it is skipped. */
export function createSetUpSshKey(): Step {
  const keeper = createEntryKeeper();
  const verify = (run: Run): Promise<Verdict> => {
    keeper.close(run);
    return verifyKey(run);
  };
  return { id: 'set-up-ssh-key', needs: ['connect-vpn', 'change-passphrase'], plan, ask, changes: createKeyChanges(keeper), verify, leave: keeper.close };
}

async function plan(run: Run): Promise<StepReading> {
  const { lab, machine, facts } = run;
  if (lab === undefined) return { state: 'skipped', reason: 'no-link', changes: [] };
  if (!canHavePassphrase(run)) return { state: 'skipped', reason: 'no-key-given', changes: [] };
  const name = keyNameOf(run);
  const known = await listKeys(machine.home);
  await checkKey(run, name, known);
  run.sshKey = configName(name);
  run.recordsHostKeys ??= 'set-up-ssh-key';
  const hosts = [entryOf(lab, facts.ssh.port), homeOf(lab, facts.ssh.port)];
  const changes = known.includes(name) ? [] : [await keyChange(run, name)];
  for (const host of hosts) changes.push(...await planHost(run, host, name));
  const evidence = { file: keyFile(machine.home, name), existingKeys: known };
  return { state: changes.length === 0 ? 'already' : 'planned', changes, evidence };
}

/** A key that is there must open, whoever made it; half a pair is nobody's to complete. */
async function checkKey(run: Run, name: string, known: readonly string[]): Promise<void> {
  const file = keyFile(run.machine.home, name);
  const isThere = await stat(file).then(() => true, () => false);
  const isWanted = run.ownSshKey !== undefined;
  if (!isKeyName(name) || (isWanted && !known.includes(name)) || (isThere && !known.includes(name))) throw new LabProblem('ssh.keyUnreadable', { file });
  // A key that needs a passphrase which the person can still be asked for is opened then.
  if (isThere && (passphraseAtHand(run) !== undefined || run.askForNewPassphrase === undefined)) await openKey(run, name);
}

/** The key goes to the machines through a login with the passphrase. */
async function ask(run: Run): Promise<void> {
  await presentPassphrase(run);
}

async function keyChange(run: Run, name: string): Promise<PlannedChange> {
  const file = keyFile(run.machine.home, name);
  const protection = protectionOf(run);
  const kinds = { own: 'ssh.createKey', same: 'ssh.createKeySamePassphrase', none: 'ssh.createPlainKey' } as const;
  const createsFolder = await stat(sshFolder(run.machine.home)).then(() => false, () => true);
  return {
    kind: kinds[protection], facts: { file }, place: file, diff: [], needsAdministrator: false, undo: 'exact',
    record: { kind: 'ssh.createKey', name, protection, createsFolder },
  };
}

async function planHost(run: Run, host: LabHost, name: string): Promise<PlannedChange[]> {
  const key = run.recordsHostKeys === 'set-up-ssh-key' ? await planHostKey(host, knownHostsFile(run.machine.home), run.machine.home) : undefined;
  const install: PlannedChange = {
    kind: 'ssh.installKey', facts: { host: host.name, file: keyFile(run.machine.home, name) }, place: host.name, diff: [], needsAdministrator: false,
    undo: 'by-listing', record: { kind: 'ssh.installKey', name, host: host.name },
  };
  return [...(key ? [key] : []), ...(await isInstalled(run, host, name) ? [] : [install])];
}
