// The step with Tunnelblick on a Mac, played by a fake that keeps packages: handed over by a script or opened, replaced, refused, taken back.

import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstallVpnProfile } from '../../../../main/steps/install-vpn-profile/install-vpn-profile.ts';
import type { ChangeRecord, Run } from '../../../../main/steps/step.ts';
import { makeMaterial, nowMs, profileWith, type Material } from '../../../fixtures/profiles/material.ts';
import { fakeTunnelblick, type FakeTunnelblick } from './fake-desktop.ts';
import { startInstalling, type Installing } from './installing.ts';

const dayMs = 24 * 60 * 60 * 1000;
const isWindows = process.platform === 'win32';
const step = createInstallVpnProfile({ now: () => nowMs });
let material: Material;
let newer: Material;
let installing: Installing;
let tunnelblick: FakeTunnelblick;
let home: string;
let installed: string;

beforeAll(async () => {
  material = await makeMaterial(nowMs - 100 * dayMs);
  newer = await makeMaterial(nowMs - 10 * dayMs);
});

beforeEach(() => {
  installing = startInstalling();
  home = join(installing.home, 'Kåre "Å" & $(co) 😀');
  tunnelblick = fakeTunnelblick(home);
  installed = join(home, 'Library', 'Application Support', 'Tunnelblick', 'Configurations', 'kari.tblk', 'Contents', 'Resources', 'config.ovpn');
});

afterEach(() => {
  installing.remove();
});

/** `assumedHosts` says that this Mac is taken to have Tunnelblick: its real folders are not on the computer of the test. */
function runOf(offered: Material, more: Partial<Run> = {}): Run {
  return installing.run(offered, profileWith(), more, { platform: 'darwin', home, runner: tunnelblick.runner, assumedHosts: Buffer.alloc(0) });
}

async function recordOf(offered: Material, more: ChangeRecord = {}): Promise<ChangeRecord> {
  const [change] = (await step.plan(runOf(offered))).changes;
  return { ...change?.record, ...more };
}

const carryOut = (record: ChangeRecord, direction: 'apply' | 'undo', offered: Material, more: Partial<Run> = {}): Promise<void> | undefined => step.changes?.carryOut(record, direction, runOf(offered, more));

describe.skipIf(isWindows)('a first profile', () => {
  it('is handed over as a package for this user only, and proved by Tunnelblick\'s files and list', async () => {
    const result = await installing.apply(runOf(material));
    expect(result).toMatchObject({ state: 'done', changes: [{ kind: 'vpn.addToTunnelblick', undo: 'impossible', facts: { name: 'kari' } }], evidence: { client: 'Tunnelblick', remote: '129.241.176.121:1194/udp' } });
    expect(tunnelblick.scripts[0]).toMatch(/install private configurations \{"[^"]*\/kari\.tblk"\}/);
    const list = readFileSync(join(installed, '..', '..', 'Info.plist'), 'utf8');
    expect(list).toContain('<key>TBSharePackage</key>\n\t<string>private</string>');
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'already', changes: [] });
  });

  it('leaves no copy of the profile behind', async () => {
    await installing.apply(runOf(material));
    const made = /\{"(.*)"\}/.exec(tunnelblick.scripts[0] ?? '')?.[1] ?? '';
    expect(made).not.toBe('');
    expect(existsSync(made)).toBe(false);
  });

  it('that lines were added to by Tunnelblick is not installed again', async () => {
    await installing.apply(runOf(material));
    appendFileSync(installed, '\n# Tunnelblick was here\n');
    expect(await installing.plan(runOf(material))).toMatchObject({ state: 'already' });
  });

  it('is not taken away by undo, which says how', async () => {
    await installing.apply(runOf(material));
    expect(await installing.undo(runOf(material))).toMatchObject({ state: 'done' });
    expect(existsSync(installed)).toBe(true);
    await expect(carryOut({ ...await recordOf(newer), isFirst: true }, 'undo', newer)).rejects.toMatchObject({ problem: { code: 'vpn.removeByHand' } });
  });
});

