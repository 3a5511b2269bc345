// What this computer remembers of a passphrase that is set on a machine: that a login with it was accepted, until it is refused or has
// expired. Names only. The bundle's digest is part of them, because a new bundle brings a new temporary key and the change is due again.

import type { Problem } from '../../preload/contract/problems.ts';
import { entryOf, homeOf, type LabHost } from '../system/ssh/lab-hosts.ts';
import { breakStanding, setStanding, stands } from './standing.ts';
import type { Run } from './step.ts';

/** Remembers that a login with the new passphrase was accepted. */
export function markDone(run: Run, host: LabHost): void {
  setStanding(run.memory, doneMark(run, host));
  if (!isBareReset(run)) return;
  if (host.name === 'entry') setStanding(run.memory, halfMark(run));
  else breakStanding(run.memory, halfMark(run));
}

/** Remembers that it was refused or has expired, so that the change is due again. */
export function markDue(run: Run, host: LabHost): void {
  breakStanding(run.memory, doneMark(run, host));
  if (host.name === 'entry') breakStanding(run.memory, halfMark(run));
}

/** A passphrase that has expired on one machine is due on both: they were set together, and a new one is to be the same on both. */
export function noteExpired(run: Run, { code }: Problem): void {
  const { lab, facts } = run;
  if (code !== 'ssh.passphraseExpired' || lab === undefined) return;
  for (const host of [entryOf(lab, facts.ssh.port), homeOf(lab, facts.ssh.port)]) markDue(run, host);
}

/**
 * Answers whether the change was proved before. For a reset without a bundle nothing tells one reset from the next, but one that was
 * interrupted between entry and home goes on with home.
 */
export function isDone(run: Run, host: LabHost): boolean {
  return isBareReset(run) ? host.name === 'entry' && stands(run.memory, halfMark(run)) : stands(run.memory, doneMark(run, host));
}

function isBareReset({ journey, bundle }: Run): boolean {
  return journey === 'ssh_reset' && bundle === undefined;
}

/** One account on one machine, as long as its bundle is the last one. */
export function accountOf(run: Run, host: LabHost): string {
  return `${host.name} ${host.user} ${run.lab?.lab} ${run.lab?.address} ${run.bundle?.sha256 ?? 'without bundle'}`;
}

function halfMark({ lab }: Run): string {
  return `passphrase reset half done ${lab?.user} ${lab?.lab} ${lab?.address}`;
}

function doneMark(run: Run, host: LabHost): string {
  return `passphrase done ${accountOf(run, host)}`;
}
