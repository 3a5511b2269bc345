// The `remove` command: shows everything that is in place here and what stays, asks, and takes it all back.

import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import type { RemovalList } from '../../preload/contract/removal.ts';
import { fill, texts, type Language } from '../../preload/contract/text/index.ts';
import { openJournal } from '../journeys/journal.ts';
import { isAllTakenBack } from '../journeys/remove-journey.ts';
import { listRemoval } from '../journeys/remove-list.ts';
import { carryOutRequest } from '../journeys/request.ts';
import type { Outside } from '../journeys/session.ts';
import type { Arguments } from './arguments.ts';
import { exitCodeFor, exitCodes, type CommandOutput } from './output.ts';

export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Without `--yes` and without a terminal it only shows. Throws `journal.*` and what the engine throws. */
export async function removeAccess({ request, name }: Arguments, outside: Outside, language: Language, terminal?: Terminal): Promise<CommandOutput> {
  const list = listRemoval(openJournal(join(outside.stateDir, 'journal.jsonl')).entries);
  const lines = composeRemoval(list, language);
  const command = name === 'practice' ? name : 'remove';
  const isAgreed = request.consent !== undefined || (terminal !== undefined && await agrees(lines, terminal, language, outside.signal));
  if (!isAgreed) {
    const { phrases } = texts(language);
    const shown = terminal === undefined ? [...lines, phrases.removalHow] : [phrases.nothingChangedYet];
    return { command, exitCode: exitCodes.done, more: { json: { removal: list, removed: false }, lines: shown } };
  }
  const result = await carryOutRequest({ ...request, consent: 'as-planned-now' }, outside);
  const removed = isAllTakenBack(result.steps);
  return { command, exitCode: removed ? exitCodes.done : exitCodeOf(result.steps), result, more: { json: { removal: list, removed }, lines: composeEnd(list, removed, language) } };
}

/** What stands in the way of the whole is more than a problem: the rest is taken back already. */
function exitCodeOf(steps: Parameters<typeof exitCodeFor>[0]): number {
  const code = exitCodeFor(steps, true);
  return code === exitCodes.refused || code === exitCodes.cancelled ? code : exitCodes.partly;
}

async function agrees(lines: readonly string[], { stdin, stderr }: Terminal, language: Language, signal: AbortSignal): Promise<boolean> {
  const { phrases } = texts(language);
  stderr.write(`${lines.join('\n')}\n`);
  const prompt = createInterface({ input: stdin, output: stderr });
  const answer = await prompt.question(`${phrases.removalAsk} `, { signal }).finally(() => prompt.close());
  return ['yes', 'ja'].includes(answer.trim().toLowerCase());
}

/** The list for a person. Pure. */
function composeRemoval({ labs, remains }: RemovalList, language: Language): readonly string[] {
  const t = texts(language);
  const groups = labs.flatMap(({ lab, changes }) => [
    lab === undefined ? t.phrases.removalNoLab : `${lab.lab}, ${lab.user}`,
    ...changes.map(({ change }) => `  - ${fill(t.changes[change.kind], change.facts)}`),
  ]);
  const heading = labs.length === 0 ? t.phrases.removalNone : t.phrases.removalHeading;
  return [heading, ...groups, ...composeRemains(remains, language)];
}

function composeRemains(remains: RemovalList['remains'], language: Language): readonly string[] {
  const t = texts(language);
  return remains.length === 0 ? [] : [t.phrases.removalStays, ...remains.map((id) => `  - ${t.remains[id]}`)];
}

function composeEnd({ remains }: RemovalList, removed: boolean, language: Language): readonly string[] {
  const { phrases } = texts(language);
  return removed ? [phrases.removalDone, ...composeRemains(remains.filter((id) => id !== 'keys-need-vpn'), language)] : [phrases.removalPartly];
}
