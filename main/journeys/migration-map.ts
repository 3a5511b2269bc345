// Which labs have moved to a new address: the file that HUNT Cloud publishes as `/cfg/migmap.yml` (`old: new`, one lab a line, `#` begins
// a comment). It is hostile like any file from outside: it can make this program accept other host keys, so anything unclear is refused.

import type { Facts } from '../../preload/contract/facts.ts';
import { isAddress, isInNetworks } from '../../preload/contract/lab.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import { LabProblem } from '../core/problem.ts';
import { readSmallFile } from '../core/small-file.ts';
import type { Migration } from '../steps/step.ts';

/** New address by old address. */
type MigrationMap = ReadonlyMap<string, string>;

/** The published file has under a hundred lines and 4 kB. */
const limitBytes = 64 * 1024;

/** Reads the map. Throws `migration.notReadable`, `migration.tooLarge`, `migration.invalid`, `migration.outsideLabNetworks`. */
export async function readMigrationMap(file: string, facts: Pick<Facts, 'labNetworks'>): Promise<MigrationMap> {
  const content = await readSmallFile(file, limitBytes).catch((cause: unknown) => {
    throw new LabProblem('migration.notReadable', { file }, { cause });
  });
  if (content === undefined) throw new LabProblem('migration.tooLarge', { file, limitBytes: String(limitBytes) });
  return parseMigrationMap(content.toString('utf8'), facts, file);
}

/** The map in a text. `file` is only named in problems. */
export function parseMigrationMap(text: string, { labNetworks }: Pick<Facts, 'labNetworks'>, file: string): MigrationMap {
  const map = new Map<string, string>();
  for (const [index, line] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    if (/^(\s*#.*|\s*|---\s*)$/.test(line)) continue;
    const [, old = '', fresh = ''] = /^([\d.]+): +([\d.]+)\s*(?: #.*)?$/.exec(line.replaceAll(/(["'])([\d.]+)\1/g, '$2')) ?? [];
    const isUnclear = !isAddress(old) || !isAddress(fresh) || old === fresh || map.has(old);
    if (isUnclear) throw new LabProblem('migration.invalid', { file, line: String(index + 1) });
    const outside = [old, fresh].find((address) => !isInNetworks(address, labNetworks));
    if (outside !== undefined) throw new LabProblem('migration.outsideLabNetworks', { file, address: outside, networks: labNetworks.join(', ') });
    map.set(old, fresh);
  }
  if (map.size === 0) throw new LabProblem('migration.invalid', { file, line: '1' });
  return map;
}

/** The lab where it is now, also when the link still names the old address. Undefined when the map says nothing of it. */
export function migrationOf(map: MigrationMap, lab: LabName): { readonly lab: LabName; readonly migration: Migration } | undefined {
  const address = map.get(lab.address);
  if (address !== undefined) return { lab: { ...lab, address }, migration: { from: [lab.address] } };
  const from = [...map].filter(([, fresh]) => fresh === lab.address).map(([old]) => old);
  return from.length === 0 ? undefined : { lab, migration: { from } };
}
