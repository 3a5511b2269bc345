// The step with OpenVPN GUI on Windows: the folder its registry names, what lies beside, what it keeps of the older profile, and back.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../../../main/steps/step.ts';
import { createInstallVpnProfile } from '../../../../main/steps/install-vpn-profile/install-vpn-profile.ts';
import { makeMaterial, nowMs, profileWith, type Material } from '../../../fixtures/profiles/material.ts';
import { fakeRegistry, type FakeRegistry } from './fake-desktop.ts';
import { startInstalling, type Installing } from './installing.ts';

const dayMs = 24 * 60 * 60 * 1000;
const saved = 'HKCU\\SOFTWARE\\OpenVPN-GUI\\configs\\kari';
let material: Material;
let newer: Material;
let installing: Installing;
let registry: FakeRegistry;
let file: string;

beforeAll(async () => {
  material = await makeMaterial(nowMs - 100 * dayMs);
  newer = await makeMaterial(nowMs - 10 * dayMs);
});

beforeEach(() => {
  installing = startInstalling();
  use(fakeRegistry(installing.home));
  file = join(installing.home, 'config', 'kari', 'kari.ovpn');
});

afterEach(() => {
  installing.remove();
});

function use(next: FakeRegistry): void {
  registry = next;
}

function runOf(offered: Material, more: Partial<Run> = {}): Run {
  return installing.run(offered, profileWith(), more, { platform: 'win32', systemRoot: 'C:\\Windows', home: 'C:\\Users\\Kåre & Åse', runner: registry.runner });
}

function save(): void {
  registry.keys.set(saved, new Map([['username', '6B'], ['entropy', '61'], ['key-data', '0115D1'], ['auth-data', '0115D2']]));
}

function snapshot(): unknown {
  return [...registry.keys].map(([key, values]) => [key, [...values]]);
}

describe('a first profile', () => {
  it('goes to the folder that the registry names; OpenVPN GUI is told to look, never to import', async () => {
    const result = await installing.apply(runOf(material));
    expect(result).toMatchObject({ state: 'done', changes: [{ kind: 'vpn.placeProfile', facts: { file } }], evidence: { client: 'OpenVPN GUI', profile: file, remote: '129.241.176.121:1194/udp' } });
    expect(readdirSync(dirname(file))).toEqual(['kari.ovpn']);
    expect(registry.told).toEqual(['--command rescan']);
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'already', changes: [] });
  });

  it('is planned with the version, the group and a profile of the same name for everybody', async () => {
    mkdirSync(join(installing.home, 'shared'), { recursive: true });
    writeFileSync(join(installing.home, 'shared', 'kari.ovpn'), 'client\n');
    expect((await installing.plan(runOf(material))).evidence).toMatchObject({ clientVersion: '2.6.12', group: 'member', twin: join(installing.home, 'shared', 'kari.ovpn') });
    use(fakeRegistry(installing.home, { group: 'neither.en' }));
    expect((await installing.plan(runOf(material))).evidence).toMatchObject({ group: 'no' });
  });

  it('clears what is kept for a profile that is long gone, and brings it back', async () => {
    save();
    const before = snapshot();
    const { changes } = await installing.apply(runOf(material));
    expect(changes.map(({ kind, undo }) => [kind, undo])).toEqual([['vpn.placeProfile', 'exact'], ['vpn.clearSaved', 'exact']]);
    expect([...registry.keys.get(saved) ?? []].map(([name]) => name)).toEqual(['username', 'entropy']);
    expect(await installing.undo(runOf(material))).toMatchObject({ state: 'undone' });
    expect(snapshot()).toEqual(before);
    expect(existsSync(join(installing.home, 'config'))).toBe(false);
  });
});

