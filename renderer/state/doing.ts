// What is going on right now, in words, and how far the run is. Pure.

import type { Words } from './language.ts';
import type { Visit, VisitRun } from './visit.ts';
import { stepStands } from './step-stands.ts';

/** The step that goes on, as a title. */
export function doingOf({ verb, current }: VisitRun, { t, w }: Words): string {
  if (verb === 'undo') return w.running.undoTitle;
  if (verb === 'verify') return w.running.verifyTitle;
  return current === undefined ? w.running.preparing : t.steps[current].doing;
}

/** The step and the part of it that goes on. */
export function detailOf(run: VisitRun, words: Words): string {
  const { t } = words;
  const step = run.current === undefined ? words.w.running.preparing : run.verb === 'apply' ? t.steps[run.current].doing : t.steps[run.current].title;
  const part = partOf(run.phase, words);
  return part === undefined ? step : `${step}: ${part}`;
}

/** How much of the run is done, in steps. */
export function progressOf(visit: Visit): { readonly value: number; readonly total: number } {
  const ids = stepStands(visit).map(({ id }) => id);
  const at = visit.run?.current === undefined ? 0 : ids.indexOf(visit.run.current);
  return { value: Math.max(0, at) + (visit.run?.fraction ?? 0), total: Math.max(1, ids.length) };
}

/** A step tells its parts as words of its own, some with its name in front; what has no words is not told. */
function partOf(phase: string | undefined, { w: { running } }: Words): string | undefined {
  const parts: Readonly<Record<string, string>> = {
    'reading': running.phaseReading, 'listing': running.phaseListing, 'unpacking': running.phaseUnpacking, 'taking in': running.phaseTakingIn,
    'waiting-for-code': running.phaseWaitingForCode, 'contacting': running.phaseContacting, 'handshake': running.phaseHandshake,
    'authentication': running.phaseAuthentication, 'addresses': running.phaseAddresses, 'routes': running.phaseRoutes, 'up': running.phaseUp,
    'entry': running.phaseEntry, 'home': running.phaseHome,
  };
  return phase === undefined ? undefined : parts[phase] ?? parts[phase.split(' ').at(-1) ?? ''];
}
