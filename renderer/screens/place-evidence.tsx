// How we know that one place of the line works: what each step read there, and when.

import type { ReactElement } from 'react';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { Evidence, type EvidencePair } from '../components/evidence.tsx';
import { timeOf } from '../state/dates.ts';
import { pairsOf, type Pair } from '../state/evidence-pairs.ts';
import { useLanguage, type Words } from '../state/language.ts';
import { readPlaces, type Place } from '../state/path-facts.ts';
import css from './status.module.css';

/** What the node on the line opens. */
export const placeEvidenceId = 'place-evidence';

interface PlaceEvidenceProps {
  readonly result: JourneyResult;
  readonly place: Place;
  readonly readAtMs: number;
}

/** The readings of the steps that look at this place; with several, under the name of each. */
export function PlaceEvidence({ result, place, readAtMs }: PlaceEvidenceProps): ReactElement {
  const all = useLanguage();
  const { language, w: { status: words } } = all;
  const results = (readPlaces(result).find((reading) => reading.place === place)?.results ?? []).filter(({ evidence }) => evidence !== undefined && Object.keys(evidence).length > 0);
  const titles: Readonly<Record<Place, string>> = {
    computer: words.howComputer, vpn: words.howVpn, entry: words.howEntry, home: words.howHome, workbench: words.howWorkbench,
  };
  const isPractice = results.some(({ evidence }) => evidence?.['practice'] === true);
  const at = fill(words.readAt, { time: timeOf(readAtMs, language) });
  return (
    <div id={placeEvidenceId}>
      <Evidence title={titles[place]} pairs={pairsFrom(results, all)} at={results.length === 0 ? words.knowNothing : isPractice ? `${at} ${words.practiceEvidence}` : at} />
    </div>
  );
}

function pairsFrom(results: readonly StepResult[], { t, w }: Words): readonly EvidencePair[] {
  const [only] = results;
  if (only !== undefined && results.length === 1) return pairsOf(only.evidence ?? {}, w).map(({ name, value }) => ({ name, value: <code>{value}</code> }));
  return results.map(({ id, evidence }) => ({ name: t.steps[id].title, value: <Lines pairs={pairsOf(evidence ?? {}, w)} /> }));
}

function Lines({ pairs }: { readonly pairs: readonly Pair[] }): ReactElement {
  return <ul className={css.lines}>{pairs.map(({ name, value }) => <li key={name}>{name}: <code>{value}</code></li>)}</ul>;
}
