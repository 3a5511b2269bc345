// The path as it is drawn: five places, one fact at each, solid as far as it is proved. Pure.

import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import type { PathNode } from '../components/path.tsx';
import type { Words } from './language.ts';
import { isProved, readPlaces, type Place, type PlaceReading } from './path-facts.ts';
import { markOf } from './rail-rows.ts';
import { standOfResult, type Stand } from './step-stands.ts';

interface Facts {
  readonly platform: Platform;
  readonly words: Words;
}

/** The nodes in their order. */
export function pathNodes(result: JourneyResult, facts: Facts): readonly PathNode[] {
  const readings = readPlaces(result);
  return readings.map((reading, index) => {
    const before = beforeOf(reading, readings[index - 1]);
    return { id: reading.place, name: facts.words.w.status[reading.place], fact: factOf(reading, result, facts), mark: markOf(reading.stand), ...(before && { before }) };
  });
}

function beforeOf({ stand }: PlaceReading, previous: PlaceReading | undefined): PathNode['before'] {
  if (previous === undefined) return undefined;
  if (stand === 'failed') return 'broken';
  return isProved(stand) && isProved(previous.stand) ? 'solid' : 'dashed';
}

function factOf({ place, stand, results }: PlaceReading, { lab, practice }: JourneyResult, { platform, words: { w: { status } } }: Facts): string {
  if (place === 'vpn' && stand === 'todo') return status.notConnected;
  if (!isProved(stand)) return unprovedFact(stand, status);
  if (place === 'computer' && !results.every((result) => isProved(standOfResult(result)))) return fill(status.someInPlace, countsOf(results));
  const address = results.find(({ id }) => id === 'connect-vpn')?.evidence?.['address'];
  const names = { win32: status.windows, darwin: status.mac, linux: status.linux };
  const proved: Readonly<Record<Place, string>> = {
    computer: practice ? status.inPlace : names[platform], vpn: typeof address === 'string' ? address : status.connected,
    entry: lab?.address ?? status.answers, home: status.viaEntry, workbench: status.answers,
  };
  return proved[place];
}

function countsOf(results: readonly StepResult[]): { done: string; all: string } {
  return { done: String(results.filter((result) => isProved(standOfResult(result))).length), all: String(results.length) };
}

function unprovedFact(stand: Stand | 'absent', status: Words['w']['status']): string {
  switch (stand) {
    case 'failed': return status.noAnswer;
    case 'waits': return status.notTried;
    case 'unknown': return status.cannotTell;
    case 'undone': return status.undone;
    case 'stopped': return status.stopped;
    case 'skipped': return status.skipped;
    case 'absent': return status.notLooked;
    default: return status.toDo;
  }
}
