// A lab that has moved: whether this computer knows it at the old address, and which lines of known_hosts are then of the old machines.
// The map alone is not enough: it says that an address has moved, and only this computer says which lab it belonged to.

import { workbenchName } from '../../../preload/contract/lab.ts';
import type { LabName } from '../../../preload/contract/plans.ts';
import { readEntries } from '../../system/hosts-file/parse.ts';
import { readHosts } from '../../system/hosts-file/read.ts';
import { entryAlias } from '../../system/ssh/config-block.ts';
import { readConfigFor } from '../../system/ssh/config-reading.ts';
import { entryOf, homeOf } from '../../system/ssh/lab-hosts.ts';
import { knownHostsFile, sshConfigFile } from '../../system/ssh/places.ts';
import { findOldLines, retiredPrefix, type OldLine } from '../../system/ssh/retired-keys.ts';
import { readSshFile } from '../../system/ssh/ssh-file.ts';
import type { PlannedChange, Run } from '../step.ts';
import { isMoved } from './marks.ts';

export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The move that is still to be completed; undefined when there is none, or when nothing here says that this lab was at an old address. */
export async function moveOf(run: Run, lab: LabName): Promise<Move | undefined> {
  if (run.migration === undefined || run.journey !== 'lab_migration' || isMoved(run)) return undefined;
  const here = await addressesHere(run, lab);
  const from = run.migration.from.find((address) => here.includes(address));
  return from === undefined ? undefined : { from, to: lab.address };
}

/** Where the hosts file and the short names lead for this lab, ours or the person's own. */
async function addressesHere({ machine, facts }: Run, lab: LabName): Promise<readonly string[]> {
  const hosts = await readHosts(machine.hostsFile) ?? Buffer.alloc(0);
  const entry = (await readConfigFor(entryAlias(lab.lab), sshConfigFile(machine.home))).values.get('hostname');
  return [...readEntries(hosts, workbenchName(lab, facts.labDomain)).map(({ address }) => address), ...(entry === undefined ? [] : [entry])];
}

/** Entry stood under its old address, home under the lab's name. */
export async function planRetirements(run: Run, lab: LabName, move: Move): Promise<readonly PlannedChange[]> {
  const file = knownHostsFile(run.machine.home);
  const content = await readSshFile(file) ?? Buffer.alloc(0);
  const names = { entry: [move.from, entryOf({ ...lab, address: move.from }, run.facts.ssh.port).knownAs], home: [homeOf(lab, run.facts.ssh.port).knownAs] };
  const change = (host: 'entry' | 'home', { line, sha256, text }: OldLine): PlannedChange => ({
    kind: 'ssh.retireHostKey', facts: { host, file, line: String(line), ...move }, place: file, diff: [`-${shown(text)}`, `+${shown(`${retiredPrefix(move)}${text}`)}`],
    needsAdministrator: false, undo: 'exact', record: { kind: 'ssh.retireHostKey', host, ...move, lineSha256: sha256 },
  });
  const ofHome = findOldLines(content, names.home).map(({ sha256 }) => sha256);
  const old = findOldLines(content, [...names.entry, ...names.home]).filter((line) => !isOfMove(line, move));
  return old.map((line) => change(ofHome.includes(line.sha256) ? 'home' : 'entry', line));
}

/** Only for reading. */
function shown(text: string): string {
  return text.replace(/[^\t\x20-\x7e]/g, '?').slice(0, 200);
}

/** Our own line for the new machine. */
function isOfMove({ text }: OldLine, { to }: Move): boolean {
  return text.endsWith(` after the move to ${to}`);
}
