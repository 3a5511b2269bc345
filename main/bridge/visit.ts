// One visit: everything a person gave since the start screen, and what became of it. It is in memory only. The window may be loaded anew
// and goes on from here; the window never learns a path or a key.

import { join } from 'node:path';
import type { z } from 'zod';
import type { journey, questions } from '../../preload/contract/bridge/journey.ts';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { QuestionName } from '../../preload/contract/questions.ts';
import type { SceneId } from '../../preload/contract/scenes.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { wipeBundle, type Bundle } from '../core/bundle.ts';
import type { AccessLink } from '../journeys/access-link/parse.ts';
import type { PracticeWorld } from '../journeys/session.ts';
import type { Secret } from '../core/secret.ts';
import { createKeyRing, type KeyRing } from './key-ring.ts';
import type { BridgeNeeds } from './needs.ts';

export type Question = z.output<typeof questions.asked.payload>;
type Snapshot = z.output<typeof journey.current.output>;

export interface Archive {
  /** Absolute path; it never crosses the bridge. */
  readonly file: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** The practice lab as the world of this visit. Its servers run until the visit ends. */
export interface PracticeVisit {
  readonly scene: SceneId;
  readonly journey: JourneyId;
  readonly world: PracticeWorld;
  /** The practice phone has the key in its authenticator app. */
  hasScanned: boolean;
}

/** A request that goes on. */
export interface Running {
  readonly verb: 'plan' | 'apply' | 'verify' | 'undo' | 'remove';
  step?: StepId;
  readonly ended: StepResult[];
  readonly abort: AbortController;
  /** Fulfilled when it has ended, whatever came of it. */
  readonly over: Promise<void>;
}

export interface Visit {
  readonly keys: KeyRing;
  practice?: PracticeVisit;
  archive?: Archive;
  /** The archive's contents, from the check of its key until the keys are forgotten. */
  bundle?: Bundle;
  /** What the archive brings for MobaXterm. No secret, so it stays when the rest of the archive is overwritten. */
  sessionFiles?: readonly { readonly name: string; readonly content: Buffer }[];
  link?: { readonly text: string; readonly read: AccessLink };
  journey?: JourneyId;
  plan?: JourneyResult;
  /** What the person has agreed to although it is not the plain course of things. */
  accepted?: readonly QuestionName[];
  result?: JourneyResult;
  running?: Running;
  question?: OpenQuestion;
  /** Numbers the questions, also across visits. */
  lastQuestion: number;
}

export interface OpenQuestion {
  readonly shown: Question;
  /** Undefined: the person gives up. */
  answer(value: Secret | undefined): void;
}

/** A visit in which nothing was given yet. */
export function createVisit(): Visit {
  const visit: Visit = { lastQuestion: 0, keys: createKeyRing(() => dropBundle(visit), () => visit.running !== undefined) };
  return visit;
}

/** Overwrites the archive's contents. */
export function dropBundle(visit: Visit): void {
  if (visit.bundle !== undefined) wipeBundle(visit.bundle);
  delete visit.bundle;
}

/** What was shown no longer holds: something else was given. */
export function dropPlan(visit: Visit): void {
  delete visit.plan;
  delete visit.accepted;
  delete visit.result;
}

/** The practice lab has a folder of its own beside the real state, the one that the headless commands use too. */
export function practiceDirOf({ stateDir }: Pick<BridgeNeeds, 'stateDir'>): string {
  return join(stateDir, 'practice');
}

/** The same for the practice kista, which is a world of its own. */
export function practiceKistaDirOf({ stateDir }: Pick<BridgeNeeds, 'stateDir'>): string {
  return join(stateDir, 'practice-kista');
}

/** Ends the visit: stops what runs, waits until it has stopped, overwrites what was given, closes the practice lab. */
export async function leave(visit: Visit): Promise<void> {
  visit.running?.abort.abort();
  await visit.running?.over;
  visit.keys.wipe();
  dropBundle(visit);
  const world = visit.practice?.world;
  for (const name of ['practice', 'archive', 'sessionFiles', 'link', 'journey', 'plan', 'accepted', 'result', 'question'] as const) delete visit[name];
  await world?.close();
}

/** The visit as the window may know it. */
export function snapshot(visit: Visit): Snapshot {
  const { practice, archive, link, journey, plan, result, running, question } = visit;
  return {
    ...(practice && { practice: practice.scene }), ...(archive && { archive: { name: archive.name, sizeBytes: archive.sizeBytes } }),
    ...(link && { lab: link.read.lab }), ...(journey && { journey }), keysGiven: visit.keys.names(), ...(plan && { plan }), ...(result && { result }),
    ...(running && running.verb !== 'plan' && { running: { verb: running.verb === 'remove' ? 'undo' as const : running.verb, ended: [...running.ended], ...(running.step && { step: running.step }) } }),
    ...(question && { question: question.shown }),
  };
}
