// The line as five places: this computer, VPN, entry, home, Workbench. Says of each which steps prove it, how far that went and what was
// read there. Pure; the words come from the texts.

import type { Evidence, JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { ProblemCode } from '../../preload/contract/problems.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { standOfResult, type Stand } from './step-stands.ts';

export const places = ['computer', 'vpn', 'entry', 'home', 'workbench'] as const;
export type Place = (typeof places)[number];

export interface PlaceReading {
  readonly place: Place;
  /** `absent`: no step of this journey looks there, so nothing is known. */
  readonly stand: Stand | 'absent';
  /** What was read there, by step. */
  readonly results: readonly StepResult[];
}

const stepsAt: Readonly<Record<Place, readonly StepId[]>> = {
  computer: ['install-vpn-profile', 'write-ssh-config', 'edit-hosts', 'install-certificate'],
  vpn: ['connect-vpn'],
  entry: ['change-passphrase', 'set-up-ssh-key'],
  home: ['change-passphrase', 'set-up-ssh-key'],
  workbench: ['open-workbench'],
};

/** These change nothing here; they stand for this computer only when no other step of the journey does. */
const preparing: readonly StepId[] = ['unpack-bundle', 'enrol-authenticator'];

/** Worst first: a place is as good as the worst step that looked there. */
const worstFirst: readonly Stand[] = ['failed', 'unknown', 'running', 'stopped', 'waits', 'undone', 'todo', 'needs', 'skipped', 'done', 'already'];

/** How each place stands after an answer. What lies behind something that was taken back, or behind a VPN that is not connected, was not looked at since. */
export function readPlaces({ steps }: Pick<JourneyResult, 'steps'>): readonly PlaceReading[] {
  const readings = readEach(steps);
  const undoneAt = readings.findIndex(({ stand }) => stand === 'undone');
  const vpnAt = isDisconnected(steps) ? places.indexOf('vpn') : -1;
  return readings.map((reading, index): PlaceReading => {
    if (index === vpnAt) return { ...reading, stand: 'todo' };
    const isUnseen = (vpnAt >= 0 && index > vpnAt) || (undoneAt >= 0 && index > undoneAt && isProved(reading.stand));
    return isUnseen ? { ...reading, stand: 'absent', results: [] } : reading;
  });
}

/** What is missing for a connection, and no more: none was made, or the passphrase for it was not given. */
const onlyToConnect: readonly ProblemCode[] = ['vpn.notConnected', 'vpn.passphraseMissing'];

/** The VPN is not connected: taken down alone, not found by a look, or never begun. Everything else may be fine. */
export function isDisconnected(steps: readonly StepResult[]): boolean {
  const vpn = steps.find(({ id }) => id === 'connect-vpn');
  if (vpn === undefined) return false;
  const isTakenDown = vpn.state === 'undone' && steps.every(({ id, state }) => id === 'connect-vpn' || state !== 'undone');
  const isHoldingUp = steps.some(({ reason }) => reason === 'earlier-step-failed'); // then the journey goes on from here, with all of its keys
  return isTakenDown || (vpn.state === 'failed' && !isHoldingUp && onlyToConnect.includes(vpn.problem?.code ?? 'internal'));
}

function readEach(steps: readonly StepResult[]): readonly PlaceReading[] {
  return places.map((place) => {
    const results = resultsAt(place, steps);
    return { place, results, stand: standAt(place, results, steps) };
  });
}

function resultsAt(place: Place, steps: readonly StepResult[]): readonly StepResult[] {
  const results = steps.filter(({ id }) => stepsAt[place].includes(id));
  return place === 'computer' && results.length === 0 ? steps.filter(({ id }) => preparing.includes(id)) : results;
}

/** Answers whether the line is solid up to this place. */
export function isProved(stand: Stand | 'absent'): boolean {
  return stand === 'done' || stand === 'already';
}

/** Where a step's problem breaks the line. */
function placeOf({ id, problem }: StepResult): Place {
  const host = problem?.facts['host'];
  if (stepsAt.entry.includes(id)) return host === 'home' ? 'home' : 'entry';
  return places.find((place) => stepsAt[place].includes(id)) ?? 'computer';
}

function worstOf(results: readonly StepResult[]): Stand | 'absent' {
  const stands = results.map(standOfResult);
  // What was left out by plan says nothing about a place where something else was proved.
  const telling = stands.some((stand) => stand !== 'skipped') ? stands.filter((stand) => stand !== 'skipped') : stands;
  return worstFirst.find((stand) => telling.includes(stand)) ?? 'absent';
}

function standAt(place: Place, results: readonly StepResult[], steps: readonly StepResult[]): Stand | 'absent' {
  if (place === 'entry' || place === 'home') return standOfHost(place, results, steps);
  const worst = worstOf(results);
  // What waits behind a break further on does not break this computer: the line is solid as far as it goes.
  const isHeldUp = place === 'computer' && (worst === 'waits' || worst === 'stopped') && results.some((result) => isProved(standOfResult(result)));
  return isHeldUp ? 'done' : worst;
}

/** entry and home are proved by logins, each on its own; without one, entry is proved by its answer through the tunnel. */
function standOfHost(host: 'entry' | 'home', results: readonly StepResult[], steps: readonly StepResult[]): Stand | 'absent' {
  const stand = worstOf(results);
  if (stand === 'failed') return standOnHost(host, results);
  if (stand === 'absent' || stand === 'skipped') return host === 'entry' && answered(steps) ? 'done' : stand;
  return stand;
}

/** A login fails on entry before home is reached. */
function standOnHost(host: 'entry' | 'home', results: readonly StepResult[]): Stand {
  const broken = results.filter(({ state }) => state === 'failed').map(placeOf);
  if (broken.includes(host)) return 'failed';
  return host === 'entry' ? 'done' : 'waits';
}

function answered(steps: readonly StepResult[]): boolean {
  const evidence: Evidence = steps.find(({ id }) => id === 'connect-vpn')?.evidence ?? {};
  return evidence['entry'] === 'answered';
}
