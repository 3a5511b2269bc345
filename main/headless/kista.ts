// The `kista` commands: the key, the chain of checks, and the transfer, with the same parts as in the window. Nothing is sent before the kista's
// own words were shown and acknowledged, on the terminal or with --yes.

import { isAbsolute, resolve } from 'node:path';
import type { KistaKey } from '../../preload/contract/kista.ts';
import { factsFromFile, shippedFacts } from '../core/facts.ts';
import { LabProblem, toProblem } from '../core/problem.ts';
import { wipeSecrets } from '../core/secret.ts';
import { readSmallFile } from '../core/small-file.ts';
import { checkKista, type Checked } from '../kista/check.ts';
import { writeKeyMail } from '../kista/hand-over.ts';
import { informationOf, readInformation, type ReadInformation } from '../kista/information.ts';
import { describeKey, listKistaKeys, loadKey, makeKistaKey, readKeyName } from '../kista/key.ts';
import { findInformation } from '../kista/letter.ts';
import { asOneText, composeFirewallReport, composeHuntReport, kistaLetters } from '../kista/letters.ts';
import { composeOwnClients } from '../kista/own-client.ts';
import { placePublicFile } from '../kista/public-file.ts';
import { readRemembered, remember } from '../kista/remembered.ts';
import { traceLines, tracePath } from '../kista/trace/trace.ts';
import type { KistaTarget } from '../kista/transfer/connect.ts';
import { readKey } from '../kista/transfer/login.ts';
import { composeChain, composeKeyLines, composeOwnLines } from './kista-output.ts';
import { moveFiles } from './kista-transfer.ts';
import { exitCodes, type CommandOutput } from './output.ts';
import type { CheckedFirst, KistaRun } from './kista-run.ts';

/** Carries one command out. Throws `usage.*`, `kista.*`, an AbortError. */
export async function carryOutKista(run: KistaRun): Promise<CommandOutput> {
  switch (run.args.verb) {
    case 'key': return makeKey(run);
    case 'own-program': return tellOwnProgram(run);
    case 'check': return check(run);
    default: return moveFiles(run, await checkFirst(run));
  }
}

async function makeKey(run: KistaRun): Promise<CommandOutput> {
  const { args: { values, kind }, given: { machine }, language } = run;
  const name = readKeyName(values.name ?? '');
  if (values.reuse !== true) {
    const secrets = values['no-passphrase'] === true ? {} : await run.secrets('new');
    try {
      await makeKistaKey({ name, kind, passphrase: secrets.keyPassphrase, isOpen: values['no-passphrase'] === true }, machine);
    } finally {
      wipeSecrets(secrets);
    }
  }
  const key = await describeKey(name, machine);
  const publicFile = await placePublicFile(key, machine);
  const mail = await writeKeyMail(key, machine, language);
  remember(run.stateDir, { ...readRemembered(run.stateDir), key: name });
  return { command: 'kista', exitCode: exitCodes.done, more: { json: { key, publicFile, mail }, lines: composeKeyLines({ key, publicFile, mail, isNew: values.reuse !== true }, language) } };
}

async function tellOwnProgram(run: KistaRun): Promise<CommandOutput> {
  const { information } = await readGiven(run);
  const key = await chosenKey(run);
  const { machine } = run.given;
  const own = composeOwnClients({ facts: factsOf(run), ...(information && { information }), ...(key && 'name' in key && { key }), ...(machine.platform === 'win32' && { windowsHome: machine.home }) });
  return { command: 'kista', exitCode: exitCodes.done, more: { json: { own }, lines: composeOwnLines(own) } };
}

async function check(run: KistaRun): Promise<CommandOutput> {
  return (await checkFirst(run)).output;
}

async function checkFirst(run: KistaRun): Promise<CheckedFirst> {
  const information = informationOf(await readGiven(run));
  remember(run.stateDir, { ...readRemembered(run.stateDir), information });
  const key = await chosenKey(run);
  const { machine, signal } = run.given;
  const load = async (): Promise<KistaTarget['key']> => {
    if (key === undefined) throw new LabProblem('kista.keyNotThere', { file: '--key' });
    const content = await loadKey(key, machine);
    if (!isLocked(content)) return { content };
    const { keyPassphrase } = await run.secrets('present');
    return { content, ...(keyPassphrase && { passphrase: keyPassphrase }) };
  };
  const checked = await checkKista({ information, resolver: machine.resolver, signal, key: load });
  return { information, checked, loadKey: load, output: await composeCheck(run, information, checked, key) };
}

