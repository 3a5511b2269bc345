// What this computer remembers of changes under way: that a new passphrase may have been sent to a machine, and that a lab has moved.
// Names only. That a passphrase was proved: ../passphrase-marks.ts.

import type { LabHost } from '../../system/ssh/lab-hosts.ts';
import { accountOf } from '../passphrase-marks.ts';
import { breakStanding, setStanding, stands } from '../standing.ts';
import type { Run } from '../step.ts';

/** Remembers, durably, that the machine may have the new passphrase from now on. */
export function markSent(run: Run, host: LabHost): void {
  setStanding(run.memory, sentMark(run, host));
}

/** Remembers that nothing is open: the machine has refused it and keeps the old one, or the new one was proved. */
export function markSettled(run: Run, host: LabHost): void {
  breakStanding(run.memory, sentMark(run, host));
  breakStanding(run.memory, lateMark(run, host));
}

/** Remembers that a login with it was refused although the machine had not said so before: it may be stored late all the same. */
export function markUnsettled(run: Run, host: LabHost): void {
  breakStanding(run.memory, sentMark(run, host));
  setStanding(run.memory, lateMark(run, host));
}

/** Answers whether the machine may have stored it after all. */
export function mayBeLate(run: Run, host: LabHost): boolean {
  return stands(run.memory, lateMark(run, host));
}

/** Answers whether a run before this one may have changed it. */
export function wasSent(run: Run, host: LabHost): boolean {
  return stands(run.memory, sentMark(run, host));
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

function lateMark(run: Run, host: LabHost): string {
  return `passphrase late ${accountOf(run, host)}`;
}

function sentMark(run: Run, host: LabHost): string {
  return `passphrase sent ${accountOf(run, host)}`;
}
