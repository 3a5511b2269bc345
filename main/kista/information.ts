// The four values of a kista, each by its own rule. They come from a mail that anybody may have sent: what could be an option of a program, a
// way round the name or a second meaning is refused, never repaired. How they are found in a text is in letter.ts. Pure.

import type { Facts } from '../../preload/contract/facts.ts';
import { informationParts, type GivenInformation, type GivenPart, type InformationPart, type TransferInformation } from '../../preload/contract/kista.ts';
import { LabProblem, toProblem } from '../core/problem.ts';

/** The values as they were typed or found; several when a text says different things. */
export type TypedInformation = Readonly<Partial<Record<InformationPart, string | readonly string[]>>>;

type KistaFacts = Facts['kista'];

/** What the parts are, and the whole when all four are right. */
export interface ReadInformation {
  readonly given: GivenInformation;
  readonly information?: TransferInformation;
}

/** Reads each part by itself, with its own problem. `acceptHost`: the person has said that another host is right. */
export function readInformation(typed: TypedInformation, facts: KistaFacts, acceptHost = false): ReadInformation {
  const readers = { host: (text: string) => readHost(text, facts, acceptHost), port: (text: string) => readPort(text, facts), user: readUser, fingerprint: readFingerprint };
  const read = Object.fromEntries(informationParts.map((part) => [part, readPart(part, typed[part] ?? '', readers[part])])) as Record<InformationPart, Read>;
  const given = Object.fromEntries(Object.entries(read).map(([part, { shown, problem }]) => [part, { value: shown, ...(problem && { problem }) } satisfies GivenPart])) as unknown as GivenInformation;
  const isRight = Object.values(read).every(({ problem }) => problem === undefined);
  const { host, port, user, fingerprint } = read;
  return isRight ? { given, information: { host: host.shown, port: Number(port.shown), user: user.shown, fingerprint: fingerprint.shown } } : { given };
}

/** The whole, or the problem of the first part that is wrong. For entries that show one problem at a time. */
export function informationOf({ given, information }: ReadInformation): TransferInformation {
  if (information !== undefined) return information;
  const missing = informationParts.filter((part) => given[part].problem?.code === 'kista.informationIncomplete');
  const problem = missing.length > 0 ? { code: 'kista.informationIncomplete' as const, facts: { missing: missing.join(', ') } } : Object.values(given).find((part: GivenPart) => part.problem !== undefined)?.problem;
  throw new LabProblem(problem?.code ?? 'internal', problem?.facts ?? {});
}

interface Read {
  readonly shown: string;
  readonly problem?: ReturnType<typeof toProblem>;
}

function readPart(part: InformationPart, typed: string | readonly string[], read: (text: string) => string | number): Read {
  const values = (typeof typed === 'string' ? [typed] : typed).map(trim);
  const value = values[0] ?? '';
  try {
    if (values.length > 1) throw new LabProblem('kista.informationTwice', { missing: part });
    if (value === '') throw new LabProblem('kista.informationIncomplete', { missing: part });
    return { shown: String(read(value)) };
  } catch (error) {
    return { shown: forShowing(values.join(' / ')), problem: toProblem(error) };
  }
}

/** Blanks at the edges come with copying; anything else that cannot be seen stays and is refused. */
function trim(value: string): string {
  return value.replace(/^[ \t\u00a0]+|[ \t\u00a0\r\n]+$/g, '');
}

function forShowing(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�').slice(0, 120);
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
// At least one dot, and the last part no number: that would be an address in one of its odd spellings.
const hostName = new RegExp(`^(?=.{1,253}$)(?:${label}\\.)+(?=[a-z0-9-]*[a-z])(?!0x)${label}$`);
const number = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const address = new RegExp(`^(?:${number}\\.){3}${number}$`);

/** A name is compared without regard to case, as in DNS; a dot at the end is the same name. */
function readHost(typed: string, facts: KistaFacts, acceptHost: boolean): string {
  // Letters of other alphabets are not made small: a look-alike of k would become one.
  const host = typed.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/\.$/, '');
  if (!hostName.test(host) && !address.test(host)) throw new LabProblem('kista.badHost', { expected: facts.host });
  if (host !== facts.host && !facts.addresses.includes(host) && !acceptHost) throw new LabProblem('kista.otherHost', { host, expected: facts.host });
  return host;
}

function readPort(typed: string, { portFrom, portTo }: KistaFacts): number {
  const port = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  if (port < portFrom || port > portTo) throw new LabProblem('kista.badPort', { from: String(portFrom), to: String(portTo) });
  return port;
}

/** No `-` first, which programs take for an option, and nothing that a shell or an address reads differently. */
function readUser(typed: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/.test(typed)) throw new LabProblem('kista.badUser');
  return typed;
}

const hexDigest = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;
const olderDigest = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){15}(?:(?::?[0-9a-f]{2}){4})?$/i;

/**
 * In the spellings that OpenSSH, WinSCP and PuTTY show: with `SHA256:` or with key type and bits in front, with `=` at the end, in the letters for
 * addresses, in groups, or as 32 pairs of hexadecimal digits. The answer is always as OpenSSH writes it.
 */
function readFingerprint(typed: string): string {
  const bare = typed.replace(/^(?:(?:ssh|ecdsa|rsa)-[a-z0-9@.-]* +)?(?:\d{3,5} +)?(?:sha-?256[: ]+)?/i, '').replace(/[ \u00a0]/g, '');
  if (/^(?:md5|sha-?1):/i.test(bare) || olderDigest.test(bare)) throw new LabProblem('kista.oldFingerprint');
  if (hexDigest.test(bare)) return `SHA256:${Buffer.from(bare.replaceAll(':', ''), 'hex').toString('base64').replace('=', '')}`;
  const plain = bare.replace(/=$/, '').replaceAll('-', '+').replaceAll('_', '/');
  // Base64 is read leniently: only what comes out again to the letter was a fingerprint.
  const text = Buffer.from(plain, 'base64').toString('base64').replace('=', '');
  if (plain.length !== 43 || text !== plain) throw new LabProblem('kista.badFingerprint');
  return `SHA256:${text}`;
}
