// kill -9 at random moments of each changing step of the journey of a new user, in the practice lab; then the next start, once undoing and
// once continuing from the same wreck: nothing may be damaged or left. Every sync and rename is slowed down from outside (strace), so that
// kills fall between them; the changes of a step take turns. Every other kill takes the children (NSS's tools) as well, as a power cut does;
// where they live on, they end before the next start. One kill for each step, 30 at length. KILL_STEPS (names with commas) chooses steps.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journeySteps } from '../../preload/contract/journeys.ts';
import { atLength } from '../at-length.ts';
import { node, readPrinted } from './command-line.ts';
import { environmentOf, linesOf, photograph, practiceWords, type Printed } from './practice-command.ts';

const all = [
  'install-vpn-profile', 'connect-vpn', 'change-passphrase', 'set-up-ssh-key', 'write-ssh-config', 'edit-hosts', 'install-certificate',
] as const;
type Changing = (typeof all)[number];
const chosen = all.filter((step) => process.env.KILL_STEPS?.split(',').includes(step) ?? true);
const killsPerStep = atLength(1, 30);
const journey = ['--journey', 'new_user'];
/** A failed login for each machine is one of the two that the guard allows. */
const mostFailedLogins = 2;
const slowMicroseconds = 20_000;
/** From the moment in which a code is taken; before it the program only waits for one. The connection is settled after some 200 ms. */
const connectingMs = 150;

/** A home with a practice lab. Each stands in a network of its own, since copies of one lab have the same ports. */
interface Lane { readonly home: string; readonly state: string }

let folder: string;
/** A lab in which nothing was done yet, and its computer as a photograph. */
let fresh: string;
let before: Record<string, string>;
/** From the journal and the computer of a whole journey that nobody disturbed, slowed down as well. */
let reference: Lane;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journey-kills-'));
  reference = makeLane('reference');
  await run(reference, 'plan', ...journey);
  before = photograph(reference.state);
  fresh = join(folder, 'fresh');
  copy(reference.state, fresh);
  await once(startSlowed(reference, journeySteps.new_user), 'exit');
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

function makeLane(name: string): Lane {
  const home = join(folder, name);
  mkdirSync(join(home, 'tmp'), { recursive: true });
  return { home, state: join(home, 'state') };
}

/** In one step, so that nobody sees half of a copy. */
function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, `${to}.new`, { recursive: true, preserveTimestamps: true });
  renameSync(`${to}.new`, to);
}

function inOwnNetwork(...command: readonly string[]): [string, string[]] {
  return ['/usr/bin/unshare', ['--net', '/bin/sh', '-c', '/usr/sbin/ip link set lo up && exec "$@"', 'sh', ...command]];
}

async function run({ home, state }: Lane, ...words: readonly string[]): Promise<Printed> {
  const running = promisify(execFile)(...inOwnNetwork(node, ...practiceWords(state, ...words)), { env: environmentOf(home), maxBuffer: 64 * 1024 * 1024 });
  return readPrinted((await running.catch((error: unknown) => error as { stdout: string })).stdout);
}

