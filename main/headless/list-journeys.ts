// The `journeys` command: which journeys there are, when they are for, and their steps.

import { journeyIds, journeySteps } from '../../preload/contract/journeys.ts';
import { texts, type Language } from '../../preload/contract/text/index.ts';
import type { CommandOutput } from './output.ts';

/** All journeys as JSON members and as lines. */
export function listJourneys(language: Language): CommandOutput {
  const t = texts(language);
  const journeys = journeyIds.map((id) => ({ id, title: t.journeys[id].title, when: t.journeys[id].when, steps: journeySteps[id] }));
  const indent = ' '.repeat(19);
  const lines = journeys.flatMap(({ id, title, when, steps }) => [`${id.padEnd(18)} ${title}`, `${indent}${when}`, `${indent}${steps.join(', ')}`]);
  return { command: 'journeys', exitCode: 0, more: { json: { journeys }, lines } };
}
