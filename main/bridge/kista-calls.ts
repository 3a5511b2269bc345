// The window's calls of an outsider: key, transfer information, chain of checks, what to send, and the transfer. Each answers the whole standing.

import { basename, isAbsolute } from 'node:path';
import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { LabProblem } from '../core/problem.ts';
import { Secret } from '../core/secret.ts';
import { writeKeyMail, writeReportMail } from '../kista/hand-over.ts';
import { readInformation } from '../kista/information.ts';
import { describeKey, makeKistaKey, readKeyName } from '../kista/key.ts';
import { findInformation } from '../kista/letter.ts';
import { placePublicFile } from '../kista/public-file.ts';
import { lookAtItems } from '../kista/transfer/items.ts';
import { checkNow } from './kista-check.ts';
import { runTransfer } from './kista-transfer.ts';
import { createKistaVisit, handOverPlace, kistaStanding, leaveKista, noteDown, takeUp, worldOf, type KistaVisit } from './kista-visit.ts';
import type { BridgeNeeds } from './needs.ts';
import { languageOf } from './settings.ts';
import { practiceKistaDirOf } from './visit.ts';

export interface KistaCalls {
  readonly handlers: LabHandlers['kista'];
  readonly visit: KistaVisit;
}

/** The handlers of `kista.*`, and the visit behind them. */
export function createKistaCalls(needs: BridgeNeeds): KistaCalls {
  const visit = createKistaVisit();
  const standing = () => kistaStanding(visit, needs);
  const handlers: LabHandlers['kista'] = {
    open: async ({ world }) => {
      if (world !== undefined) await begin(visit, needs, world);
      takeUp(visit, needs);
      return standing();
    },
    key: async (input) => { await makeOrReuse(visit, needs, input); return standing(); },
    hand: ({ what }) => handOver(visit, needs, what),
    information: (input) => {
      takeInformation(visit, needs, input);
      return standing();
    },
    check: async ({ passphrase, trace }, { signal }) => {
      takePassphrase(visit, passphrase);
      await checkNow(visit, needs, trace === true, signal);
      return standing();
    },
    choose: async ({ what }, { signal }) => {
      if (what === 'none') [visit.paths, visit.items] = [[], []];
      else await takePaths(visit, await needs.desktop.chooseItems(what, languageOf(needs)), signal);
      return standing();
    },
    take: async ({ paths }, { signal }) => { await takePaths(visit, paths, signal); return standing(); },
    run: async ({ verb, banner, passphrase }, { signal }) => {
      takePassphrase(visit, passphrase);
      await runTransfer(visit, needs, { verb, banner, signal });
      return standing();
    },
  };
  return { visit, handlers: withTouch(handlers, () => visit.keys.touch()) };
}

/** Every call says that the person is there; keys are forgotten when nobody is. */
function withTouch(handlers: LabHandlers['kista'], touch: () => void): LabHandlers['kista'] {
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, (...words: Parameters<typeof handler>) => {
    touch();
    return (handler as (...given: unknown[]) => unknown)(...words);
  }])) as unknown as LabHandlers['kista'];
}

async function begin(visit: KistaVisit, needs: BridgeNeeds, world: 'real' | NonNullable<KistaVisit['world']>['scene']): Promise<void> {
  await leaveKista(visit);
  if (world !== 'real') visit.world = await needs.openKistaWorld(practiceKistaDirOf(needs), world);
}

type KeyInput = Parameters<LabHandlers['kista']['key']>[0];

async function makeOrReuse(visit: KistaVisit, needs: BridgeNeeds, input: KeyInput): Promise<void> {
  const { machine } = worldOf(visit, needs);
  const name = readKeyName(input.name);
  visit.keys.wipe();
  if (input.reuse === true) {
    await describeKey(name, machine);
    takePassphrase(visit, input.passphrase);
  } else {
    const passphrase = input.passphrase === undefined ? undefined : new Secret(input.passphrase);
    try {
      await makeKistaKey({ name, kind: input.kind, passphrase, isOpen: input.open === true }, machine);
    } finally {
      passphrase?.wipe();
    }
    takePassphrase(visit, input.passphrase);
  }
  visit.key = name;
  delete visit.checked;
  noteDown(visit, needs);
  await placePublicFile(await describeKey(name, machine), handOverPlace(visit, needs));
}

function takePassphrase(visit: KistaVisit, passphrase: string | undefined): void {
  if (passphrase !== undefined) visit.keys.put('keyPassphrase', passphrase);
}

type InformationInput = Parameters<LabHandlers['kista']['information']>[0];

function takeInformation(visit: KistaVisit, needs: BridgeNeeds, input: InformationInput): void {
  const typed = 'text' in input ? findInformation(input.text) : { host: input.host, port: input.port, user: input.user, fingerprint: input.fingerprint };
  const { given, information } = readInformation(typed, worldOf(visit, needs).facts, input.acceptHost === true);
  visit.given = given;
  delete visit.checked;
  if (information === undefined) delete visit.information;
  else visit.information = information;
  if (information !== undefined) noteDown(visit, needs);
}

const mostPaths = 20_000;

async function takePaths(visit: KistaVisit, paths: readonly string[], signal: AbortSignal): Promise<void> {
  // What was dropped twice is one thing. A path that is none cannot come from the preload script.
  const known = new Set(visit.paths);
  const added = [...new Set(paths)].filter((path) => !known.has(path)).slice(0, mostPaths - visit.paths.length);
  if (!added.every((path) => isAbsolute(path) && !path.includes('\0'))) throw new LabProblem('bridge.refused', {}, { retry: 'never' });
  // Only at what is new: ten thousand files come in many messages.
  const items = await lookAtItems(added, signal);
  visit.items = [...visit.items, ...items];
  visit.paths = [...visit.paths, ...added];
}

async function handOver(visit: KistaVisit, needs: BridgeNeeds, what: 'mail' | 'show' | 'report-hunt-cloud' | 'report-firewall'): Promise<{ made: string; opened: boolean }> {
  const file = what === 'mail' || what === 'show' ? await handOverKey(visit, needs, what) : await handOverReport(visit, needs, what);
  const isReal = visit.world === undefined;
  if (isReal && what === 'show') needs.desktop.showFile(file);
  return { made: basename(file), opened: isReal && (what === 'show' || await needs.desktop.openMailFile(file)) };
}

async function handOverKey(visit: KistaVisit, needs: BridgeNeeds, what: 'mail' | 'show'): Promise<string> {
  const { machine } = worldOf(visit, needs);
  const { key: name } = await kistaStanding(visit, needs);
  if (name === undefined) throw new LabProblem('kista.keyNotThere', { file: '~/.ssh/ekista_…' });
  const [key, place] = [await describeKey(name, machine), handOverPlace(visit, needs)];
  const file = await placePublicFile(key, place);
  if (visit.world !== undefined) {
    await visit.world.takeKey(key.publicLine);
    visit.hasLetter = true;
  }
  return what === 'show' ? file : writeKeyMail(key, place, languageOf(needs));
}

async function handOverReport({ reports, ...visit }: KistaVisit, needs: BridgeNeeds, what: 'report-hunt-cloud' | 'report-firewall'): Promise<string> {
  const letter = what === 'report-firewall' ? reports?.firewall : reports?.huntCloud;
  if (letter === undefined) throw new LabProblem('bridge.refused', {}, { retry: 'never' });
  return writeReportMail(what === 'report-firewall' ? 'firewall' : 'hunt-cloud', letter, handOverPlace(visit, needs));
}
