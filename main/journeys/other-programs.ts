// The values for other programs, for window and headless alike: for a lab, with the SSH key that the journal says was set up for it.

import type { Facts } from '../../preload/contract/facts.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import type { Program } from '../../preload/contract/programs.ts';
import { keyRecordSchema } from '../steps/set-up-ssh-key/records.ts';
import { composePrograms } from '../system/other-programs/values.ts';
import type { JournalEntry } from './journal.ts';
import { inPlaceFor } from './recorded-changes.ts';

/** The programs with their values. */
export function programsFor(lab: LabName, facts: Facts, entries: readonly JournalEntry[]): readonly Program[] {
  return composePrograms({ lab, facts, keyName: keyOf(lab, entries) });
}

/** The newest key that is in place; one of the person's own counts too. */
function keyOf(lab: LabName, entries: readonly JournalEntry[]): string | undefined {
  const records = inPlaceFor(entries, lab).flatMap(({ step, record }) => (step === 'set-up-ssh-key' ? [keyRecordSchema.parse(record)] : []));
  return records.flatMap((record) => ('name' in record ? [record.name] : [])).at(-1);
}
