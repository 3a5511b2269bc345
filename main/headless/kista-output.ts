// What the kista commands print for a person. Pure.

import type { KistaKey, TransferProgress, TransferResult, Verdict } from '../../preload/contract/kista.ts';
import type { OwnClient } from '../../preload/contract/own-client.ts';
import { fill, problemText, type Language } from '../../preload/contract/text/index.ts';
import { kistaLetters } from '../kista/letters.ts';

/** The key, the file to send and the mail. */
export function composeKeyLines(made: { readonly key: KistaKey; readonly publicFile: string; readonly mail: string; readonly isNew: boolean }, language: Language): readonly string[] {
  const { headless } = kistaLetters(language);
  const { key, publicFile, mail, isNew } = made;
  return [fill(isNew ? headless.keyMade : headless.keyThere, { place: key.place, file: publicFile }), fill(headless.mail, { file: mail }), key.fingerprint];
}

interface Chain {
  readonly verdicts: readonly Verdict[];
  readonly isRight: boolean;
  readonly banner: string | undefined;
  readonly reports: { readonly huntCloud: string; readonly firewall: string } | undefined;
}

/** One line for each link, the problem, what the kista says, and the reports to send. */
export function composeChain({ verdicts, isRight, banner, reports }: Chain, language: Language): readonly string[] {
  const { checks, states, headless } = kistaLetters(language);
  const chain = verdicts.flatMap(({ id, state, seen, problem }) => {
    const text = problem && problemText(problem.code, problem.facts, language);
    return [`${checks[id].padEnd(34)} ${states[state]}${seen === '' ? '' : `  ${seen}`}`, ...(text && problem ? [`    ${text.what} [${problem.code}]`, `    ${text.why}`, `    ${text.next}`] : [])];
  });
  return [...chain, ...(banner === undefined ? [] : composeBanner(banner, language)), ...(isRight ? [headless.right] : []), ...(reports === undefined ? [] : ['', '--- HUNT Cloud ---', ...reports.huntCloud.split('\n'), '', '--- IT ---', ...reports.firewall.split('\n')])];
}

/** The kista's own words, each line set in, so that none of them looks like ours. */
export function composeBanner(banner: string, language: Language): readonly string[] {
  return [kistaLetters(language).headless.banner, ...banner.split('\n').map((line) => `  | ${line}`)];
}

/** Commands and values; what each is for stands before it. */
export function composeOwnLines(own: readonly OwnClient[]): readonly string[] {
  return own.flatMap(({ id, fields, lines }) => [id, ...fields.map((field) => `  ${field.id.padEnd(20)} ${field.value}`), ...lines.map((line) => `  ${line.id.padEnd(20)} ${line.text}`), '']).slice(0, -1);
}

/** One line of progress. */
export function composeProgress({ phase, doneBytes, totalBytes, bytesPerSecond, secondsLeft }: TransferProgress, language: Language): string {
  const { headless } = kistaLetters(language);
  if (phase === 'reconnecting') return headless.reconnecting;
  return fill(headless.progress, { done: sizeOf(doneBytes), total: sizeOf(totalBytes), speed: sizeOf(bytesPerSecond), left: secondsLeft === undefined ? '?' : String(Math.ceil(secondsLeft)) });
}

/** How it ended, and what did not get there. */
export function composeResult(result: TransferResult, language: Language): readonly string[] {
  const { headless } = kistaLetters(language);
  const done = result.rows.reduce((sum, row) => sum + row.doneBytes, 0);
  const whole = result.proof === 'size' ? headless.completeBySize : headless.complete;
  const facts = { files: String(result.files), size: sizeOf(result.sizeBytes), done: sizeOf(done), total: sizeOf(result.sizeBytes) };
  const problems = result.problems.map(({ name, problem }) => `  ${name}: ${problemText(problem.code, problem.facts, language).what} [${problem.code}]`);
  return [
    fill({ complete: whole, incomplete: headless.incomplete, cancelled: headless.cancelled }[result.state], facts),
    ...(result.alreadyThere > 0 ? [fill(headless.already, { count: String(result.alreadyThere) })] : []),
    ...problems, ...(result.moreProblems > 0 ? [fill(headless.more, { count: String(result.moreProblems) })] : []),
    ...(result.manifest === undefined ? [] : [fill(headless.manifest, { place: result.manifest.place })]),
  ];
}

function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? 'B'}`;
}
