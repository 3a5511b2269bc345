// What is known of a visit, and what becomes of it when something is told: pure. Who asks whom is in visit-store.ts. No key is in here.

import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import { keysMissingIn } from '../../preload/contract/keys-of-journey.ts';
import type { JourneyResult, LabName, StepResult } from '../../preload/contract/plans.ts';
import type { SuggestedOrder } from '../../preload/contract/order-of-problem.ts';
import type { Outcome, Problem } from '../../preload/contract/problems.ts';
import type { SceneId } from '../../preload/contract/scenes.ts';
import type { SecretName } from '../../preload/contract/secrets.ts';
import type { StepId } from '../../preload/contract/steps.ts';

export type Screen = 'start' | 'practice' | 'keys' | 'review' | 'running' | 'status' | 'interrupted' | 'preparing' | 'kista' | 'programs' | 'removal' | 'orders';

/** The value that a call answers with when all went well. */
export type Told<Call extends (...input: never[]) => Promise<Outcome<unknown>>> = Extract<Awaited<ReturnType<Call>>, { ok: true }>['value'];

type Journey = LabApi['journey'];
type Current = Told<Journey['current']>;
type News = Parameters<Parameters<Journey['news']>[0]>[0];
export type Question = Parameters<Parameters<LabApi['questions']['asked']>[0]>[0];
export type Standing = Told<Journey['standings']>[number];
export type Archive = NonNullable<Current['archive']>;

/** What the engine is asked for; an undo for which steps (none: all). */
export interface RunRequest {
  readonly verb: 'apply' | 'undo' | 'verify' | 'connect';
  readonly steps?: readonly StepId[];
  /** A look in which nobody is asked anything. */
  readonly quietly?: boolean;
}

export interface VisitRun extends RunRequest {
  readonly current?: StepId;
  /** Part of the current step that is done, 0 to 1, and what it said last about itself. */
  readonly fraction?: number;
  readonly phase?: string;
  readonly ended: readonly StepResult[];
  readonly cancelling: boolean;
}

/** Where the orders' pages were opened from, and for which order. */
export interface Ordering {
  readonly from: Screen;
  readonly first?: SuggestedOrder | undefined;
}

/** What was given or became known before the plan. */
export interface VisitFacts {
  readonly practice?: SceneId | undefined;
  readonly lab?: LabName | undefined;
  readonly journey?: JourneyId | undefined;
  readonly archive?: Archive | undefined;
  /** The e-mail of the practice lab. */
  readonly mail?: Told<LabApi['practice']['open']> | undefined;
  /** What the bar on top says at a kista, which has nothing to do with a lab: user and host in the place of user and lab. */
  readonly kista?: { readonly name?: LabName; readonly isPractice: boolean } | undefined;
  /** The person said that it is about another lab than the one that is remembered here. */
  readonly isOtherLab?: boolean;
}

export interface Visit extends VisitFacts {
  readonly screen: Screen;
  /** What this computer remembers, asked once at the start and after each visit. */
  readonly standings: readonly Standing[];
  /** The keys that the main process has; their values are not here. */
  readonly keysGiven: readonly SecretName[];
  /** A plan is being made. */
  readonly planning?: { readonly cancelling: boolean; readonly fraction?: number } | undefined;
  /** The last plan. */
  readonly plan?: JourneyResult | undefined;
  readonly run?: VisitRun | undefined;
  /** How all steps stand after the last answer of apply, undo and verify. */
  readonly result?: JourneyResult | undefined;
  /** What the result, or the problem, is the answer to. */
  readonly last?: RunRequest | undefined;
  /** What became of the last request, when it was refused as a whole. */
  readonly problem?: Problem | undefined;
  readonly question?: Question | undefined;
  readonly ordering?: Ordering | undefined;
}

/** A visit in which nothing was given yet. */
export const nothingGiven: Omit<Required<Visit>, 'screen' | 'standings'> = {
  practice: undefined, lab: undefined, journey: undefined, archive: undefined, mail: undefined, isOtherLab: false, kista: undefined, keysGiven: [], planning: undefined, plan: undefined,
  run: undefined, result: undefined, last: undefined, problem: undefined, question: undefined, ordering: undefined,
};

/** The lab that this computer remembers from before in the world of the visit, unless this visit is about another one. */
export function rememberedLab({ practice, mail, standings, lab, isOtherLab = false }: Visit): LabName | undefined {
  const remembered = practice === undefined ? standings.find((standing) => !standing.practice)?.lab : mail?.lab;
  return isOtherLab || (lab !== undefined && !isSameLab(lab, remembered)) ? undefined : remembered;
}

/** The same where it is the only one and something of it is in place: then an archive needs no link to be understood. */
export function onlyLab(visit: Visit): LabName | undefined {
  const standing = visit.practice === undefined ? visit.standings.find(({ practice }) => !practice) : undefined;
  const isPlain = standing === undefined || (standing.hasOtherLabs !== true && standing.steps.some(({ state }) => state !== 'undone'));
  return isPlain ? rememberedLab(visit) : undefined;
}

