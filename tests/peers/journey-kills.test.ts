// kill -9 at moments spread over each changing step of the journey of a new user, in the practice lab. Every sync and rename is slowed
// down from outside (strace), so that the kills fall between them. Afterwards the next start continues or undoes, in turn. Half of the
// kills take only our process, half take its children (7-Zip, NSS's tools) as well, as a power cut does. KILLS_PER_STEP says how many;
// KILL_STEPS=all adds the steps of which 30 kills have not yet passed in one run.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journeySteps } from '../../preload/contract/journeys.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import { node } from './command-line.ts';
import { environmentOf, linesOf, photograph, practiceWords, runPractice, type Printed } from './practice-command.ts';

const killsPerStep = Number(process.env.KILLS_PER_STEP ?? 2);
const journey = ['--journey', 'new_user'];
const changing = [
  'install-vpn-profile', 'connect-vpn', 'change-passphrase', 'set-up-ssh-key', 'write-ssh-config', 'edit-hosts', 'install-certificate',
] as const;
type Changing = (typeof changing)[number];
const proven: readonly Changing[] = ['connect-vpn', 'set-up-ssh-key'];
/** A failed login for each machine is one of the two that the guard allows. */
const mostFailedLogins = 2;

let folder: string;
let state: string;
let before: Record<string, string>;
/** How long each step took, slowed down, from its first intent to its last end. */
const spanMs = new Map<Changing, number>();
const report: string[] = [];

/** For each step a lab in which everything before it is done. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journey-kills-'));
  state = join(folder, 'state');
  mkdirSync(join(folder, 'tmp'));
  await runPractice(folder, state, 'plan', ...journey);
  before = photograph(state);
  for (const step of changing) {
    cpSync(state, join(folder, step), { recursive: true, preserveTimestamps: true });
    await once(startSlowed(step), 'exit');
    spanMs.set(step, timeOf(step));
  }
});
afterAll(() => {
  console.log(report.join('\n'));
  rmSync(folder, { recursive: true });
});

/** Each lab stands at the same place, since the journal names files by their whole path. */
function standAt(step: Changing): void {
  rmSync(state, { recursive: true, force: true });
  cpSync(join(folder, step), `${state}.new`, { recursive: true, preserveTimestamps: true });
  renameSync(`${state}.new`, state);
}

/** A run up to and with a step, so that it has what earlier steps find out. */
function startSlowed(step: Changing): ReturnType<typeof spawn> {
  const steps = journeySteps.new_user.slice(0, journeySteps.new_user.indexOf(step) + 1);
  const slowed = ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync,rename', '-e', 'inject=fsync,fdatasync,rename:delay_enter=7000'];
  const words = practiceWords(state, ...journey, ...steps.flatMap((id) => ['--step', id]));
  return spawn('/usr/bin/strace', [...slowed, node, ...words], { env: environmentOf(folder), stdio: 'ignore' });
}

interface Line { readonly type: string; readonly at: string; readonly id: string; readonly step?: StepId; readonly outcome?: string }

/** What the journal says of the changes of a step: each intent, and each end. */
function journalOf(step: StepId): { readonly intents: readonly Line[]; readonly ends: readonly Line[] } {
  const lines = readOrNothing(join(state, 'journal.jsonl')).split('\n').slice(0, -1).map((line) => JSON.parse(line.split(' ').slice(2).join(' ')) as Line);
  const intents = lines.filter((line) => line.type === 'intent' && line.step === step);
  return { intents, ends: lines.filter((line) => line.type === 'settled' && intents.some(({ id }) => id === line.id)) };
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // not begun
  }
}

function timeOf(step: Changing): number {
  const { intents, ends } = journalOf(step);
  expect([step, ends.every(({ outcome }) => outcome === 'done')]).toEqual([step, true]);
  return Date.parse(ends.at(-1)?.at ?? '') - Date.parse(intents[0]?.at ?? '');
}

function childrenOf(pid: number): number[] {
  return readOrNothing(`/proc/${String(pid)}/task/${String(pid)}/children`).trim().split(' ').filter(Boolean).map(Number);
}

function withDescendants(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)];
}

/** Waits until the step's first intent is in the journal and then `waitMs`, and kills. Answers how far the step had come. */
async function killDuring(step: Changing, waitMs: number, what: 'alone' | 'with children'): Promise<string> {
  const tracer = startSlowed(step);
  const ended = once(tracer, 'exit');
  const hasBegun = (): boolean => readOrNothing(join(state, 'journal.jsonl')).includes(`"step":"${step}"`);
  while (!hasBegun() && tracer.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
  const until = performance.now() + waitMs;
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
  const ours = childrenOf(tracer.pid ?? 0);
  for (const pid of what === 'alone' ? ours : ours.flatMap(withDescendants)) process.kill(pid, 'SIGKILL');
  await ended;
  const { intents, ends } = journalOf(step);
  return intents.length > ends.length ? `in change ${String(intents.length)}` : `after change ${String(ends.length)}`;
}

/** What is wrong with a continued journey: nothing, or a step that is neither done nor there, or too many failed logins. */
function wrongAfterApply(printed: Printed): string[] {
  const failedLogins = Number(printed.steps.find(({ id }) => id === 'change-passphrase')?.evidence?.failedAttempts);
  return [
    ...linesOf(printed).filter((line) => !/ (done|already)$/.test(line)),
    ...(printed.steps.length === journeySteps.new_user.length ? [] : [`${String(printed.steps.length)} steps ${printed.problem?.code ?? ''}`]),
    ...(failedLogins <= mostFailedLogins ? [] : [`${String(failedLogins)} failed logins`]),
  ];
}

/** What is wrong with a journey that was taken back. A changed passphrase stays changed, as the plan said. */
function wrongAfterUndo(printed: Printed): string[] {
  const now = photograph(state);
  const differs = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((file) => before[file] !== now[file]);
  return [...linesOf(printed).filter((line) => !line.endsWith(' undone') && line !== 'change-passphrase done'), ...differs];
}

test.each(changing.filter((step) => process.env.KILL_STEPS === 'all' || proven.includes(step)))(`%s: after each of ${String(killsPerStep)} kills the next start continues or undoes`, async (step) => {
  const histogram = new Map<string, number>();
  const damaged: string[] = [];
  for (let index = 0; index < killsPerStep; index += 1) {
    standAt(step);
    const waitMs = (spanMs.get(step) ?? 0) * ((index * 0.618) % 1);
    const came = await killDuring(step, waitMs, index % 4 < 2 ? 'alone' : 'with children');
    const next = index % 2 === 0 ? 'apply' : 'undo';
    const wrong = next === 'apply' ? wrongAfterApply(await runPractice(folder, state, ...journey)) : wrongAfterUndo(await runPractice(folder, state, 'undo'));
    if (wrong.length > 0) damaged.push(`${came}, ${waitMs.toFixed(0)} ms, then ${next}: ${wrong.join(', ')}`);
    histogram.set(came, (histogram.get(came) ?? 0) + 1);
  }
  report.push(`${step}, ${String(killsPerStep)} kills in ${String(spanMs.get(step))} ms: ${[...histogram].sort().map(([came, count]) => `${String(count)} ${came}`).join(', ')}; ${String(damaged.length)} damaged`);
  expect(damaged).toEqual([]);
  expect([...histogram.keys()].some((came) => came.startsWith('in change'))).toBe(true);
}, 1_800_000);
