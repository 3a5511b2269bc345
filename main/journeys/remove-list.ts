// What lab access there is on this computer, for all labs and runs, and what stays although everything of it is taken away. Pure.

import { journeySteps } from '../../preload/contract/journeys.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import type { Remains, RemovalList } from '../../preload/contract/removal.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import type { JournalEntry } from './journal.ts';
import { readChanges, type RecordedChange } from './recorded-changes.ts';
import { isSameLab, labsOfRuns } from './run-of-change.ts';

/** What is or may be in place, by lab and the newest first, and what nobody can take back from here. */
export function listRemoval(entries: readonly JournalEntry[]): RemovalList {
  const here = readChanges(entries).filter(({ status }) => status !== 'undone').reverse();
  const labs = labsOfRuns(entries);
  const groups: { lab?: LabName; changes: RecordedChange[] }[] = [];
  for (const change of here.filter((one) => one.change.undo !== 'impossible')) {
    const lab = labs.get(change.run);
    const known = groups.find((group) => isSameLab(group.lab, lab));
    if (known === undefined) groups.push({ ...(lab && { lab }), changes: [change] });
    else known.changes.push(change);
  }
  return {
    labs: groups.map(({ lab, changes }) => ({ ...(lab && { lab: { ...lab } }), changes: changes.map(({ step, change }) => ({ step, change: { ...change, diff: [], needsAdministrator: false } })) })),
    remains: remainsOf(entries, here),
  };
}

function remainsOf(entries: readonly JournalEntry[], here: readonly RecordedChange[]): readonly Remains[] {
  const journeys = entries.flatMap((entry) => (entry.type === 'run' ? [entry.journey] : []));
  const wasIn = (step: StepId): boolean => journeys.some((journey) => (journeySteps[journey] as readonly StepId[]).includes(step));
  const isHere = (kind: RecordedChange['change']['kind']): boolean => here.some(({ change }) => change.kind === kind);
  return [
    ...(isHere('ssh.changePassphrase') ? ['passphrase' as const] : []),
    ...(wasIn('enrol-authenticator') ? ['authenticator' as const] : []),
    ...(here.some(({ change }) => change.kind === 'certificate.retireOld' && change.undo === 'impossible') ? ['old-certificate' as const] : []),
    ...(isHere('ssh.installKey') ? ['keys-need-vpn' as const] : []),
    ...(journeys.length > 0 ? ['vpn-account' as const] : []),
  ];
}
