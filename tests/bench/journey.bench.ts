// The local work of a whole journey against the raw programs, warm, in one process: certificate, profile, codes, and all local steps together.
// A table, not a timed test: it fails only when work was not done. Needs libnss3-tools; the material is a practice lab's.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createGuardrails, generateSync } from 'otplib';
import qrcode from 'qrcode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../main/core/clock.ts';
import { Secret } from '../../main/core/secret.ts';
import { applyJourney } from '../../main/journeys/apply-journey.ts';
import { openJournal } from '../../main/journeys/journal.ts';
import { parseAccessLink } from '../../main/journeys/access-link/parse.ts';
import { createRegistry } from '../../main/journeys/registry.ts';
import { openPracticeLab, type PracticeLab } from '../../main/practice/lab.ts';
import type { Run } from '../../main/steps/step.ts';
import { openBundle } from '../../main/system/archive/open.ts';
import { programsFolder, sevenZipPath } from '../../main/system/archive/program-path.ts';
import { enrolmentAddress } from '../../main/system/one-time-password/address.ts';
import { codeAt } from '../../main/system/one-time-password/code.ts';
import { qrSvg } from '../../main/system/one-time-password/qr.ts';
import { createRunner } from '../../main/system/run.ts';
import { lintProfile } from '../../main/system/vpn-client/profile/lint.ts';
import { rewriteProfile } from '../../main/system/vpn-client/profile/rewrite.ts';
import { composeTable, measure, type Measured } from './pairs.ts';

const sevenZip = sevenZipPath('linux', process.arch, programsFolder(undefined, join(import.meta.dirname, '..', '..')));
const runner = createRunner({});
const signal = new AbortController().signal;
const rows: Measured[] = [];
const localSteps = ['unpack-bundle', 'install-vpn-profile', 'edit-hosts', 'install-certificate'] as const;
let folder: string;
let lab: PracticeLab;
let parts: ReadonlyMap<string, Buffer>;
let database: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-journey-'));
  lab = await openPracticeLab({ folder: join(folder, 'lab'), scene: 'happy', platform: 'linux', runner, sevenZip, signal });
  const key = lab.secrets().sevenZipKey ?? new Secret('');
  const { files } = await openBundle({ file: lab.bundleFile, key, sevenZip, runner, signal, progress: () => undefined });
  parts = new Map(files.map(({ name, content }) => [name.slice(name.lastIndexOf('.')), Buffer.from(content)]));
  database = join(lab.machine.home, '.local', 'share', 'pki', 'nssdb');
  mkdirSync(database, { recursive: true });
  expect(run('/usr/bin/certutil', ['-N', '-d', `sql:${database}`, '--empty-password'])).toBe(0);
  writeFileSync(join(folder, 'one.p12'), part('.p12'));
  writeFileSync(join(folder, 'passphrase'), lab.secrets().tlsPassphrase?.revealText() ?? '');
  writeFileSync(join(folder, 'raw.sh'), script());
  cpSync(dirname(lab.machine.hostsFile), join(folder, 'computer'), { recursive: true });
});
afterAll(async () => {
  console.log(composeTable(rows));
  await lab.close();
  rmSync(folder, { recursive: true });
});

function part(kind: string): Buffer {
  const content = parts.get(kind);
  if (content === undefined) throw new Error(`no ${kind} in the practice bundle`);
  return content;
}

function run(program: string, args: readonly string[], input = ''): number {
  return spawnSync(program, args, { input, stdio: ['pipe', 'ignore', 'ignore'] }).status ?? -1;
}

/** The local journey as a person would write it down: extract, place, import, one line in the hosts file, onto the disk. */
function script(): string {
  const { home, hostsFile } = lab.machine;
  return [
    'set -e', `cd ${folder}`, `${sevenZip} x -y -oout ${lab.bundleFile}`, `mkdir -p ${home}/vpn`, `cp out/*.ovpn ${home}/vpn/`, `sync ${home}/vpn/*`,
    `pk12util -i out/*.p12 -d sql:${database} -w passphrase -K ''`, `certutil -L -d sql:${database}`,
    `sed -i '$a127.0.0.1    demolab.lab.hdc.ntnu.no' ${hostsFile}`, `sync ${hostsFile}`, 'rm -rf out',
  ].join('\n');
}

/** The practice computer as it was: an empty certificate database, no profile, no line. */
function reset(): void {
  rmSync(dirname(lab.machine.hostsFile), { recursive: true });
  cpSync(join(folder, 'computer'), dirname(lab.machine.hostsFile), { recursive: true });
}

