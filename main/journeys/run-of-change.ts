// For which lab a recorded change was made, and the run to ask about it with: another lab has other machines, another tunnel, and another
// passphrase, which is not sent to this one.

import type { LabName } from '../../preload/contract/plans.ts';
import type { Secrets } from '../core/secret.ts';
import type { Run } from '../steps/step.ts';
import type { JournalEntry } from './journal.ts';
import { inPlaceFor, type RecordedChange } from './recorded-changes.ts';

/** The labs of all runs in the journal, by the run's name. Pure. */
export function labsOfRuns(entries: readonly JournalEntry[]): ReadonlyMap<string, LabName> {
  return new Map(entries.flatMap((entry) => (entry.type === 'run' && entry.lab !== undefined ? [[entry.run, entry.lab] as const] : [])));
}

/** The same lab for the same person, wherever it moved. */
export function isSameLab(one: LabName | undefined, other: LabName | undefined): boolean {
  return one?.lab === other?.lab && one?.user === other?.user;
}

export interface RunsByLab {
  /** The run for a change: the given one for its own lab, else one that is made once for each lab. */
  of(change: Pick<RecordedChange, 'run'>): Run;
  /** Overwrites what was typed for the runs that were made here. */
  wipe(): void;
}

/** The runs for the changes of a journal. */
export function runsByLab(entries: readonly JournalEntry[], run: Run): RunsByLab {
  const labs = labsOfRuns(entries);
  const made: Run[] = [];
  return {
    of: (change) => {
      const lab = labs.get(change.run);
      if (lab === undefined || (isSameLab(lab, run.lab) && lab.address === run.lab?.address)) return run;
      const known = made.find((one) => one.lab?.lab === lab.lab && one.lab.user === lab.user && one.lab.address === lab.address);
      if (known === undefined) made.push(runFor(lab, entries, run));
      return known ?? made.at(-1) ?? run;
    },
    wipe: () => { for (const one of made) one.newPassphrase?.wipe(); },
  };
}

/** Nothing that was found out for, or typed for, the other lab. */
function runFor(lab: LabName, entries: readonly JournalEntry[], run: Run): Run {
  const { journey, only, facts, machine, signal, memory, askForNewPassphrase, loginGuard } = run;
  return {
    journey, only, facts, machine, signal, memory, lab, recorded: inPlaceFor(entries, lab), secrets: withoutPassphrase(run.secrets),
    progress: (phase, fraction) => run.progress(phase, fraction), ...(askForNewPassphrase && { askForNewPassphrase }), ...(loginGuard && { loginGuard }),
  };
}

function withoutPassphrase(secrets: Secrets): Secrets {
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => name !== 'newPassphrase'));
}
