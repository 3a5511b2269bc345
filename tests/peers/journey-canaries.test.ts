// Whole journeys in the practice lab while every process of the computer is looked at: no secret of a lab (six for each) and no one-time code
// may stand in an argument, an environment, an output or a file that is left; there is no place where one belongs. One more is planted in an
// argument: a scan that does not find it proves nothing.

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenes } from '../../main/practice/scenes.ts';
import { practiceSecrets } from '../../main/practice/secrets.ts';
import { codeAt } from '../../main/system/one-time-password/code.ts';
import { readKey } from '../../main/system/one-time-password/key.ts';
import { journeyIds } from '../../preload/contract/journeys.ts';
import { filesBelow, finderOf, watchProcesses } from './canary-scan.ts';
import { node, readPrinted } from './command-line.ts';
import { environmentOf, practiceWords, runPractice } from './practice-command.ts';

/** All nine with JOURNEYS=all; the three here go through every step and the replacement of a certificate. */
const journeys = process.env.JOURNEYS === 'all' ? journeyIds : (['new_user', 'workbench_reissue', 'totp_reset'] as const);
const planted = 'canary-planted-on-purpose';

let folder: string;
let traces: string;
beforeAll(() => {
  traces = mkdtempSync(join(tmpdir(), 'journey-traces-'));
  folder = mkdtempSync(join(tmpdir(), 'journey-canaries-'));
  mkdirSync(join(folder, 'tmp'));
});
afterAll(() => { for (const one of [folder, traces]) rmSync(one, { recursive: true }); });

const stateOf = (journey: string): string => join(folder, `state-${journey}`);

/** The secrets of a lab, by name. They are derived from its seed and stand nowhere. */
function secretsOf(journey: string): ReadonlyMap<string, string> {
  const secrets = practiceSecrets(readFileSync(join(stateOf(journey), 'material', 'seed')), scenes.happy);
  return new Map(Object.entries(secrets).map(([name, secret]) => [`${journey} ${name}`, secret.revealText()]));
}

/** Every program that is started is written down with arguments and environment (strace): one that lives for 10 ms is never looked at in time. */
async function run(...words: readonly string[]): Promise<{ stdout: string; output: Buffer }> {
  const strace = ['-f', '-qq', '-v', '-s', '65536', '-e', 'trace=execve', '-o', join(traces, randomUUID())];
  const child = spawn('/usr/bin/strace', [...strace, node, ...words], { env: environmentOf(folder), stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces: Buffer[] = [];
  const shown: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => { pieces.push(piece); shown.push(piece); });
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  await once(child, 'close');
  return { stdout: Buffer.concat(shown).toString(), output: Buffer.concat(pieces) };
}

/** The one-time codes of a lab for the next minutes, so that they are known before a journey draws them. */
function codesOf(journey: string): readonly (readonly [code: string, name: string])[] {
  const key = readKey(practiceSecrets(readFileSync(join(stateOf(journey), 'material', 'seed')), scenes.happy).authenticatorKey);
  return Array.from({ length: 12 }, (_, window) => [codeAt(key, Date.now() + (window - 1) * 30_000), `${journey} code`] as const);
}

/** Codes standing alone: six digits in a row occur in digests by chance. */
function findCodes(content: Buffer, codes: ReadonlyMap<string, string>): string[] {
  return [...content.toString('latin1').matchAll(/(?<![0-9a-zA-Z.])\d{6}(?![0-9a-zA-Z])/g)].map(([code]) => code).filter((code) => codes.has(code));
}

test('no secret of a practice lab is seen while its journeys run, or left behind by them', async () => {
  for (const journey of journeys) await runPractice(folder, stateOf(journey), 'plan', '--journey', journey);
  const named = new Map(journeys.flatMap((journey) => [...secretsOf(journey)]));
  const codes = new Map(journeys.flatMap(codesOf));
  const findSecrets = finderOf([...named.values(), planted]);
  const findIn = (content: Buffer): string[] => [...findSecrets(content), ...findCodes(content, codes)];
  const nameOf = (text: string): string => codes.get(text) ?? [...named].find(([, value]) => value === text)?.[0] ?? text;
  expect(findIn(Buffer.from([...codes.keys()].join(' ')))).toEqual([...codes.keys()]);
  const stop = watchProcesses(findIn);
  const results = await Promise.all(journeys.map((journey) => run(...practiceWords(stateOf(journey), '--journey', journey))));
  const control = await run(...practiceWords(stateOf('new_user'), 'status', '--seven-zip-key', planted));
  const { found, rounds } = await stop();
  for (const { stdout } of results) expect(readPrinted(stdout).steps.map(({ state }) => state).filter((state) => state !== 'done')).toEqual([]);
  expect([...found].map(([text, parts]) => [nameOf(text), [...parts]])).toEqual([[planted, ['cmdline']]]);
  expect([...results, control].flatMap(({ output }) => findIn(output).map(nameOf))).toEqual([]);
  const started = filesBelow(traces).map((file) => readFileSync(file));
  expect(started.flatMap((trace) => findIn(trace)).map(nameOf)).toEqual([planted]);
  const left = filesBelow(folder);
  expect(left.flatMap((file) => findIn(readFileSync(file)).map((text) => [relative(folder, file), nameOf(text)]))).toEqual([]);
  expect(left.filter((file) => file.startsWith(join(folder, 'tmp')))).toEqual([]);
  expect(rounds).toBeGreaterThan(50);
  console.log(`${String(journeys.length)} journeys, ${String(rounds)} looks at all processes, ${String(Buffer.concat(started).toString('latin1').split('execve(').length - 1)} programs started, ${String(left.length)} files, ${String(named.size)} secrets and ${String(codes.size)} codes`);
}, 300_000);
