// The rail of the visit, the same from the keys to the end.

import type { ReactElement } from 'react';
import { Rail } from '../components/rail.tsx';
import { useLanguage } from '../state/language.ts';
import { positionOf, railRows } from '../state/rail-rows.ts';
import { useVisit } from '../state/shell.ts';

/** The steps of the journey and how they stand. */
export function VisitRail(): ReactElement {
  const words = useLanguage();
  const visit = useVisit((all) => all);
  const rows = railRows(visit, words);
  const position = positionOf(rows, words);
  return <Rail title={visit.journey === undefined ? words.w.frame.steps : words.t.journeys[visit.journey].title} rows={rows} {...(position !== undefined && { position })} />;
}
