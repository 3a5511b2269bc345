// What has to change in a hosts file so that one name gets one address: computed from the bytes alone, nothing is written. Each change is
// relative to the result of the one before it. No change means that the file is right already.

import { isAddress, isLabName } from '../../../preload/contract/lab.ts';
import type { ChangeKind } from '../../../preload/contract/plans.ts';
import { sha256 } from '../../core/digest.ts';
import { LabProblem } from '../../core/problem.ts';
import { asBuffer, lineNumber, splicedPieces } from './bytes.ts';
import { diffLines } from './diff.ts';
import { applySplice, type HostsEdit } from './edits.ts';
import { recordLine } from './line-edits.ts';
import { findBlock, readEntries, type Block, type HostsEntry } from './parse.ts';
import type { HostsRecord } from './record.ts';

export interface HostsWanted {
  readonly lab: string;
  /** Lower case host name. */
  readonly name: string;
  readonly address: string;
}

export interface HostsChange {
  readonly kind: ChangeKind & HostsRecord['kind'];
  readonly facts: Readonly<Record<string, string>>;
  readonly diff: readonly string[];
  readonly record: HostsRecord;
}

/** 64 MiB: more than any hosts file that works; the largest known are lists of 1 M blocked names (40 MB). */
export const hostsLimitBytes = 64 * 1024 * 1024;

// Each line to disable is its own change with its own digest, so the work grows with their number.
const wrongLinesLimit = 64;

/**
 * Plans for a content (undefined: no such file). Throws `hosts.tooLarge`, `hosts.unsupportedEncoding`, `hosts.damagedBlock`,
 * `hosts.nameOnSharedLine`, `hosts.tooManyLines`. `file` is only named in facts.
 */
export function planHosts(current: Uint8Array | undefined, wanted: HostsWanted, file: string): readonly HostsChange[] {
  checkWanted(wanted);
  let content = asBuffer(current ?? new Uint8Array(0));
  checkReadable(content, file);
  let sha256Before = sha256(content);
  const changes: HostsChange[] = [];
  const put = current === undefined ? 'hosts.createFile' : 'hosts.putBlock';
  for (let edit = nextEdit(content, wanted, file, put); edit; edit = nextEdit(content, wanted, file, put)) {
    const splice = applySplice(edit, content);
    const after = Buffer.concat(splicedPieces(content, splice));
    const record: HostsRecord = { ...edit, sha256Before, sha256After: sha256(after) };
    changes.push({ kind: record.kind, facts: factsOf(record, file), diff: diffLines(content, splice), record });
    content = after;
    sha256Before = record.sha256After;
  }
  return changes;
}

// What is written must be one line whatever the caller checked before.
function checkWanted({ lab, name, address }: HostsWanted): void {
  if (!isLabName(lab) || !isAddress(address) || !/^[a-z0-9.-]+$/.test(name)) throw new Error('unchecked lab, name or address');
}

function checkReadable(content: Buffer, file: string): void {
  if (content.length > hostsLimitBytes) throw new LabProblem('hosts.tooLarge', { file });
  const bom = content.subarray(0, 2).toString('hex');
  if (bom === 'fffe' || bom === 'feff') throw new LabProblem('hosts.unsupportedEncoding', { file, encoding: 'UTF-16' });
}

// The block comes first: until the lines that win over it are disabled, everything works as it did.
function nextEdit(content: Buffer, wanted: HostsWanted, file: string, put: 'hosts.createFile' | 'hosts.putBlock'): HostsEdit | undefined {
  const { lab, name, address } = wanted;
  const block = wholeBlock(content, wanted, file);
  const manual = readEntries(content, name).filter((entry) => entry.start !== block?.entryStart);
  const wrong = manual.filter((entry) => entry.address !== address);
  checkWrongLines(content, wrong, name, file);
  if (block && block.address !== address) return { kind: 'hosts.replaceBlock', lab, name, address, oldAddress: block.address };
  if (!block && !manual.some((entry) => entry.certain && entry.address === address)) return { kind: put, lab, name, address };
  return wrong[0] && recordLine(content, wrong[0], name);
}

function wholeBlock(content: Buffer, { lab, name }: HostsWanted, file: string): Block | undefined {
  const reading = findBlock(content, lab, name);
  if (reading.state === 'damaged') throw new LabProblem('hosts.damagedBlock', { file, line: String(reading.line), lab });
  return reading.state === 'whole' ? reading.block : undefined;
}

function checkWrongLines(content: Buffer, wrong: readonly HostsEntry[], name: string, file: string): void {
  const shared = wrong.find((entry) => entry.shared);
  if (shared) throw new LabProblem('hosts.nameOnSharedLine', { file, line: String(lineNumber(content, shared.start)), name });
  if (wrong.length > wrongLinesLimit) throw new LabProblem('hosts.tooManyLines', { file, name, count: String(wrong.length) });
}

function factsOf(edit: HostsEdit, file: string): Readonly<Record<string, string>> {
  const { name } = edit;
  if (edit.kind === 'hosts.disableLine') return { file, name, address: edit.oldAddress, line: String(edit.line) };
  if (edit.kind === 'hosts.replaceBlock') return { file, lab: edit.lab, name, from: edit.oldAddress, to: edit.address };
  return { file, lab: edit.lab, name, address: edit.address };
}
