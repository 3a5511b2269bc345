// What this computer remembers of passphrase changes: that a new passphrase may have been sent to a machine, and that it was proved there.
// Names only. The bundle's digest is part of them, because a new bundle brings a new temporary key and the change is due again.

import type { LabHost } from '../../system/ssh/lab-hosts.ts';
import { breakStanding, setStanding, stands } from '../standing.ts';
import type { Run } from '../step.ts';

/** Remembers, durably, that the machine may have the new passphrase from now on. */
export function markSent(run: Run, host: LabHost): void {
  setStanding(run.memory, mark('sent', run, host));
}

/** Remembers that the machine has refused it and keeps the old one. */
export function markNotSent(run: Run, host: LabHost): void {
  breakStanding(run.memory, mark('sent', run, host));
}

/** Answers whether a run before this one may have changed it. */
export function wasSent(run: Run, host: LabHost): boolean {
  return stands(run.memory, mark('sent', run, host));
}

/** Remembers that a login with the new passphrase was accepted. */
export function markDone(run: Run, host: LabHost): void {
  setStanding(run.memory, mark('done', run, host));
}

/** Remembers that it was refused, so that the change is due again. */
export function markRefused(run: Run, host: LabHost): void {
  breakStanding(run.memory, mark('done', run, host));
}

/** Answers whether the change was proved before. For a reset without a bundle nothing tells one reset from the next. */
export function isDone(run: Run, host: LabHost): boolean {
  return (run.journey !== 'ssh_reset' || run.bundle !== undefined) && stands(run.memory, mark('done', run, host));
}

/** Remembers that the lab was proved at its new address with only the new keys on record. */
export function markMoved(run: Run): void {
  if (run.lab !== undefined) setStanding(run.memory, moveMark(run, run.lab.address));
}

/** Remembers that this was taken back. */
export function markNotMoved(run: Run, to: string): void {
  breakStanding(run.memory, moveMark(run, to));
}

/** Answers whether the move was completed before: lines that OpenSSH has added since are those of the new machines. */
export function isMoved(run: Run): boolean {
  return run.lab !== undefined && stands(run.memory, moveMark(run, run.lab.address));
}

function moveMark({ lab }: Run, to: string): string {
  return `host keys of ${lab?.lab} after the move to ${to}`;
}

function mark(what: 'sent' | 'done', run: Run, host: LabHost): string {
  return `passphrase ${what} ${host.name} ${host.user} ${run.lab?.lab} ${run.lab?.address} ${run.bundle?.sha256 ?? 'without bundle'}`;
}
