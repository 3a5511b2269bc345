// Whole journeys in the practice lab while every process of the computer is looked at: thirteen canaries of each lab (its secrets, the
// authenticator key in all its forms, the private keys of the bundle, the one-time codes) may stand in no argument, environment, output or
// file that is left; there is no place where one belongs. One more is planted in an argument: a scan that does not find it proves nothing.
// Three journeys; all nine at length.

import { spawn } from 'node:child_process';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOfKind, type Bundle } from '../../main/core/bundle.ts';
import { scenes } from '../../main/practice/scenes.ts';
import { practiceSecrets, type PracticeSecrets } from '../../main/practice/secrets.ts';
import { openBundle } from '../../main/system/archive/open.ts';
import { programsFolder, sevenZipPath } from '../../main/system/archive/program-path.ts';
import { readP12 } from '../../main/system/certificate-store/p12/read-p12.ts';
import { enrolmentAddress } from '../../main/system/one-time-password/address.ts';
import { codeAt } from '../../main/system/one-time-password/code.ts';
import { groupedKey, readKey } from '../../main/system/one-time-password/key.ts';
import { qrSvg, qrTerminal } from '../../main/system/one-time-password/qr.ts';
import { createRunner } from '../../main/system/run.ts';
import { serviceJourneyIds } from '../../preload/contract/journeys.ts';
import { isLong } from '../at-length.ts';
import { filesBelow, finderByName, watchProcesses, type Canary, type FindIn } from './canary-scan.ts';
import { node, readPrinted } from './command-line.ts';
import { environmentOf, practiceWords, runPractice } from './practice-command.ts';

/** The three go through every step and the replacement of a certificate. */
const journeys = isLong ? serviceJourneyIds : (['new_user', 'workbench_reissue', 'totp_reset'] as const);
const planted = 'canary-planted-on-purpose';
/** Of half a minute each: longer than the journeys take. */
const codeWindows = 24;

let folder: string;
let traces: string;
beforeAll(() => {
  traces = mkdtempSync(join(tmpdir(), 'journey-traces-'));
  folder = mkdtempSync(join(tmpdir(), 'journey-canaries-'));
  mkdirSync(join(folder, 'tmp'));
});
afterAll(() => { for (const one of [folder, traces]) rmSync(one, { recursive: true }); });

const stateOf = (journey: string): string => join(folder, `state-${journey}`);
/** The secrets of a lab. They are derived from its seed and stand nowhere. */
const secretsOf = (journey: string): PracticeSecrets => practiceSecrets(readFileSync(join(stateOf(journey), 'material', 'seed')), scenes.happy);

async function canariesOf(journey: string): Promise<readonly (readonly [name: string, canary: Canary])[]> {
  const secrets = secretsOf(journey);
  const key = readKey(secrets.authenticatorKey);
  const address = enrolmentAddress(key);
  const canaries: Record<string, Canary> = {
    ...Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.revealText()])),
    keyGroups: groupedKey(key), keySmallLetters: secrets.authenticatorKey.revealText().toLowerCase(), keyBytes: Buffer.from(key),
    qrPicture: / d="(.{200})/.exec(qrSvg(address))?.[1] ?? '', qrLine: qrTerminal(address).split('\n')[10]?.replaceAll(/\u001B\[[0-9;]*m/g, '') ?? '',
    ...await privateKeysOf(await openBundleOf(journey), secrets),
  };
  return Object.entries(canaries).map(([name, canary]) => [`${journey} ${name}`, canary] as const);
}

function openBundleOf(journey: string): Promise<Bundle> {
  const sevenZip = sevenZipPath('linux', process.arch, programsFolder(undefined, join(import.meta.dirname, '..', '..')));
  const file = join(stateOf(journey), 'material', 'demouser.7z');
  return openBundle({ file, key: secretsOf(journey).sevenZipKey, sevenZip, runner: createRunner({}), signal: new AbortController().signal, progress: () => undefined });
}

