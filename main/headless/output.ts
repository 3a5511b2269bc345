// What the headless commands print: one JSON document, or a table for people. Pure.

import type { Change, JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { Question } from '../../preload/contract/questions.ts';
import { byHand } from '../../preload/contract/by-hand.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import { fill, problemText, texts, type Language } from '../../preload/contract/text/index.ts';
import { composePrerequisites } from './prerequisites.ts';

const outputVersion = 1;

/** Exit codes (design.md 5). */
export const exitCodes = { done: 0, problem: 1, usage: 2, partly: 3, refused: 4, cancelled: 5, internal: 6 } as const;

export interface CommandOutput {
  readonly command: string;
  readonly exitCode: number;
  readonly result?: Partial<JourneyResult> & { readonly steps: readonly StepResult[] };
  /** A problem of the command as a whole, when it did not get as far as steps. */
  readonly problem?: Problem;
  /** `--by-hand`: beside each change how to make it by hand on that system. */
  readonly byHandOn?: Platform;
  /** Extra members of the JSON document and extra lines of the table, for commands that are not about one journey. */
  /** Printed as it is in place of a table: what other programs take in. */
  readonly raw?: string;
  readonly more?: { readonly json: Readonly<Record<string, unknown>>; readonly lines: readonly string[] };
}

/** The one JSON document of `--json`: `{version, command, ok, journey?, lab?, steps, problem?}`. */
export function composeJson(output: CommandOutput, language: Language): string {
  const { result, problem, more, byHandOn } = output;
  const steps = (result?.steps ?? []).map((step) => (byHandOn === undefined ? step : withByHand(step, byHandOn, language)));
  const document = {
    version: outputVersion, command: output.command, ok: output.exitCode === exitCodes.done,
    ...result, steps, ...(problem && { problem }), ...more?.json,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function withByHand(step: StepResult, platform: Platform, language: Language): StepResult {
  return { ...step, changes: step.changes.map((change) => ({ ...change, byHand: byHand(change, platform, texts(language)) })) };
}

/** The same for a person, in the chosen language. */
export function composeTable(output: CommandOutput, language: Language): string {
  if (output.raw !== undefined) return output.raw;
  const { result, problem, more } = output;
  const heading = result === undefined ? [] : composeHeading(result, language);
  const steps = (result?.steps ?? []).flatMap((step) => composeStep(step, language, output.byHandOn));
  const lines = [...heading, ...steps, ...(problem ? composeProblem(problem, language, '') : []), ...(more?.lines ?? [])];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function composeHeading(result: NonNullable<CommandOutput['result']>, language: Language): string[] {
  const t = texts(language);
  return [
    ...(result.practice ? [t.phrases.practice] : []),
    ...(result.shippedFacts === false ? [t.phrases.otherFacts] : []),
    ...(result.journey ? [t.journeys[result.journey].title + (result.lab ? `: ${result.lab.lab}, ${result.lab.user}, ${result.lab.address}` : '')] : []),
    ...(result.digest ? [`digest ${result.digest}`] : []),
  ];
}

function composeStep(step: StepResult, language: Language, byHandOn: Platform | undefined): string[] {
  const t = texts(language);
  const reason = step.reason === undefined ? '' : ` (${t.skipReasons[step.reason]})`;
  return [
    `${t.stepStates[step.state].padEnd(14)} ${t.steps[step.id].title}${reason}`,
    ...step.changes.flatMap((change) => [...composeChange(change, language), ...(byHandOn === undefined ? [] : composeByHand(change, byHandOn, language))]),
    ...composePrerequisites(step.prerequisites ?? [], language),
    ...composeEvidence(step.evidence ?? {}),
    ...(step.problem ? composeProblem(step.problem, language, '    ') : []),
    ...(step.question ? [`    ${composeQuestion(step.question, language)}`] : []),
  ];
}

function composeQuestion({ name, expected, found }: Question, language: Language): string {
  const t = texts(language);
  return fill(t.phrases.acceptWith, { name, sentence: fill(t.questions[name], { expected, found }) });
}

function composeEvidence(evidence: NonNullable<StepResult['evidence']>): string[] {
  const values = Object.entries(evidence).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)] as const);
  return values.filter(([, text]) => text !== '').map(([name, text]) => `    ${name}: ${text}`);
}

function composeChange(change: Change, language: Language): string[] {
  const t = texts(language);
  const notes = [...(change.needsAdministrator ? [t.phrases.needsAdministrator] : []), t.undoPromises[change.undo]];
  return [`  - ${fill(t.changes[change.kind], change.facts)} (${notes.join('; ')})`, ...change.diff.map((line) => `      ${line}`)];
}

function composeByHand(change: Change, platform: Platform, language: Language): string[] {
  const t = texts(language);
  const { say, open, lines, then } = byHand(change, platform, t);
  return [`    ${t.phrases.byHand.replace('{command}', () => say)}`, ...[...open.map((line) => `$ ${line}`), ...lines, ...then.map((line) => `$ ${line}`)].map((line) => `      ${line}`)];
}

function composeProblem(problem: Problem, language: Language, indent: string): string[] {
  const { what, why, next } = problemText(problem.code, problem.facts, language);
  return [`${indent}${what} [${problem.code}]`, `${indent}${why}`, `${indent}${next}`];
}

/**
 * The exit code that a journey's step results mean. A refused permission and a cancellation are told as such; a problem after something
 * was changed is "partly done", because resume and undo are then possible.
 */
export function exitCodeFor(steps: readonly StepResult[], applying: boolean): number {
  const problems = steps.flatMap((step) => (step.problem ? [step.problem.code] : []));
  if (problems.some((code) => code.startsWith('elevation.'))) return exitCodes.refused;
  if (problems.includes('cancelled')) return exitCodes.cancelled;
  const bad = steps.some((step) => step.state === 'failed' || step.state === 'unknown');
  if (!bad) return exitCodes.done;
  const changed = steps.some((step) => step.state === 'done' && step.changes.length > 0);
  return applying && changed ? exitCodes.partly : exitCodes.problem;
}

/** The exit code for a problem of the command as a whole. */
export function exitCodeForProblem(problem: Problem): number {
  if (problem.code === 'internal') return exitCodes.internal;
  if (problem.code === 'cancelled') return exitCodes.cancelled;
  if (problem.code.startsWith('usage.')) return exitCodes.usage;
  if (problem.code.startsWith('elevation.')) return exitCodes.refused;
  return exitCodes.problem;
}