function isSameLab(one: LabName, other: LabName | undefined): boolean {
  return one.lab === other?.lab && one.user === other.user;
}

/** The start screen with nothing to say yet: no problem stands anywhere on it. */
export function isPlainStart({ screen, problem }: Visit): boolean {
  return screen === 'start' && problem === undefined;
}

/** One request at a time: a second press while one goes on does nothing. */
export function isBusy({ run, planning }: Visit): boolean {
  return run !== undefined || planning !== undefined;
}

/** A step began, told something or ended. */
export function hear({ run, planning }: Visit, news: News): Partial<Visit> {
  if (run !== undefined) return { run: advance(run, news) };
  if (planning === undefined || news.at !== 'progress' || news.fraction === undefined) return {};
  return { planning: { ...planning, fraction: news.fraction } };
}

function advance({ fraction: _fraction, phase: _phase, ...run }: VisitRun, news: News): VisitRun {
  switch (news.at) {
    case 'began': return { ...run, current: news.step };
    case 'progress': return {
      ...run, phase: news.phase, ...(news.step && { current: news.step }), ...(news.fraction !== undefined && { fraction: news.fraction }),
    };
    case 'ended': return { ...run, ended: [...run.ended.filter(({ id }) => id !== news.result.id), news.result] };
  }
}

/** There is a plan: to look at, or to see from it that a key is missing after all. */
export function planned(plan: JourneyResult, keysGiven: readonly SecretName[]): Partial<Visit> {
  const screen = screenOfPlan(plan, keysGiven);
  return { planning: undefined, result: undefined, screen, plan, keysGiven, journey: plan.journey, ...(plan.lab && { lab: plan.lab }) };
}

function screenOfPlan(plan: JourneyResult, keysGiven: readonly SecretName[]): Screen {
  return keysMissingIn(plan, keysGiven).length === 0 ? 'review' : 'keys';
}

/** The request was refused; keys that the main process has overwritten are typed again. */
export function refused(problem: Problem): Partial<Visit> {
  return { planning: undefined, problem, ...(problem.code === 'keys.forgotten' && { keysGiven: [], screen: 'keys' as const }) };
}

/** The end of a run: all is over, also a question that nobody took back. A quiet look leaves the person where they are. */
export function settle({ result, run, screen, last }: Visit, outcome: Outcome<JourneyResult>): Partial<Visit> {
  const over = { run: undefined, question: undefined, last: lastOf(run, outcome, last), screen: run?.quietly === true ? screen : 'status' } as const;
  if (!outcome.ok) return { ...over, ...refused(outcome.problem) };
  const { journey, lab } = outcome.value;
  return { ...over, journey, ...(lab && { lab }), result: { ...outcome.value, steps: mergeSteps(result?.steps ?? [], outcome.value.steps, run) } };
}

/** What Try again tries. A quiet look, or a connection that went well, is in between: what was under way before still is. */
function lastOf(run: VisitRun | undefined, outcome: Outcome<JourneyResult>, last: RunRequest | undefined): RunRequest | undefined {
  if (run === undefined) return undefined;
  const { verb, steps, quietly } = run;
  const isBetween = quietly === true || (verb === 'connect' && outcome.ok && outcome.value.steps.every(({ state }) => state !== 'failed'));
  return isBetween && last !== undefined && last.verb !== 'connect' ? last : { verb, ...(steps && { steps }), ...(quietly === true && { quietly }) };
}

/**
 * An undo and a connection answer only for the steps that they touched, and a second look leaves out what it cannot read without keys, a
 * quiet one what it would have to ask for; those stand as they were.
 */
function mergeSteps(before: readonly StepResult[], answered: readonly StepResult[], run: VisitRun | undefined): readonly StepResult[] {
  const isLeftOut = ({ state }: StepResult): boolean => run?.verb === 'verify' && (state === 'skipped' || (run.quietly === true && state === 'unknown'));
  const known = answered.filter((step) => !isLeftOut(step) || !before.some(({ id }) => id === step.id));
  const added = known.filter(({ id }) => !before.some((step) => step.id === id));
  return [...before.map((step) => known.find(({ id }) => id === step.id) ?? step), ...added];
}

/** The window for a visit as the main process tells it. */
export function visitAsTold(told: Current, standings: readonly Standing[]): Partial<Visit> {
  const { practice, lab, journey, archive, keysGiven, running, plan, result, question } = told;
  const run = running && { verb: running.verb, ended: running.ended, cancelling: false, ...(running.step && { current: running.step }) };
  return { ...nothingGiven, practice, lab, journey, archive, keysGiven, plan, result, question, run, screen: screenOf(told, standings) };
}

function screenOf({ running, result, plan, archive, lab, practice, keysGiven }: Current, standings: readonly Standing[]): Screen {
  if (running !== undefined && running.verb !== 'verify') return 'running';
  if (result !== undefined) return 'status';
  if (plan !== undefined) return screenOfPlan(plan, keysGiven);
  if (archive !== undefined && lab !== undefined) return 'keys';
  return practice === undefined && archive === undefined && standings.some(({ interrupted }) => interrupted) ? 'interrupted' : 'start';
}
