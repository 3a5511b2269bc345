// The `programs` command: what other programs need to reach the lab that was set up here, or the one of a link.

import { join } from 'node:path';
import { isPracticeFolder } from '../core/practice-folder.ts';
import { LabProblem } from '../core/problem.ts';
import { factsFromFile, shippedFacts } from '../core/facts.ts';
import { texts, type Language } from '../../preload/contract/text/index.ts';
import type { JourneyRequest } from '../journeys/journey-request.ts';
import { openJournal } from '../journeys/journal.ts';
import { programsFor } from '../journeys/other-programs.ts';
import { lastRun } from '../journeys/remembered.ts';
import { readLink } from '../journeys/session.ts';
import type { CommandOutput } from './output.ts';

/** The same values as in the window, as JSON members and as lines. Throws `link.*`, `journal.*`, `usage.missingOption` when no lab is known. */
export function listPrograms({ link, factsFile }: Pick<JourneyRequest, 'link' | 'factsFile'>, stateDir: string, language: Language): CommandOutput {
  // What the practice lab remembers leads to this computer only, and its facts are gone with its servers.
  const entries = isPracticeFolder(stateDir) ? [] : openJournal(join(stateDir, 'journal.jsonl')).entries;
  const facts = (factsFile === undefined ? shippedFacts() : factsFromFile(factsFile)).facts;
  const lab = link === undefined ? lastRun(entries)?.lab : readLink(link, facts).lab;
  if (lab === undefined) throw new LabProblem('usage.missingOption', { option: '--link' });
  const programs = programsFor(lab, facts, entries);
  const t = texts(language);
  const lines = programs.flatMap(({ id, fields }) => [
    t.programs[id].title, `  ${t.programs[id].text}`,
    ...fields.flatMap((field) => field.value.split('\n').map((line, index) => `  ${(index === 0 ? t.programFields[field.id] : '').padEnd(26)} ${line}`)), '',
  ]);
  return { command: 'programs', exitCode: 0, more: { json: { lab, programs }, lines: lines.slice(0, -1) } };
}
