// The batch that the golden files of all three systems show: a line of the person's becomes a comment, a block comes in, a file goes away.

import type { HostsSplice } from '../../../../main/system/elevate/elevate.ts';
import { beginMarker, disablePrefix, endMarker, entryLine } from '../../../../main/system/hosts-file/markers.ts';

const block = [beginMarker('demolab'), entryLine('10.42.0.7', 'demolab.lab.hdc.ntnu.no'), endMarker('demolab'), ''].join('\n');
const within = { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16', '10.43.0.0/16'] };

export const actions: readonly HostsSplice[] = [
  {
    verb: 'hosts.splice', sha256Before: 'a'.repeat(64), sha256After: 'b'.repeat(64),
    splices: [{ at: 20, removeBytes: 0, insert: disablePrefix }, { at: 180, removeBytes: 0, insert: block }], within,
  },
  { verb: 'hosts.splice', sha256Before: 'b'.repeat(64), sha256After: 'absent', splices: [{ at: 0, removeBytes: 120, insert: '' }], within },
];

/** A moment for the scripts that are told until when they may act. */
export const until = 1_800_000_000;

/** Words that would hurt if anything between us and the script took them for more than data. */
export function hostileWords(): readonly string[] {
  const pieces = ['', ' ', '\'', '"', '\\', '`', '$(id)', '$env:X', '%PATH%', '^', '&', '|', ';', '\n', '\r\n', '\t', '{', '}', '@(', '<#', '#>', '--%', '-e', '/c', '*', '?', '~', 'æøå', 'é', '😀', '\u2018', '\u2019', '\u201c', '\0'];
  const names = Array.from({ length: 200 }, (_, n) => `Kari${pieces[n % pieces.length] ?? ''}Nordmann${pieces[(n * 7 + 3) % pieces.length] ?? ''}${pieces[(n * 13 + 5) % pieces.length] ?? ''}`);
  return names.map((name, n) => (n % 5 === 0 ? `${name}\\` : name));
}