function startSlowed({ home, state }: Lane, steps: readonly string[]): ChildProcess {
  const calls = 'fsync,fdatasync,rename';
  const slowed = ['--seccomp-bpf', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:delay_enter=${String(slowMicroseconds)}`];
  const words = practiceWords(state, ...journey, ...steps.flatMap((id) => ['--step', id]));
  return spawn(...inOwnNetwork('/usr/bin/strace', ...slowed, node, ...words), { env: environmentOf(home), stdio: 'ignore' });
}

interface Line { readonly type: string; readonly at: string; readonly id: string; readonly step?: string; readonly outcome?: string }

/** What the journal says of the changes of a step: each intent, and each end. */
function journalOf({ state }: Lane, step: Changing): { readonly intents: readonly Line[]; readonly ends: readonly Line[] } {
  const lines = readOrNothing(join(state, 'journal.jsonl')).split('\n').slice(0, -1).map((line) => JSON.parse(line.split(' ').slice(2).join(' ')) as Line);
  const intents = lines.filter((line) => line.type === 'intent' && line.step === step);
  return { intents, ends: lines.filter((line) => line.type === 'settled' && intents.some(({ id }) => id === line.id)) };
}

/** How long each change of a step took, from its intent to its end. */
function spansMsOf(step: Changing): readonly number[] {
  const { intents, ends } = journalOf(reference, step);
  expect([step, intents.length > 0, ends.map(({ outcome }) => outcome)]).toEqual([step, true, intents.map(() => 'done')]);
  const spans = intents.map(({ at }, index) => Date.parse(ends[index]?.at ?? '') - Date.parse(at));
  return step === 'connect-vpn' ? [connectingMs] : spans;
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // not begun, or ended meanwhile
  }
}

function childrenOf(pid: number): number[] {
  return readOrNothing(`/proc/${String(pid)}/task/${String(pid)}/children`).trim().split(' ').filter(Boolean).map(Number);
}

function withDescendants(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)];
}

/** Answers whether a change of a step has begun, by its place among them. */
function hasBegun(lane: Lane, step: Changing, change: number): boolean {
  if (step === 'connect-vpn') return readOrNothing(join(lane.state, 'memory.json')).includes('vpn code');
  return readOrNothing(join(lane.state, 'journal.jsonl')).split(`"step":"${step}"`).length > change;
}

interface Kill { readonly change: number; readonly waitMs: number; readonly withChildren: boolean }

/** Waits until a change has begun and then `waitMs`, and kills. Answers which change was open, if any. */
async function killDuring(lane: Lane, step: Changing, { change, waitMs, withChildren }: Kill): Promise<string> {
  const tracer = startSlowed(lane, journeySteps.new_user.slice(0, journeySteps.new_user.indexOf(step) + 1));
  const ended = once(tracer, 'exit');
  while (tracer.exitCode === null && !hasBegun(lane, step, change)) await wait(3);
  await wait(waitMs);
  const ours = childrenOf(tracer.pid ?? 0);
  for (const pid of withChildren ? ours.flatMap(withDescendants) : ours) process.kill(pid, 'SIGKILL');
  await ended;
  const { intents, ends } = journalOf(lane, step);
  return intents.length > ends.length ? `in change ${String(intents.length)}` : `after change ${String(ends.length)}`;
}

/** Work folders hold keys for a moment, so what a killed run left of them has to go at the next start. */
function leftIn({ home }: Lane): string[] {
  return readdirSync(join(home, 'tmp'), { recursive: true, encoding: 'utf8' }).map((name) => `left: tmp/${name}`);
}

/** What is wrong with a continued journey: a step that is neither done nor there, too many failed logins, a file too many or too few. */
function wrongAfterApply(lane: Lane, printed: Printed): string[] {
  const failedLogins = Number(printed.steps.find(({ id }) => id === 'change-passphrase')?.evidence?.failedAttempts);
  return [
    ...linesOf(printed).filter((line) => !/ (done|already)$/.test(line)),
    ...(printed.steps.length === journeySteps.new_user.length ? [] : [`${String(printed.steps.length)} steps ${printed.problem?.code ?? ''}`]),
    ...(failedLogins <= mostFailedLogins ? [] : [`${String(failedLogins)} failed logins`]),
    ...differences(namesOf(photograph(reference.state)), namesOf(photograph(lane.state))), ...leftIn(lane),
  ];
}

/** What is wrong with a journey that was taken back. A changed passphrase stays changed, as the plan said. */
function wrongAfterUndo(lane: Lane, printed: Printed): string[] {
  const problem = printed.problem === undefined ? [] : [printed.problem.code];
  return [...problem, ...linesOf(printed).filter((line) => !line.endsWith(' undone') && line !== 'change-passphrase done'), ...differences(before, photograph(lane.state)), ...leftIn(lane)];
}

function namesOf(photo: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(photo).map((name) => [name, 'there']));
}

function differences(expected: Record<string, string>, found: Record<string, string>): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return names.filter((name) => expected[name] !== found[name]).map((name) => `differs: ${name}`);
}

interface Outcome { readonly step: Changing; readonly kills: number; readonly open: number; readonly continued: number; readonly undone: number; readonly histogram: string; readonly damaged: readonly string[] }

async function killAndGoOn(step: Changing): Promise<Outcome> {
  const lane = makeLane(step);
  const spans = spansMsOf(step);
  const cames: string[] = [];
  const damaged: string[] = [];
  const fine = { continued: 0, undone: 0 };
  for (let index = 0; index < killsPerStep; index += 1) {
    copy(fresh, lane.state);
    const at = atLength(Math.floor(Math.random() * spans.length), index % spans.length);
    const kill = { change: at + 1, waitMs: (spans[at] ?? 0) * 1.2 * Math.random(), withChildren: index % 2 === 1 };
    const came = await killDuring(lane, step, kill);
    cames.push(came);
    for (const [next, wrong] of Object.entries(await goOn(lane))) {
      fine[next as keyof typeof fine] += wrong.length === 0 ? 1 : 0;
      if (wrong.length > 0) damaged.push(`${step} ${came}, ${JSON.stringify(kill)}, not ${next}: ${wrong.join(', ')}`);
    }
    if (damaged.length > 0) console.log(damaged.at(-1));
  }
  const histogram = [...new Set(cames)].sort().map((came) => `${String(cames.filter((one) => one === came).length)} ${came}`).join(', ');
  return { step, kills: killsPerStep, open: cames.filter((came) => came.startsWith('in')).length, ...fine, histogram, damaged };
}

/** Undoes and continues, each from the same wreck: what is wrong with either. */
async function goOn(lane: Lane): Promise<{ undone: readonly string[]; continued: readonly string[] }> {
  const [wreck, temporary, tmp] = [join(lane.home, 'wreck'), join(lane.home, 'temporary'), join(lane.home, 'tmp')];
  copy(lane.state, wreck);
  copy(tmp, temporary);
  const undone = wrongAfterUndo(lane, await run(lane, 'undo'));
  copy(wreck, lane.state);
  copy(temporary, tmp);
  const continued = wrongAfterApply(lane, await run(lane, ...journey));
  rmSync(tmp, { recursive: true });
  mkdirSync(tmp);
  return { undone, continued };
}

test(`after each of ${String(killsPerStep)} kills in each changing step the next start undoes all or continues to the end`, async () => {
  const outcomes = await Promise.all(chosen.map(killAndGoOn));
  console.log(['step | kills | during an open intent | continued | undone | damaged', ...outcomes.map(({ step, kills, open, continued, undone, histogram, damaged }) => [
    step, kills, open, continued, undone, damaged.length, `${spansMsOf(step).join('+')} ms: ${histogram}`].join(' | '))].join('\n'));
  expect(outcomes.flatMap(({ damaged }) => damaged)).toEqual([]);
  expect(outcomes.map(({ open }) => open).reduce((sum, open) => sum + open)).toBeGreaterThan(0);
}, atLength(600_000, 7_200_000));