function newRun(only: Run['only']): Run {
  return {
    journey: 'new_user', only, lab: parseAccessLink(lab.link, lab.facts).lab, facts: lab.facts, machine: lab.machine, bundleFile: lab.bundleFile,
    secrets: lab.secrets(), signal, memory: { has: () => false, add: () => undefined }, progress: () => undefined,
  };
}

const engine = () => ({ registry: createRegistry(), journal: openJournal(join(folder, `journal-${String(Math.random()).slice(2)}`)), clock: systemClock });

/** Only the steps named, through the whole engine; the wish to be done is checked. */
async function applyLocally(only: Run['only'], more: Partial<Run> = {}): Promise<void> {
  const { steps } = await applyJourney(engine(), { ...newRun(only), ...more }, 'as-planned-now');
  expect(steps.map(({ id, state, problem }) => [id, state, problem?.code])).toEqual(only.map((id) => [id, 'done', undefined]));
}

test('P4 the certificate: read, judged, imported with its authorities, proved by listing', async () => {
  const bundle = { sha256: 'x'.repeat(64), encrypted: true, files: [{ name: 'one.p12', kind: 'certificate' as const, sizeBytes: part('.p12').length }] };
  rows.push(await measure({
    id: 'P4', what: 'certificate: whole step / pk12util, certutil -L', goal: '<= 3.0 and 20 ms', reset,
    raw: () => {
      expect(run('/usr/bin/pk12util', ['-i', join(folder, 'one.p12'), '-d', `sql:${database}`, '-w', join(folder, 'passphrase'), '-K', ''])).toBe(0);
      expect(run('/usr/bin/certutil', ['-L', '-d', `sql:${database}`])).toBe(0);
    },
    ours: () => applyLocally(['install-certificate'], { bundle: { ...bundle, files: bundle.files.map((file) => ({ ...file, content: Buffer.from(part('.p12')) })) } }),
  }));
});

test('P9 all local steps through the engine: archive, profile, hosts line, certificate', async () => {
  rows.push(await measure({
    id: 'P9', what: 'local journey / shell script of the programs', goal: '<= 3.0 and 60 ms', reset,
    raw: () => { expect(run('/bin/sh', [join(folder, 'raw.sh')], `${lab.secrets().sevenZipKey?.revealText() ?? ''}\n`)).toBe(0); },
    ours: () => applyLocally(localSteps),
  }));
});

const line = '# a line of explanation in a long profile\n';

function paddedProfile(sizeBytes: number): Buffer {
  const profile = part('.ovpn');
  return Buffer.concat([Buffer.from(line.repeat(Math.max(0, Math.floor((sizeBytes - profile.length) / line.length)))), profile]);
}

// 256 KiB is the most that is taken for a profile; one of 1 MB is refused at once.
for (const [name, sizeBytes, goal] of [['20 kB', 20_000, '<= 3 ms'], ['250 kB', 250_000, '<= 15 ms'], ['1 MB', 1_000_000, '<= 60 ms']] as const) {
  test(`P10 the profile at ${name}: tokens, rules, written anew`, async () => {
    const file = join(folder, 'profile');
    const read = (): string => rewriteProfile(lintProfile(readFileSync(file), lab.facts, Date.now())).text;
    writeFileSync(file, paddedProfile(sizeBytes));
    rows.push(await measure({
      id: 'P10', what: `profile ${name}: ${sizeBytes > 256 * 1024 ? 'refused' : 'parse, rules, rewrite'} / cp, sync`, goal: `${goal} on top`,
      raw: () => { expect(run('/bin/cp', [file, `${file}.copy`]) + run('/bin/sync', [`${file}.copy`])).toBe(0); },
      ours: () => {
        if (sizeBytes > 256 * 1024) expect(read).toThrow('vpn.unreadable');
        else expect(read()).toContain('remote ');
      },
    }));
  });
}

test('P17 a code and a QR code', async () => {
  const key = Buffer.from('practice-bench-key-1');
  const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10, MAX_SECRET_BYTES: 64 });
  const now = Date.now();
  const raw = (): string => generateSync({ secret: key, epoch: Math.floor(now / 1000), guardrails });
  expect(codeAt(key, now)).toBe(raw());
  const times = (work: () => unknown): void => { for (let left = 100; left > 0; left -= 1) work(); };
  rows.push(await measure({
    id: 'P17', what: '100 one-time codes / otplib', goal: '<= 100 ms', raw: () => times(raw), ours: () => times(() => codeAt(key, now)),
  }));
  const address = enrolmentAddress(key);
  rows.push(await measure({
    id: 'P17', what: 'one QR code as SVG / qrcode', goal: '<= 10 ms',
    raw: async () => { expect(await qrcode.toString(address, { type: 'svg' })).toContain('<svg'); },
    ours: () => { expect(qrSvg(address)).toContain('<svg'); },
  }));
});