/** A part in the middle of each, as it is once its passphrase has been taken off. */
async function privateKeysOf(bundle: Bundle, { tlsPassphrase, vpnPassphrase }: PracticeSecrets): Promise<Record<string, Canary>> {
  const { key } = await readP12(filesOfKind(bundle, 'certificate')[0]?.content ?? Buffer.alloc(0), tlsPassphrase);
  const profile = filesOfKind(bundle, 'vpn-profile')[0]?.content.toString('latin1') ?? '';
  const pem = /<key>\s*([\s\S]*?)<\/key>/.exec(profile)?.[1] ?? '';
  return {
    certificateKey: secretPart(createPrivateKey({ key: Buffer.from(key.reveal()), format: 'der', type: 'pkcs8' }).export({ format: 'jwk' })),
    vpnKey: secretPart(createPrivateKey({ key: pem, passphrase: vpnPassphrase.revealText() }).export({ format: 'jwk' })),
  };
}

/** Of the first prime of an RSA key, or of the number that is an elliptic one. */
function secretPart({ p, d }: { readonly p?: string | undefined; readonly d?: string | undefined }): Buffer {
  return Buffer.from(p ?? d ?? '', 'base64url').subarray(4, 28);
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
  const key = readKey(secretsOf(journey).authenticatorKey);
  return Array.from({ length: codeWindows }, (_, window) => [codeAt(key, Date.now() + (window - 1) * 30_000), `${journey} code`] as const);
}

/** Codes standing alone: six digits in a row occur in digests by chance. */
function findCodes(content: Buffer, codes: ReadonlyMap<string, string>): string[] {
  return [...content.toString('latin1').matchAll(/(?<![0-9a-zA-Z.])\d{6}(?![0-9a-zA-Z])/g)].flatMap(([code]) => codes.get(code) ?? []);
}

/** Each canary lies once in what the finder is shown here, as a leak would, and each is found. */
function expectToFind(findIn: FindIn, canaries: ReadonlyMap<string, Canary>, codes: ReadonlyMap<string, string>): void {
  for (const [name, canary] of canaries) expect(findIn(Buffer.concat([Buffer.from('x'), Buffer.from(canary), Buffer.from('\ny')]))).toContain(name);
  for (const [name, canary] of canaries) expect(findIn(Buffer.from(Buffer.concat([Buffer.from('key '), Buffer.from(canary)]).toString('base64').match(/.{1,64}/g)?.join('\n') ?? ''))).toContain(name);
  expect(findIn(Buffer.from([...codes.keys()].join(' ')))).toEqual([...codes.values()]);
}

test('no secret of a practice lab is seen while its journeys run, or left behind by them', async () => {
  for (const journey of journeys) await runPractice(folder, stateOf(journey), 'plan', '--journey', journey);
  const canaries = new Map<string, Canary>([...(await Promise.all(journeys.map(canariesOf))).flat(), [planted, planted]]);
  const codes = new Map(journeys.flatMap(codesOf));
  const findSecrets = finderByName(canaries);
  const findIn = (content: Buffer): string[] => [...findSecrets(content), ...findCodes(content, codes)];
  expectToFind(findIn, canaries, codes);
  const stop = watchProcesses(findIn);
  const results = await Promise.all(journeys.map((journey) => run(...practiceWords(stateOf(journey), '--journey', journey))));
  const control = await run(...practiceWords(stateOf('new_user'), 'status', '--seven-zip-key', planted));
  const { found, rounds } = await stop();
  for (const { stdout } of results) expect(readPrinted(stdout).steps.map(({ state }) => state).filter((state) => state !== 'done')).toEqual([]);
  expect([...found].map(([name, parts]) => [name, [...parts]])).toEqual([[planted, ['cmdline']]]);
  expect([...results, control].flatMap(({ output }) => findIn(output))).toEqual([]);
  const started = filesBelow(traces).map((file) => readFileSync(file));
  expect(started.flatMap((trace) => findIn(trace))).toEqual([planted]);
  const left = filesBelow(folder);
  expect(left.flatMap((file) => findIn(readFileSync(file)).map((name) => [relative(folder, file), name]))).toEqual([]);
  expect(left.filter((file) => file.startsWith(join(folder, 'tmp')))).toEqual([]);
  expect(rounds).toBeGreaterThan(50);
  console.log(`${String(journeys.length)} journeys, ${String(rounds)} looks at all processes, ${String(Buffer.concat(started).toString('latin1').split('execve(').length - 1)} programs started, ${String(left.length)} files, ${String(canaries.size - 1)} secrets and ${String(codes.size)} codes; found: ${[...found.keys()].join()}`);
}, 900_000);
