// What is written to others: the request to IT, the mail with the key, and what HUNT Cloud and the firewall team get when there is no connection.
// Pure. No secret is known here; what a server or a program said has been cleaned before.

import type { Facts } from '../../preload/contract/facts.ts';
import type { KistaKey, Trace, TransferInformation, Verdict } from '../../preload/contract/kista.ts';
import { fill, problemText, type Language } from '../../preload/contract/text/index.ts';
import { kistaLettersEn } from '../../preload/contract/text/kista/letters-en.ts';
import { kistaLettersNb, type KistaLetters } from '../../preload/contract/text/kista/letters-nb.ts';

export interface Letter {
  readonly subject: string;
  readonly body: string;
  /** What programs said; attached to a mail, below the text when it is copied. */
  readonly outputs: string;
}

export interface ReportInput {
  readonly verdicts: readonly Verdict[];
  readonly address?: string;
  readonly information: TransferInformation;
  readonly key?: KistaKey;
  readonly traces: readonly Trace[];
  readonly facts: Facts['kista'];
  readonly nowMs: number;
  /** As `Date.getTimezoneOffset` answers it. */
  readonly offsetMinutes: number;
  readonly system: string;
}

/** The words of one language. */
export function kistaLetters(language: Language): KistaLetters {
  return language === 'nb' ? kistaLettersNb : kistaLettersEn;
}

/** The request for the opening, with the port as soon as it is known. */
export function composeForIt(facts: Facts['kista'], information: TransferInformation | undefined, language: Language): string {
  const { forIt, forItPort } = kistaLetters(language);
  const port = information === undefined ? '' : `\n${fill(forItPort, { port: String(information.port) })}`;
  return `${fill(forIt, openingOf(facts))}${port}`;
}

/** The mail that has the public key attached. */
export function composeKeyMail(key: KistaKey, file: string, language: Language): { readonly subject: string; readonly body: string } {
  const { mailSubject, mailBody } = kistaLetters(language);
  const facts = { name: key.name, file, type: key.publicLine.split(' ')[0] ?? '', fingerprint: key.fingerprint };
  return { subject: fill(mailSubject, facts), body: fill(mailBody, facts) };
}

/** For HUNT Cloud: everything that helps to find the cause there. */
export function composeHuntReport(input: ReportInput, language: Language): Letter {
  const words = kistaLetters(language);
  const { information, key, address } = input;
  const facts = {
    host: information.host, address: address ?? '?', port: String(information.port), user: information.user, expected: information.fingerprint,
    key: key === undefined ? words.none : `${key.publicLine.split(' ')[0] ?? ''} ${key.fingerprint}`, time: timeOf(input), ...failureOf(input, language, words),
  };
  return { subject: fill(words.huntSubject, facts), body: around(words.hunt, verdictLines(input, words), facts), outputs: composeOutputs(input, words, false) };
}

/** For the firewall team: the opening and how far it came. Neither user name nor key is their business. */
export function composeFirewallReport(input: ReportInput, language: Language): Letter {
  const words = kistaLetters(language);
  const { information, facts: opening, system } = input;
  const onTheWay = input.verdicts.filter(({ id }) => id === 'resolve' || id === 'connect' || id === 'banner');
  const isStopped = onTheWay.some(({ state }) => state === 'failed');
  const facts = { ...openingOf(opening), host: information.host, port: String(information.port), time: timeOf(input), system, what: isStopped ? failureOf(input, language, words).what : words.comesThrough };
  return { subject: fill(words.firewallSubject, facts), body: around(words.firewall, verdictLines({ verdicts: onTheWay }, words), facts), outputs: composeOutputs(input, words, true) };
}

/** A value is one line; these are several, of our own making. */
function around(text: string, lines: string, facts: Readonly<Record<string, string>>): string {
  return text.split('{verdicts}').map((part) => fill(part, facts)).join(lines);
}

/** Text and outputs in one, for copying. */
export function asOneText({ body, outputs }: Letter): string {
  return outputs === '' ? body : `${body}\n\n${outputs}`;
}

function openingOf({ host, addresses, portFrom, portTo }: Facts['kista']): Readonly<Record<string, string>> {
  return { host, addresses: addresses.join(', '), from: String(portFrom), to: String(portTo) };
}

function verdictLines({ verdicts }: Pick<ReportInput, 'verdicts'>, { checks, states }: KistaLetters): string {
  return verdicts.map(({ id, state, seen }) => `${checks[id]}: ${states[state]}${seen === '' ? '' : ` (${seen})`}`).join('\n');
}

function failureOf({ verdicts }: ReportInput, language: Language, { sides }: KistaLetters): { readonly what: string; readonly side: string } {
  const failed = verdicts.find(({ state }) => state === 'failed');
  if (failed?.problem === undefined) return { what: '', side: '' };
  return { what: problemText(failed.problem.code, failed.problem.facts, language).what, side: sides[failed.side ?? 'unknown'] };
}

function composeOutputs({ traces }: ReportInput, { outputs, toRun }: KistaLetters, withLines: boolean): string {
  const said = traces.flatMap(({ line, output }) => (output === undefined ? [] : [`${fill(outputs, { line })}\n${output}`]));
  const lines = traces.filter((trace) => trace.output === undefined && trace.isOfPort).map(({ line }) => line);
  return [...said, ...(withLines && lines.length > 0 ? [`${toRun}\n${lines.join('\n')}`] : [])].join('\n\n');
}

/** Both clocks: logs are searched by UTC, people look at their own. */
function timeOf({ nowMs, offsetMinutes }: ReportInput): string {
  const minutes = Math.abs(offsetMinutes);
  const offset = `UTC${offsetMinutes > 0 ? '-' : '+'}${Math.floor(minutes / 60)}${minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`}`;
  const text = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
  return `${text(nowMs)} UTC (${text(nowMs - offsetMinutes * 60_000)} ${offset})`;
}
