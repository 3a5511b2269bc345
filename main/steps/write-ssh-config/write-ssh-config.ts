// The step that lets `ssh <lab>` lead to home through entry: one marked block on top of ~/.ssh/config.

import { stat } from 'node:fs/promises';
import type { LabName } from '../../../preload/contract/plans.ts';
import { canonicalJson } from '../../core/digest.ts';
import { LabProblem } from '../../core/problem.ts';
import { diffLines } from '../../system/hosts-file/diff.ts';
import { entryAlias, type ConfigBlock, type ShortNames } from '../../system/ssh/config-block.ts';
import { spliceTo, wholeBlock, type ConfigRecord } from '../../system/ssh/config-edits.ts';
import { readConfigFor } from '../../system/ssh/config-reading.ts';
import { sshConfigFile, sshFolder } from '../../system/ssh/places.ts';
import { readSshFile } from '../../system/ssh/ssh-file.ts';
import type { PlannedChange, Run, Step, StepReading } from '../step.ts';
import { configChanges } from './changes.ts';
import { verifyConfig } from './verify.ts';

/** The step `write-ssh-config`. Without a lab access link it is skipped. Its block names the key of the step before it. */
export function createWriteSshConfig(): Step {
  return { id: 'write-ssh-config', needs: ['set-up-ssh-key'], plan, changes: configChanges, verify: verifyConfig };
}

async function plan(run: Run): Promise<StepReading> {
  const { lab, machine } = run;
  if (lab === undefined) return { state: 'skipped', reason: 'no-link', changes: [] };
  const file = sshConfigFile(machine.home);
  const current = await readSshFile(file);
  const content = current ?? Buffer.alloc(0);
  checkReadable(content, file);
  const block = wholeBlock(content, lab.lab, file);
  const wanted = wantedNames(run, lab, block);
  const record = await recordFor(run, wanted, block, current === undefined);
  const others = await otherPlaces(lab.lab, file, content, block);
  const evidence = others.length === 0 ? {} : { evidence: { otherLinesForTheName: others } };
  return record === undefined ? { state: 'already', changes: [], ...evidence } : { state: 'planned', changes: [changeFor(record, content, file)], ...evidence };
}

/** OpenSSH takes neither a byte order mark nor UTF-16. */
function checkReadable(content: Buffer, file: string): void {
  if (/^(fffe|feff|efbbbf)/.test(content.toString('hex', 0, 3))) throw new LabProblem('hosts.unsupportedEncoding', { file });
}

/** The key of this run, or the one that the block names already. */
function wantedNames({ facts, sshKey }: Run, { lab, user, address }: LabName, block: ConfigBlock | undefined): ShortNames {
  return { lab, user, address, port: facts.ssh.port, identity: sshKey ?? block?.names.identity ?? '' };
}

async function recordFor({ machine }: Run, wanted: ShortNames, block: ConfigBlock | undefined, createsFile: boolean): Promise<ConfigRecord | undefined> {
  if (block === undefined) {
    const createsFolder = await stat(sshFolder(machine.home)).then(() => false, () => true);
    return { kind: 'ssh.putConfigBlock', ...wanted, createsFile, createsFolder };
  }
  if (canonicalJson(block.names) === canonicalJson(wanted)) return undefined;
  const { user, address, port, identity } = block.names;
  return { kind: 'ssh.replaceConfigBlock', ...wanted, oldUser: user, oldAddress: address, oldPort: port, oldIdentity: identity };
}

function changeFor(record: ConfigRecord, content: Buffer, file: string): PlannedChange {
  const { kind, lab, user, address, port, identity } = record;
  const splice = spliceTo(content, lab, { lab, user, address, port, identity });
  return {
    kind, facts: { name: lab, entry: entryAlias(lab), file }, place: file, diff: diffLines(content, splice), needsAdministrator: false, undo: 'exact', record,
  };
}

/** Lines of the person's with the same names: ours win, being on top, and the plan shows which ones lose. */
async function otherPlaces(lab: string, file: string, content: Buffer, block: ConfigBlock | undefined): Promise<readonly string[]> {
  const places = await Promise.all([lab, entryAlias(lab)].map(async (name) => (await readConfigFor(name, file)).places));
  const ours = block === undefined ? [] : linesOf(content, block).map((line) => `${file}:${line}`);
  return [...new Set(places.flat())].filter((place) => !ours.includes(place));
}

function linesOf(content: Buffer, { start, end }: ConfigBlock): readonly number[] {
  const count = (bytes: Buffer): number => bytes.toString('latin1').split('\n').length;
  const first = count(content.subarray(0, start));
  return Array.from({ length: count(content.subarray(start, end)) - 1 }, (_unused, index) => first + index);
}
