// The text for whoever helps: what the problem is called and its facts, as they are in the program. Holds no secret, because facts never do. Pure.

import type { JourneyResult } from '../../preload/contract/plans.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import type { Words } from './language.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';

export interface Reported {
  readonly problem: Problem;
  readonly step?: StepId | undefined;
  readonly result?: Pick<JourneyResult, 'journey' | 'lab' | 'practice'> | undefined;
  readonly version: string;
  readonly platform: string;
}

/** One line for each thing that is known. */
export function problemReport({ problem, step, result, version, platform }: Reported, { t, w: { problem: words } }: Words): string {
  const { what } = problemText(t, problem);
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.reportCode, problem.code], [words.reportStep, step === undefined ? undefined : `${t.steps[step].title} (${step})`],
    [words.reportJourney, result?.journey], [words.reportLab, result?.lab && `${result.lab.lab}, ${result.lab.user}, ${result.lab.address}`],
    ...Object.entries(problem.facts).map(([name, value]) => [name, value] as const), [words.reportProgram, `HUNT Cloud lab access ${version}, ${platform}`],
  ];
  const known = lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [what, '', ...known, ...(result?.practice === true ? [words.reportPractice] : [])].join('\n');
}
