// What each scene of the practice lab shows.

import { describe, expect, it, vi } from 'vitest';
import { madeFolder, notAborted, openLab, openLabForTest, sevenZip } from './practice-fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the scene happy', () => {
  it('gives the key that opens the bundle, and the hosts file can be replaced', async () => {
    const lab = await openLabForTest();
    expect((await sevenZip(['t', lab.bundleFile], lab.secrets().sevenZipKey)).exitCode).toBe(0);
    expect(await lab.machine.canReplace(lab.machine.hostsFile)).toBe(true);
  });
});

describe('the scene wrong-signal-key', () => {
  it('gives a key in which one letter is a look-alike, and the bundle stays shut', async () => {
    const folder = await madeFolder();
    const happy = await openLab(folder);
    await happy.close();
    const lab = await openLabForTest(folder, { scene: 'wrong-signal-key' });
    const [right = '', wrong = ''] = [happy, lab].map((each) => each.secrets().sevenZipKey?.revealText());
    expect(wrong).not.toBe(right);
    expect(wrong.replace('O', '0')).toBe(right);
    expect((await sevenZip(['t', lab.bundleFile], lab.secrets().sevenZipKey)).exitCode).toBe(2);
    expect(lab.secrets().tlsPassphrase?.revealText()).toBe(happy.secrets().tlsPassphrase?.revealText());
  });
});

describe('the scene no-admin', () => {
  it('lets the hosts file neither be replaced nor changed as administrator', async () => {
    const lab = await openLabForTest(undefined, { scene: 'no-admin' });
    expect(await lab.machine.canReplace(lab.machine.hostsFile)).toBe(false);
    await expect(lab.machine.elevate([], notAborted)).rejects.toMatchObject({ problem: { code: 'elevation.notAllowed' } });
    expect((await sevenZip(['t', lab.bundleFile], lab.secrets().sevenZipKey)).exitCode).toBe(0);
  });
});
