// The four parts of the transfer information as a person types them, with what became of each at the last reading. Pure.

import type { GivenInformation, InformationPart } from '../../preload/contract/kista.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { KistaStanding } from './kista-state.ts';

export const partsInOrder: readonly InformationPart[] = ['host', 'port', 'user', 'fingerprint'];
export type InformationTyped = Readonly<Record<InformationPart, string>>;
export type PartStand = { readonly at: 'typing' } | { readonly at: 'read' } | { readonly at: 'wrong'; readonly problem: Problem };

/** What was read of each part, to be shown in its field. */
export function typedOf({ given, information }: Pick<KistaStanding, 'given' | 'information'>): InformationTyped {
  const value = (part: InformationPart): string => given?.[part].value ?? String(information?.[part] ?? '');
  return { host: value('host'), port: value('port'), user: value('user'), fingerprint: value('fingerprint') };
}

/** What is said of a part; nothing any more once it was changed. */
export function standOf(part: InformationPart, typed: InformationTyped, given: GivenInformation | undefined): PartStand {
  const read = given?.[part];
  if (read === undefined || read.value !== typed[part]) return { at: 'typing' };
  return read.problem === undefined ? { at: 'read' } : { at: 'wrong', problem: read.problem };
}

/** More than one line, or more than any one part has: the letter as a whole. */
export function isLetter(text: string): boolean {
  return /\n./.test(text.trim()) || text.trim().length > 120;
}