describe.skipIf(isWindows)('a profile in the place of another', () => {
  it('keeps the older one aside, forgets its passphrase, and gives it back', async () => {
    await installing.apply(runOf(material));
    const old = readFileSync(installed, 'latin1');
    const record = await recordOf(newer);
    expect(await installing.apply(runOf(newer))).toMatchObject({ state: 'done', changes: [{ kind: 'vpn.replaceInTunnelblick', undo: 'exact' }] });
    expect(tunnelblick.scripts.some((script) => script.includes('delete all credentials for "kari"'))).toBe(true);
    const aside = join(home, '.config', 'hunt-cloud-lab-access', 'vpn');
    expect(readdirSync(aside)).toEqual([`kari.before-${String(record['certificateSha256']).slice(0, 8)}`]);
    expect(statSync(aside).mode & 0o077).toBe(0);
    await carryOut(record, 'undo', newer);
    expect(readFileSync(installed, 'latin1')).toBe(old);
    expect(readdirSync(aside)).toEqual([]);
    expect(await step.changes?.observe(record, runOf(newer))).toBe('before');
  });

  it('is refused when it is older', async () => {
    await installing.apply(runOf(newer));
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'failed', problem: { code: 'vpn.olderThanInstalled' } });
  });

  it('is not taken back over what somebody installed since', async () => {
    await installing.apply(runOf(material));
    const record = await recordOf(newer);
    await installing.apply(runOf(newer));
    writeFileSync(installed, 'client\n');
    await expect(carryOut(record, 'undo', newer)).rejects.toMatchObject({ problem: { code: 'undo.changedSince' } });
  });
});

describe.skipIf(isWindows)('what does not come about', () => {
  it('because Tunnelblick says no, or macOS does not allow it', async () => {
    tunnelblick.answer = 'refuse';
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'failed', problem: { code: 'vpn.tunnelblickRefused' } });
    tunnelblick.denied = true;
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'failed', problem: { code: 'vpn.automationDenied' } });
  });

  it('because the person gives up while Tunnelblick\'s window is open', async () => {
    tunnelblick.answer = 'ignore';
    const abort = new AbortController();
    const phases: string[] = [];
    const run = { signal: abort.signal, progress: (phase: string) => { phases.push(phase); abort.abort(); } };
    await expect(carryOut(await recordOf(material, { canInstall: false }), 'apply', material, run)).rejects.toMatchObject({ name: 'AbortError' });
    expect(phases).toEqual(['install-vpn-profile answer-tunnelblick']);
  });
});

it.skipIf(isWindows)('a package that is opened is waited for until it is there', async () => {
  await carryOut(await recordOf(material, { canInstall: false }), 'apply', material);
  expect(existsSync(installed)).toBe(true);
  expect(tunnelblick.scripts).toEqual([]);
});

describe.skipIf(isWindows)('the proof', () => {
  it.each<readonly [string, () => void]>([
    ['the package is gone', () => rmSync(join(installed, '..', '..', '..'), { recursive: true })],
    ['it leads elsewhere', () => writeFileSync(installed, readFileSync(installed, 'latin1').replace('129.241.176.121', '192.0.2.1'))],
    ['another certificate is in it', () => writeFileSync(installed, readFileSync(installed, 'latin1').replace(material.cert.trimEnd(), newer.cert.trimEnd()))],
    ['a script was added', () => appendFileSync(installed, 'up /bin/x\n')],
  ])('fails when %s', async (_what, damage) => {
    await installing.apply(runOf(material));
    expect((await installing.verify(runOf(material))).answer).toBe('ok');
    damage();
    expect(await installing.verify(runOf(material))).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.notInstalled' } });
  });

  it('fails when Tunnelblick\'s own list lacks it, and does without the list when it may not ask', async () => {
    await installing.apply(runOf(material));
    const lists = (names: string): Run => {
      const run = runOf(material);
      return { ...run, machine: { ...run.machine, runner: { run: () => Promise.resolve({ exitCode: 0, stdout: Buffer.from(names), stderr: Buffer.alloc(0) }) } } };
    };
    expect((await installing.verify(lists('ola\nKåre & "Å" 😀\n'))).answer).toBe('not-ok');
    expect((await installing.verify(lists('NOT RUNNING\n'))).answer).toBe('ok');
    tunnelblick.denied = true;
    expect((await installing.verify(runOf(material))).answer).toBe('ok');
  });
});

it.skipIf(process.platform === 'darwin')('a Mac without Tunnelblick is told so', async () => {
  const run = installing.run(material, profileWith(), {}, { platform: 'darwin', home, runner: tunnelblick.runner });
  expect(await installing.plan(run)).toMatchObject({ state: 'failed', problem: { code: 'vpn.clientMissing', facts: { name: 'Tunnelblick' } } });
});
