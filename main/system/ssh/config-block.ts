// Our block in ~/.ssh/config: how it is written, and where it stands in a file. Pure, bytes outside it are never looked at twice. The form
// with two hosts and ProxyJump is HUNT Cloud's (reference: domain 5.1). It stands on top, because OpenSSH takes the first value it meets;
// the `Host *` at its end gives the lines below back to all hosts, as they were before.

import { z } from 'zod';
import { isAddress, isLabName, isUserName } from '../../../preload/contract/lab.ts';
import { isLineStart, lineNumber, nextLine, type Eol } from '../hosts-file/bytes.ts';
import { beginMarker, endMarker } from '../hosts-file/markers.ts';

export const shortNamesSchema = z.strictObject({
  lab: z.string().refine(isLabName),
  user: z.string().refine(isUserName),
  address: z.string().refine(isAddress),
  port: z.number().int().min(1).max(65535),
  /** As it stands in the file, without quotes; empty for none. ASCII without what OpenSSH would expand or what ends the word. */
  identity: z.string().regex(/^[ !#&-[\]-~]*$/).max(1024),
});
/** What the block is about. */
export type ShortNames = z.infer<typeof shortNamesSchema>;

const defaultPort = 22;

/** The block, each line with its end. Throws for what is not one word of its kind. */
export function composeBlock(names: ShortNames, eol: Eol): string {
  const { lab, user, address, port, identity } = shortNamesSchema.parse(names);
  const key = identity === '' ? [] : [`    IdentityFile "${identity}"`, '    IdentitiesOnly yes'];
  return [
    beginMarker(lab),
    `Host ${entryAlias(lab)}`, `    HostName ${address}`, ...(port === defaultPort ? [] : [`    Port ${port}`]), `    User ${user}`, ...key,
    `Host ${lab}`, '    HostName home', `    HostKeyAlias ${lab}`, `    User ${user}`, `    ProxyJump ${entryAlias(lab)}`, ...key,
    'Host *', endMarker(lab), '',
  ].join(eol);
}

/** The short name of a lab's entry machine; home has the lab's own name. */
export function entryAlias(lab: string): string {
  return `${lab}-entry`;
}

export interface ConfigBlock {
  readonly start: number;
  /** After its last line end. */
  readonly end: number;
  readonly names: ShortNames;
  readonly eol: Eol;
}

export type ConfigBlockReading =
  | { readonly state: 'none' }
  | { readonly state: 'damaged'; readonly line: number }
  | { readonly state: 'whole'; readonly block: ConfigBlock };

/** Finds a lab's block. Whole only when it is, byte for byte, one that we write. */
export function findConfigBlock(content: Buffer, lab: string): ConfigBlockReading {
  const begins = markerStarts(content, beginMarker(lab));
  const ends = markerStarts(content, endMarker(lab));
  const [start] = begins;
  const [endLine] = ends;
  if (start === undefined && endLine === undefined) return { state: 'none' };
  const damaged: ConfigBlockReading = { state: 'damaged', line: lineNumber(content, start ?? endLine ?? 0) };
  if (start === undefined || endLine === undefined || begins.length + ends.length !== 2 || endLine < start) return damaged;
  const end = nextLine(content, endLine);
  const text = content.toString('utf8', start, end);
  const eol: Eol = text.includes('\r\n') ? '\r\n' : '\n';
  const names = shortNamesSchema.safeParse(readNames(text, lab));
  return names.success && composeBlock(names.data, eol) === text ? { state: 'whole', block: { start, end, names: names.data, eol } } : damaged;
}

function readNames(text: string, lab: string): Readonly<Record<keyof ShortNames, unknown>> {
  const valueOf = (keyword: string): string => new RegExp(`^    ${keyword} "?([^"\\r\\n]*)"?\\r?$`, 'm').exec(text)?.[1] ?? '';
  return { lab, user: valueOf('User'), address: valueOf('HostName'), port: Number(valueOf('Port') || defaultPort), identity: valueOf('IdentityFile') };
}

function markerStarts(content: Buffer, marker: string): readonly number[] {
  const found: number[] = [];
  for (let at = content.indexOf(marker, 0, 'ascii'); at !== -1; at = content.indexOf(marker, at + marker.length, 'ascii')) {
    if (isLineStart(content, at)) found.push(at);
  }
  return found;
}
