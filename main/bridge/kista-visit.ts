// A visit of an outsider: the world it is in, what was given, and what became of it. In memory only, apart from the transfer information and the
// name of the key. The window never learns a path or the passphrase.

import type { z } from 'zod';
import type { kista } from '../../preload/contract/bridge/kista.ts';
import type { Facts } from '../../preload/contract/facts.ts';
import type { CheckResult, Direction, GivenInformation, Item, TransferInformation, TransferProgress, TransferResult } from '../../preload/contract/kista.ts';
import { shippedFacts } from '../core/facts.ts';
import { LabProblem } from '../core/problem.ts';
import { listKistaKeys } from '../kista/key.ts';
import { composeForIt, kistaLetters, type Letter } from '../kista/letters.ts';
import { composeOwnClients } from '../kista/own-client.ts';
import { findPublicFile, shownPath, type HandOverPlace } from '../kista/public-file.ts';
import { readRemembered, remember } from '../kista/remembered.ts';
import { readUnfinished } from '../kista/transfer/unfinished.ts';
import type { Machine } from '../system/machine.ts';
import { createKeyRing, type KeyRing } from './key-ring.ts';
import { readStandings } from './standings.ts';
import type { BridgeNeeds } from './needs.ts';
import { languageOf } from './settings.ts';

export type KistaStanding = z.input<typeof kista.open.output>;
type World = Awaited<ReturnType<BridgeNeeds['openKistaWorld']>>;

export interface KistaVisit {
  readonly keys: KeyRing;
  /** The practice kista; left out in the real world. */
  world?: World;
  /** The practice HUNT Cloud has the key and has answered. */
  hasLetter?: boolean;
  key?: string;
  given?: GivenInformation;
  information?: TransferInformation;
  paths: readonly string[];
  items: readonly Item[];
  checked?: CheckResult;
  reports?: { readonly huntCloud: Letter; readonly firewall: Letter };
  running?: { readonly direction: Direction; progress?: TransferProgress; readonly abort: AbortController; readonly over: Promise<unknown> };
  result?: TransferResult;
}

/** A visit in which nothing was given yet. */
export function createKistaVisit(): KistaVisit {
  const visit: KistaVisit = { paths: [], items: [], keys: createKeyRing(() => undefined, () => visit.running !== undefined) };
  return visit;
}

/** Ends it: stops a transfer, waits for its end, overwrites the passphrase, closes the practice kista. */
export async function leaveKista(visit: KistaVisit): Promise<void> {
  visit.running?.abort.abort();
  await visit.running?.over.catch(() => undefined);
  visit.keys.wipe();
  const { world } = visit;
  for (const name of ['world', 'hasLetter', 'key', 'given', 'information', 'checked', 'reports', 'result'] as const) delete visit[name];
  [visit.paths, visit.items] = [[], []];
  await world?.close();
}

/** The computer, facts and state folder of the world that the visit is in. */
export function worldOf(visit: KistaVisit, needs: BridgeNeeds): { readonly machine: World['machine'] | Machine; readonly facts: Facts['kista']; readonly stateDir: string } {
  return visit.world ?? { machine: needs.machine, facts: shippedFacts().facts.kista, stateDir: needs.stateDir };
}

/** Where files for others are put. */
export function handOverPlace(visit: KistaVisit, needs: BridgeNeeds): HandOverPlace {
  const { home, platform } = worldOf(visit, needs).machine;
  return { home, platform, ...(visit.world === undefined && { folder: needs.desktop.handOverFolder() }) };
}

/** What this visit goes on with, where it has nothing of its own yet. */
export function takeUp(visit: KistaVisit, needs: BridgeNeeds): void {
  const { information, key } = readRemembered(worldOf(visit, needs).stateDir);
  if (visit.information === undefined && information !== undefined) visit.information = information;
  if (visit.key === undefined && key !== undefined) visit.key = key;
}

/** Remembers what this visit knows. */
export function noteDown(visit: KistaVisit, needs: BridgeNeeds): void {
  const { information, key } = visit;
  remember(worldOf(visit, needs).stateDir, { ...(information && { information }), ...(key !== undefined && { key }) });
}

/** The information, which must be there. */
export function informationNow({ information }: KistaVisit): TransferInformation {
  if (information === undefined) throw new LabProblem('kista.informationIncomplete', { missing: 'host, port, user, fingerprint' });
  return information;
}

const mostItemsShown = 200;

/** The visit as the window may know it. */
export async function kistaStanding(visit: KistaVisit, needs: BridgeNeeds): Promise<KistaStanding> {
  const { facts, machine, stateDir } = worldOf(visit, needs);
  const place = handOverPlace(visit, needs);
  const keys = await Promise.all((await listKistaKeys(machine)).map(async (key) => {
    const file = await findPublicFile(key, place);
    return { ...key, ...(file !== undefined && { publicFile: shownPath(file, place.home) }) };
  }));
  const key = keys.find(({ name }) => name === visit.key) ?? (keys.length === 1 ? keys[0] : undefined);
  const { information, given, checked, running, result, items, world } = visit;
  const unfinished = running === undefined ? readUnfinished(stateDir) : undefined;
  const labUser = readStandings(needs.stateDir).find(({ practice }) => !practice)?.lab?.user;
  return {
    ...(world && { scene: world.scene }), ...(world && visit.hasLetter === true && { letter: letterOf(world, needs) }),
    opening: { host: facts.host, addresses: facts.addresses, portFrom: facts.portFrom, portTo: facts.portTo },
    forIt: composeForIt(facts, information, languageOf(needs)),
    keys, ...(key && { key: key.name }), hasPassphrase: visit.keys.names().includes('keyPassphrase'),
    ...(given && { given }), ...(information && { information }), ...(checked && { checked }), ...(result && { result }), ...(unfinished && { unfinished }),
    ...(running && { running: { direction: running.direction, ...(running.progress && { progress: running.progress }) } }),
    ...(items.length > 0 && { chosen: { items: items.slice(0, mostItemsShown), moreItems: Math.max(0, items.length - mostItemsShown), files: sum(items, 'files'), sizeBytes: sum(items, 'sizeBytes') } }),
    own: composeOwnClients({
      ...(information && { information }), ...(key && { key }), ...(labUser !== undefined && { labUser }), facts,
      ...(machine.platform === 'win32' && { windowsHome: machine.home }),
    }),
  };
}

function sum(items: readonly Item[], what: 'files' | 'sizeBytes'): number {
  return items.reduce((total, item) => total + item[what], 0);
}

function letterOf({ information: { host, port, user, fingerprint } }: World, needs: BridgeNeeds): string {
  return kistaLetters(languageOf(needs)).practiceLetter.replace('{host}', host).replace('{port}', String(port)).replace('{user}', user).replace('{fingerprint}', fingerprint);
}
