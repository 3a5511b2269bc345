// The window's calls about the practice lab: it becomes the world of the visit, and shows the e-mail and the phone that go with it.

import { basename } from 'node:path';
import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { journeySteps, type JourneyId } from '../../preload/contract/journeys.ts';
import { keysOfJourney } from '../../preload/contract/keys-of-journey.ts';
import type { SecretName } from '../../preload/contract/secrets.ts';
import { LabProblem } from '../core/problem.ts';
import { wipeSecrets, type Secrets } from '../core/secret.ts';
import { connectedBefore } from '../journeys/in-place-before.ts';
import { readLock } from '../journeys/lock.ts';
import { readLink } from '../journeys/session.ts';
import { codeAt, secondsLeft } from '../system/one-time-password/code.ts';
import { readKey } from '../system/one-time-password/key.ts';
import { takeArchive } from './archive.ts';
import type { BridgeNeeds } from './needs.ts';
import { rememberScene } from './practice-scene.ts';
import { readStandings } from './standings.ts';
import { leave, practiceDirOf, type PracticeVisit, type Visit } from './visit.ts';

const firstTime: readonly JourneyId[] = ['new_user', 'new_computer', 'new_lab'];

/** The handlers of `practice.*`. */
export function createPracticeCalls(visit: Visit, needs: BridgeNeeds): LabHandlers['practice'] {
  return {
    open: async ({ journey, scene }, { signal }) => {
      await leave(visit);
      const goesOn = wasStopped(needs, journey);
      const world = await openWorld(needs, { journey, scene, goesOn }, signal);
      visit.practice = { journey, scene, world, hasScanned: goesOn || !journeySteps[journey].includes('enrol-authenticator') };
      visit.journey = journey;
      rememberScene(practiceDirOf(needs), scene);
      if (knowsLab(journey)) visit.link = { text: world.link, read: readLink(world.link, world.facts) };
      return { link: world.link, archiveName: basename(world.bundleFile), ...(visit.link && { lab: visit.link.read.lab }) };
    },
    takeArchive: (_input, { signal }) => takeArchive(visit, needs, practiceOf(visit).world.bundleFile, signal),
    phone: () => Promise.resolve(readPhone(practiceOf(visit), needs.clock.now())),
  };
}

type Opening = Pick<PracticeVisit, 'journey' | 'scene'> & { readonly goesOn: boolean };

async function openWorld(needs: BridgeNeeds, { journey, scene, goesOn }: Opening, signal: AbortSignal): Promise<PracticeVisit['world']> {
  const folder = practiceDirOf(needs);
  if (readLock(folder) === 'held') throw new LabProblem('engine.busy', {}, { retry: 'now' });
  const start = goesOn ? {} : { anew: true, connected: connectedBefore.includes(journey) };
  const world = await needs.openPractice(signal, start)(folder, scene, journey);
  if (signal.aborted) await world.close();
  signal.throwIfAborted();
  return world;
}

/** A practice that was interrupted goes on where it was; any other begins anew, so that what was tried before is in nobody's way. */
function wasStopped({ stateDir }: BridgeNeeds, journey: JourneyId): boolean {
  return readStandings(stateDir).some((standing) => standing.practice && standing.interrupted && standing.journey === journey);
}

/** Who comes back to a lab has set it up on this computer before; the others meet it for the first time here. */
function knowsLab(journey: JourneyId): boolean {
  return !firstTime.includes(journey);
}

function practiceOf({ practice }: Visit): PracticeVisit {
  if (practice === undefined) throw new LabProblem('bridge.refused', {}, { retry: 'never' });
  return practice;
}

/** What the Signal message says. */
function inMessage(journey: JourneyId): readonly SecretName[] {
  return keysOfJourney(journey, true).map(({ name }) => name);
}

function readPhone({ journey, world, hasScanned }: PracticeVisit, nowMs: number): Awaited<ReturnType<LabHandlers['practice']['phone']>> {
  const secrets = world.secrets();
  const atMs = nowMs + (world.phoneAheadMs ?? 0);
  try {
    const keys = inMessage(journey).flatMap((name) => (secrets[name] === undefined ? [] : [{ name, value: secrets[name].revealText() }]));
    return { keys, code: hasScanned ? codeOf(secrets, atMs) : '', secondsLeft: secondsLeft(atMs) };
  } finally {
    wipeSecrets(secrets);
  }
}

function codeOf({ authenticatorKey }: Secrets, atMs: number): string {
  if (authenticatorKey === undefined) return '';
  const key = readKey(authenticatorKey);
  try {
    return codeAt(key, atMs);
  } finally {
    key.fill(0);
  }
}
