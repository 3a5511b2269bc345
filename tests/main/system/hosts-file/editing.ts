// Plans carried out on bytes in memory, for tests.

import { asBuffer, splicedPieces } from '../../../../main/system/hosts-file/bytes.ts';
import { applySplice, observeContent, undoSplice } from '../../../../main/system/hosts-file/edits.ts';
import { planHosts, type HostsChange, type HostsWanted } from '../../../../main/system/hosts-file/plan.ts';

export const demolab: HostsWanted = { lab: 'demolab', name: 'demolab.lab.hdc.ntnu.no', address: '10.42.3.7' };
export const otherLab: HostsWanted = { lab: 'other-lab', name: 'other-lab.lab.hdc.ntnu.no', address: '10.42.3.8' };
export const file = '/etc/hosts';

/** A text as Latin-1 bytes. */
export function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** The bytes as text, one character each. */
export function text(content: Uint8Array): string {
  return asBuffer(content).toString('latin1');
}

export function block({ lab, name, address }: HostsWanted, eol = '\n'): string {
  return [`# >>> HUNT Cloud lab access: ${lab} >>>`, `${address}    ${name}`, `# <<< HUNT Cloud lab access: ${lab} <<<`, ''].join(eol);
}

export function plan(content: string | undefined, wanted = demolab): readonly HostsChange[] {
  return planHosts(content === undefined ? undefined : bytes(content), wanted, file);
}

/** Makes the changes that are not made yet, in their order. */
export function applyChanges(content: Buffer, changes: readonly HostsChange[]): Buffer {
  return changes.reduce((now, { record }) => {
    return observeContent(record, now) === 'before' ? Buffer.concat(splicedPieces(now, applySplice(record, now))) : now;
  }, content);
}

/** Takes the changes back that are made, the last one first. */
export function undoChanges(content: Buffer, changes: readonly HostsChange[]): Buffer {
  return changes.toReversed().reduce((now, { record }) => {
    return observeContent(record, now) === 'after' ? Buffer.concat(splicedPieces(now, undoSplice(record, now))) : now;
  }, content);
}
