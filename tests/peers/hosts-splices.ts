// Actions on a hosts file for the elevation tests, made here by hand so that the planner is not tested against itself.

import { createHash } from 'node:crypto';
import type { HostsSplice, Splice } from '../../main/system/elevate/elevate.ts';

export const within = { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16', '172.20.0.0/14'] };

/** A file with a Latin-1 byte, a tab, CRLF, a NUL and a lab name of the person's own. All texts here stand for Latin-1 bytes. */
export const hosts = '127.0.0.1\tlocalhost\r\n# r\xe6v \0 x\n\n10.42.9.9 Demolab.lab.hdc.ntnu.no\n::1 localhost\n';

/** A lab's block as the planner writes it. */
export function block(lab: string, address = '10.42.0.7'): string {
  return `# >>> HUNT Cloud lab access: ${lab} >>>\n${address}    ${lab}.lab.hdc.ntnu.no\n# <<< HUNT Cloud lab access: ${lab} <<<\n`;
}

/** SHA-256 of a text's Latin-1 bytes. */
export function digestOf(text: string): string {
  return createHash('sha256').update(Buffer.from(text, 'latin1')).digest('hex');
}

/** The text after splices whose offsets refer to the text before. */
export function spliced(text: string, splices: readonly Splice[]): string {
  return splices.reduceRight((rest, { at, removeBytes, insert }) => rest.slice(0, at) + insert + rest.slice(at + removeBytes), text);
}

/** An action with right digests, whether or not its splices are allowed. */
export function actionFor(text: string, splices: readonly Splice[]): HostsSplice {
  return { verb: 'hosts.splice', sha256Before: digestOf(text), sha256After: digestOf(spliced(text, splices)), splices, within };
}
