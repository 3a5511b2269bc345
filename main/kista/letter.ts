// Finds the transfer information in a text that was pasted in one go: an e-mail in English or Norwegian, a table, a line for sftp, an address.
// Pure, and it decides nothing: a value that stands behind its label is handed on as it is, and information.ts refuses it.

import { informationParts, type InformationPart } from '../../preload/contract/kista.ts';
import type { TypedInformation } from './information.ts';

const labels: Readonly<Record<InformationPart, string>> = {
  host: '(?:sftp[ -]?)?(?:host ?name|host|server(?: ?name| ?address|navn|adresse)?|address|vertsnavn|vert|adresse|tjener)',
  port: '(?:tcp[ -]?)?port(?: ?number|nummer)?',
  user: '(?:user ?name|user|login|account|brukernavn|bruker|konto)',
  fingerprint: '(?:(?:server|host|sha-?256|ssh|key)[ -]+){0,4}(?:fingerprint|fingeravtrykk)',
};

/** Behind a label without colon only what looks like it counts: a sentence may begin with the same word. */
const looks: Readonly<Record<InformationPart, RegExp>> = {
  host: /^[\w-]+(?:\.[\w-]+)+\.?$/, port: /^\d{1,6}$/, user: /^[\w.-]*[\d_.-][\w.-]*$/, fingerprint: /^(?:sha-?256:)?[\w+/-]{43}=?$/i,
};

const parts = informationParts.map((part) => ({ part, pattern: new RegExp(`^${labels[part]}(?: ?\\([^)]{0,40}\\))?(?<sign>[\\s*\`_|]*[:=|][\\s*\`_|]*|[\\s*\`_]+|$)(?<rest>.*)$`, 'i') }));
const nextLabel = new RegExp(`[ ,;]+(?=(?:${Object.values(labels).join('|')})[*\`_]{0,3} ?[:=])`, 'gi');
const decoration = /^[\s>*•|#`_-]+/;
const wrapped = /^["'`´«“”‘’<(*|]+|["'`´»“”‘’>)*|,;]+$/g;
const longestLine = 400;
const mostLines = 2000;

/** The values of a text; a part that is not found is left out, one that has several different values has them all. */
export function findInformation(text: string): TypedInformation {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).slice(0, mostLines).flatMap((line) => line.slice(0, longestLine).replaceAll('\u00a0', ' ').replace(decoration, '').split(nextLabel));
  const found = informationParts.map((part) => [part, new Set<string>()] as const);
  const sets = Object.fromEntries(found) as Record<InformationPart, Set<string>>;
  lines.forEach((line, index) => {
    const bare = bareFingerprint(line);
    const labelled = behindLabel(line, lines[index + 1] ?? '').filter(([part]) => part !== 'fingerprint' || bare.length === 0);
    for (const [part, value] of [...labelled, ...inCommand(line), ...bare]) sets[part].add(value);
  });
  return Object.fromEntries(found.flatMap(([part, values]) => (values.size === 0 ? [] : [[part, [...values]]])));
}

type Found = readonly [InformationPart, string];

/** A table that was copied has the value on the line after its label. */
function behindLabel(line: string, next: string): readonly Found[] {
  for (const { part, pattern } of parts) {
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) continue;
    const { sign = '', rest = '' } = groups;
    const isSure = /[:=|]/.test(sign);
    const value = unwrap(rest.trim() === '' ? next : rest, part);
    if (value !== '' && (isSure ? rest.trim() !== '' || looks[part].test(value) : looks[part].test(value))) return [[part, value]];
  }
  return [];
}

/** The fingerprint may be in groups, with words in front; the others are one word, or what stands there is not theirs. */
function unwrap(rest: string, part: InformationPart): string {
  const text = rest.trim().replace(/^[*`_|\s]+/, '').replace(wrapped, '').trim();
  if (part !== 'fingerprint') return text.split(/\s*\|/)[0]?.replace(wrapped, '').replace(part === 'host' ? /(?!)/ : /\.$/, '') ?? '';
  return (/sha-?256[:\s]\s*[\w+/-]{43}=?/i.exec(text)?.[0] ?? text.replace(/\s*\([A-Za-z0-9-]{2,20}\)$/, '')).replace(/\.$/, '');
}

/** `sftp -oPort=2124 user@host`, `sftp -P 2124 user@host`, `sftp://user@host:2124/`. What else stands in the line is not taken over. */
function inCommand(line: string): readonly Found[] {
  const url = /\bsftp:\/\/([^\s@/:;]+)@([^\s@/:]+):(\d+)/i.exec(line);
  if (url !== null) return [['user', url[1] ?? ''], ['host', url[2] ?? ''], ['port', url[3] ?? '']];
  const command = /\bsftp\s+(?:-oPort=|-P\s*)(\d+)\s+([^\s@-][^\s@]*)@([^\s@]+)/i.exec(line);
  return command === null ? [] : [['port', command[1] ?? ''], ['user', command[2] ?? ''], ['host', unwrap(command[3] ?? '', 'host')]];
}

/** As `ssh-keygen -l` and WinSCP show it, wherever it stands. */
function bareFingerprint(line: string): readonly Found[] {
  const found = /(?<![\w+/])sha-?256:\s?([\w+/-]{43})(?![\w+/-])/i.exec(line) ?? /\b(?:ssh-ed25519|ecdsa-sha2-nistp\d{3}|ssh-rsa|rsa-sha2-\d{3}) \d{3,5} ([\w+/-]{43})=?(?![\w+/-])/.exec(line);
  return found === null ? [] : [['fingerprint', `SHA256:${found[1] ?? ''}`]];
}
