// The `order` command: the list of orders, and one order as text, as an address to open or as a mail file. Nothing is sent or opened, and nothing
// is remembered as sent.

import { join, resolve } from 'node:path';
import type { FoundFieldProblem, Mail, Order } from '../../preload/contract/orders.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import type { Language } from '../../preload/contract/text/language.ts';
import { fieldProblemText } from '../../preload/contract/text/orders/field-problems.ts';
import { factsFromFile, shippedFacts } from '../core/facts.ts';
import { isPracticeFolder } from '../core/practice-folder.ts';
import { toProblem } from '../core/problem.ts';
import { openJournal } from '../journeys/journal.ts';
import type { JourneyRequest } from '../journeys/journey-request.ts';
import { lastRun } from '../journeys/remembered.ts';
import { readLink } from '../journeys/session.ts';
import { catalogueFromFile, catalogueInForce, type CatalogueInForce } from '../orders/catalogue.ts';
import { composeOrder, composeText, refuseUnready } from '../orders/compose.ts';
import { fillForm } from '../orders/fill-form.ts';
import { composeMailto, composeOutlookLink, refuseLong } from '../orders/links.ts';
import { policyFileOf } from '../orders/policy-file.ts';
import { composeMailFile } from '../system/mail-file.ts';
import type { Machine } from '../system/machine.ts';
import { saveFile } from '../system/other-programs/save-file.ts';
import { orderNamed, toValues, type OrderWords } from './order-words.ts';
import { exitCodeForProblem, exitCodes, type CommandOutput } from './output.ts';

interface Ordering {
  readonly words: OrderWords;
  readonly request: Pick<JourneyRequest, 'link' | 'factsFile'>;
  readonly stateDir: string;
  readonly machine: Machine;
  readonly language: Language;
}

/** Carries the command out. Throws `usage.*`, `facts.invalid`, `link.*`, `journal.*`, `order.catalogue*`, `order.tooLong`, `programs.notSaved`. */
export async function order(ordering: Ordering): Promise<CommandOutput> {
  const { words: { id, catalogueFile }, machine } = ordering;
  const policy = machine.platform === 'win32' ? policyFileOf('win32', machine.systemRoot) : policyFileOf(machine.platform);
  const inForce = catalogueFile === undefined ? await catalogueInForce(policy) : await catalogueFromFile(resolve(catalogueFile));
  return id === undefined ? list(inForce, ordering) : one(orderNamed(inForce.catalogue, id), ordering);
}

function factsOf({ request: { factsFile } }: Ordering): ReturnType<typeof shippedFacts>['facts'] {
  return (factsFile === undefined ? shippedFacts() : factsFromFile(resolve(factsFile))).facts;
}

/** The lab of the link, else the one that was set up here. */
function labOf(ordering: Ordering): LabName | undefined {
  const { request: { link }, stateDir } = ordering;
  if (link !== undefined) return readLink(link, factsOf(ordering)).lab;
  return isPracticeFolder(stateDir) ? undefined : lastRun(openJournal(join(stateDir, 'journal.jsonl')).entries)?.lab;
}

function list({ catalogue, isShipped }: CatalogueInForce, ordering: Ordering): CommandOutput {
  const { language, machine: { platform } } = ordering;
  const known = { lab: labOf(ordering), platform };
  const orders = catalogue.orders.map((each) => ({ ...each, values: fillForm(each, known) }));
  const lines = [
    ...orders.flatMap(({ id, title, when, responseTime, fields }) => [
      `${id.padEnd(34)} ${title[language]} (${responseTime[language]})`, `    ${when[language]}`,
      ...fields.map(({ key, label, options }) => `    --set ${key}=  ${label[language]}${options === undefined ? '' : `: ${options.map(({ value }) => value).join(', ')}`}`),
    ]),
    ...catalogue.pointers.flatMap(({ title, text, page }) => [title[language], `    ${text[language]}`, `    ${page}`]),
  ];
  const { pointers, version } = catalogue;
  return { command: 'order', exitCode: exitCodes.done, more: { json: { catalogue: { version, isShipped }, recipient: factsOf(ordering).orders.recipient, orders, pointers }, lines } };
}

async function one(named: Order, ordering: Ordering): Promise<CommandOutput> {
  const { words, language, machine: { platform } } = ordering;
  const values = { ...fillForm(named, { lab: labOf(ordering), platform }), ...toValues(named, words.set) };
  const composed = composeOrder(named, values, { recipient: factsOf(ordering).orders.recipient });
  if (composed.problems.length > 0) return refuse(() => refuseUnready(composed, named, language), composed.problems, { named, language });
  return comeOut(composed.mail, named, words);
}

/** The problem, and beside it what is wrong with each field: the fields are named as `--set` takes them. */
function refuse(throwProblem: () => void, problems: readonly FoundFieldProblem[], { named, language }: { named: Order; language: Language }): CommandOutput {
  const problem = problemOf(throwProblem);
  const lines = problems.map(({ field, problem: what }) => `  ${field}: ${fieldProblemText(what, language)}`);
  return { command: 'order', exitCode: exitCodeForProblem(problem), problem, more: { json: { order: named.id, fields: problems }, lines } };
}

function problemOf(throwProblem: () => void): ReturnType<typeof toProblem> {
  try {
    throwProblem();
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('an order with problems was let through');
}

async function comeOut(mail: Mail, { id }: Order, { as, out }: OrderWords): Promise<CommandOutput> {
  const made = { command: 'order', exitCode: exitCodes.done };
  if (as === 'eml') {
    const file = await composeMailFile(mail);
    if (out !== undefined) await saveFile(resolve(out), file);
    const eml = file.toString('utf8');
    return { ...made, raw: out === undefined ? eml : `${out}\n`, more: { json: { order: id, as, mail, ...(out === undefined ? { eml } : { file: out }) }, lines: [] } };
  }
  if (as === 'text') return { ...made, raw: composeText(mail), more: { json: { order: id, as, mail }, lines: [] } };
  const address = refuseLong(as === 'mailto' ? composeMailto(mail) : composeOutlookLink(mail));
  return { ...made, raw: `${address}\n`, more: { json: { order: id, as, mail, address }, lines: [] } };
}