/** Nobody is asked for what is not needed. */
function isLocked(content: Buffer): boolean {
  try {
    readKey({ content });
    return false;
  } catch (error) {
    return toProblem(error).code === 'kista.passphraseMissing';
  }
}

async function composeCheck(run: KistaRun, information: KistaTarget['information'], checked: Checked, key: ChosenKey | undefined): Promise<CommandOutput> {
  const { given: { machine, clock, signal }, language } = run;
  const { verdicts, isRight, address, banner } = checked;
  const isOnTheWay = verdicts.some(({ id, state }) => state === 'failed' && (id === 'connect' || id === 'banner'));
  const tracing = { address: address ?? '', port: information.port, platform: machine.platform, runner: machine.runner, ...(machine.systemRoot !== undefined && { systemRoot: machine.systemRoot }) };
  const traces = !isOnTheWay ? [] : run.args.values.trace === true ? await tracePath(tracing, signal) : traceLines(tracing);
  const input = {
    verdicts, information, traces, facts: factsOf(run), nowMs: clock.now(), offsetMinutes: new Date(clock.now()).getTimezoneOffset(), system: machine.platform,
    ...(address !== undefined && { address }), ...(key && 'name' in key && { key: key.described }),
  };
  const reports = isRight ? undefined : { huntCloud: asOneText(composeHuntReport(input, language)), firewall: asOneText(composeFirewallReport(input, language)) };
  const lines = composeChain({ verdicts, isRight, banner: banner?.text, reports }, language);
  return { command: 'kista', exitCode: isRight ? exitCodes.done : exitCodes.problem, more: { json: { information, verdicts, isRight, ...(banner && { banner }), traces, ...(reports && { reports }) }, lines } };
}

type ChosenKey = { readonly name: string; readonly described: KistaKey } | { readonly file: string };

/** `--key` is a name or a path; without it the key of the last time, or the only one. */
async function chosenKey({ args: { values: { key: word } }, given: { machine }, stateDir }: KistaRun): Promise<ChosenKey | undefined> {
  if (word !== undefined && /[/\\]/.test(word)) return { file: isAbsolute(word) ? word : resolve(word) };
  const keys = await listKistaKeys(machine);
  const name = word === undefined ? readRemembered(stateDir).key : readKeyName(word);
  const described = keys.find((key) => key.name === name) ?? (word === undefined && keys.length === 1 ? keys[0] : undefined);
  // The word itself is not repeated: somebody may have put a secret there.
  if (described === undefined && word !== undefined) throw new LabProblem('kista.keyNotThere', { file: '--key' });
  return described && { name: described.name, described };
}

/** The options one by one, else a letter in a file, else what was used last. */
async function readGiven(run: KistaRun): Promise<ReadInformation> {
  const { args: { values }, stateDir } = run;
  const { information } = readRemembered(stateDir);
  const before = information && { ...information, port: String(information.port) };
  const inLetter = values.letter === undefined ? {} : findInformation(await readLetter(values.letter));
  const typed = { ...(values.letter === undefined && before), ...inLetter };
  for (const part of ['host', 'port', 'user', 'fingerprint'] as const) if (values[part] !== undefined) typed[part] = values[part];
  // A remembered host was accepted when it was given.
  const isAccepted = values['other-host'] === true || (values.host === undefined && values.letter === undefined);
  return readInformation(typed, factsOf(run), isAccepted);
}

async function readLetter(file: string): Promise<string> {
  const content = await readSmallFile(resolve(file), 60_000).catch(() => undefined);
  if (content === undefined) throw new LabProblem('usage.badValue', { option: '--letter', expected: kistaLetters('en').headless.letterFile });
  return content.toString('utf8');
}

function factsOf({ args: { values: { facts } } }: KistaRun) {
  return (facts === undefined ? shippedFacts() : factsFromFile(facts)).facts.kista;
}