describe('a profile in the place of another', () => {
  it('is not tried with the old passphrase; undo gives back file and passphrase, and nothing ends in .ovpn meanwhile', async () => {
    await installing.apply(runOf(material));
    save();
    const [old, withSaved] = [readFileSync(file, 'latin1'), snapshot()];
    const step = createInstallVpnProfile({ now: () => nowMs });
    const records = (await step.plan(runOf(newer))).changes.map(({ record }) => record);
    const { changes } = await installing.apply(runOf(newer));
    expect(changes.map(({ kind }) => kind)).toEqual(['vpn.replaceProfile', 'vpn.clearSaved']);
    expect(readdirSync(dirname(file)).filter((name) => name.endsWith('.ovpn'))).toEqual(['kari.ovpn']);
    expect(registry.keys.get(saved)?.has('key-data')).toBe(false);
    for (const record of records.reverse()) await step.changes?.carryOut(record, 'undo', runOf(newer));
    expect([readFileSync(file, 'latin1'), snapshot()]).toEqual([old, withSaved]);
  });

  it('is refused when it is older', async () => {
    await installing.apply(runOf(newer));
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'failed', problem: { code: 'vpn.olderThanInstalled' } });
  });
});

describe('what OpenVPN GUI keeps', () => {
  it('stays when the registry refuses, and the step says so', async () => {
    use(fakeRegistry(installing.home, { fails: 'copy' }));
    save();
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'failed', problem: { code: 'vpn.notWritable' } });
    expect(registry.keys.get(saved)?.has('key-data')).toBe(true);
  });

  it('is swept to one place after an interruption between copying and removing', async () => {
    save();
    const step = createInstallVpnProfile({ now: () => nowMs });
    const record = { kind: 'vpn.clearSaved', user: 'kari', aside: 'kari.before-0123abcd' };
    registry.keys.set(`${saved}.before-0123abcd`, new Map(registry.keys.get(saved)));
    expect(await step.changes?.observe(record, runOf(material))).toBe('other');
    await step.changes?.sweep(record, runOf(material));
    expect(await step.changes?.observe(record, runOf(material))).toBe('before');
    expect(registry.keys.get(saved)?.has('key-data')).toBe(true);
  });

  it('is seen to be back when somebody brings it back', async () => {
    save();
    await installing.apply(runOf(material));
    const step = createInstallVpnProfile({ now: () => nowMs });
    const [aside = ''] = [...registry.keys.keys()].filter((key) => key.includes('.before-')).map((key) => key.slice(key.lastIndexOf('\\') + 1));
    expect(await step.changes?.observe({ kind: 'vpn.clearSaved', user: 'kari', aside }, runOf(material))).toBe('after');
    save();
    expect(await step.changes?.observe({ kind: 'vpn.clearSaved', user: 'kari', aside }, runOf(material))).toBe('other');
  });
});

describe('a program beside the profile', () => {
  it.each(['kari_up.bat', 'KARI_PRE.BAT', 'x.dll', 'run.ps1'])('such as %s stops the step before anything is written', async (name) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(join(dirname(file), name), '');
    expect(await installing.apply(runOf(material))).toMatchObject({ state: 'failed', problem: { code: 'vpn.scriptBeside', facts: { file: name } } });
    expect(readdirSync(dirname(file))).toEqual([name]);
  });

  it.each(['kari_up.bat', 'old.ovpn'])('that comes later (%s) is seen by the proof', async (name) => {
    await installing.apply(runOf(material));
    expect((await installing.verify(runOf(material))).answer).toBe('ok');
    writeFileSync(join(dirname(file), name), '');
    expect(await installing.verify(runOf(material))).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.notInstalled' } });
    rmSync(join(dirname(file), name));
    expect((await installing.verify(runOf(material))).answer).toBe('ok');
  });
});

it('a path that is too long for OpenVPN GUI, and a name that is a device of Windows, are refused', async () => {
  use(fakeRegistry(join(installing.home, 'x'.repeat(120), 'y'.repeat(120))));
  expect(await installing.plan(runOf(material))).toMatchObject({ state: 'failed', problem: { code: 'vpn.notWritable' } });
  use(fakeRegistry(installing.home));
  const device = await makeMaterial(nowMs - dayMs, nowMs - 10 * dayMs, 'com1');
  expect(await installing.plan(runOf(device, { lab: { lab: 'demolab', user: 'com1', address: '10.42.1.2' } }))).toMatchObject({ state: 'failed', problem: { code: 'vpn.notWritable', facts: { detail: 'com1' } } });
});
