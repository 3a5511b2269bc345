// What each scene of the practice lab shows.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it, vi } from 'vitest';
import { sceneIds } from '../../../preload/contract/scenes.ts';
import type { PracticeLab } from '../../../main/practice/lab.ts';
import { findBlock } from '../../../main/system/hosts-file/parse.ts';
import { findConfigBlock } from '../../../main/system/ssh/config-block.ts';
import { readFromBundle, madeFolder, notAborted, openLab, openLabForTest, sevenZip } from './practice-fixture.ts';

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

const keysOf = (lab: PracticeLab): Record<string, string> => Object.fromEntries(Object.entries(lab.secrets()).map(([name, secret]) => [name, secret.revealText()]));

/** Opens one scene after the other in one folder; each lab is closed again. */
async function openScenes(...ids: readonly PracticeLab['scene'][]): Promise<PracticeLab[]> {
  const folder = await madeFolder();
  const labs: PracticeLab[] = [];
  for (const scene of ids) {
    const lab = await openLab(folder, { scene });
    await lab.close();
    labs.push(lab);
  }
  return labs;
}

async function userCertificate(lab: PracticeLab): Promise<forge.pki.Certificate> {
  const der = (await readFromBundle(lab, 'demolab-demouser.p12')).toString('binary');
  const container = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der), lab.secrets().tlsPassphrase?.revealText() ?? '');
  const bags = container.getBags({ bagType: String(forge.pki.oids['certBag']) })[String(forge.pki.oids['certBag'])] ?? [];
  const found = bags.map((bag) => bag.cert).find((certificate) => certificate?.subject.getField('CN')?.value === 'demouser');
  if (found === undefined || found === null) throw new Error('no certificate of the user in the bundle');
  return found;
}

async function profileRoot(lab: PracticeLab): Promise<X509Certificate> {
  const profile = (await readFromBundle(lab, 'demouser.ovpn')).toString();
  return new X509Certificate(/<ca>\n([^<]*)<\/ca>/.exec(profile)?.[1] ?? '');
}

describe('all scenes', () => {
  it('are about the same lab in the same folder: link, facts, ports and all keys but those that the scene is about', async () => {
    const [happy, ...others] = await openScenes('happy', ...sceneIds);
    const about: Record<string, string> = { 'wrong-signal-key': 'sevenZipKey', 'three-wrong-passphrases': 'sshTemporaryKey' };
    expect(others).toHaveLength(sceneIds.length);
    for (const lab of others) {
      expect([lab.scene, lab.facts, lab.link]).toEqual([lab.scene, happy?.facts, happy?.link]);
      const right = happy === undefined ? {} : keysOf(happy);
      const different = Object.entries(keysOf(lab)).filter(([name, key]) => right[name] !== key).map(([name]) => name);
      expect([lab.scene, different]).toEqual([lab.scene, about[lab.scene] === undefined ? [] : [about[lab.scene]]]);
    }
  });
});

describe('the scene expired-link', () => {
  it('gives a web page under the name of the archive', async () => {
    const [happy, lab] = await openScenes('happy', 'expired-link');
    const name = (file = ''): string => file.split(/[\\/]/).at(-1) ?? '';
    expect(readFileSync(lab?.bundleFile ?? '', 'utf8')).toMatch(/^<!DOCTYPE html>/);
    expect(name(lab?.bundleFile)).toBe(name(happy?.bundleFile));
  });
});

describe('the scene certificate-expired', () => {
  it('has a bundle whose certificate ran out, of the same authority and person, and the same VPN profile authority', async () => {
    const [happy, lab] = await openScenes('happy', 'certificate-expired');
    if (happy === undefined || lab === undefined) throw new Error('two labs were opened');
    const [right, expired] = [await userCertificate(happy), await userCertificate(lab)];
    expect(right.validity.notAfter.getTime()).toBeGreaterThan(Date.now());
    expect(expired.validity.notAfter.getTime()).toBeLessThan(Date.now());
    expect(expired.issuer.getField('CN')).toEqual(right.issuer.getField('CN'));
    expect((await profileRoot(lab)).fingerprint256).toBe((await profileRoot(happy)).fingerprint256);
  });
});

describe('the scene old-root-certificate', () => {
  it('has a profile with an older root of the same name, and the same certificate for the Workbench', async () => {
    const [happy, lab] = await openScenes('happy', 'old-root-certificate');
    if (happy === undefined || lab === undefined) throw new Error('two labs were opened');
    const [present, old] = [await profileRoot(happy), await profileRoot(lab)];
    expect(old.subject).toBe(present.subject);
    expect(Date.parse(old.validFrom)).toBeLessThan(Date.parse(lab.facts.roots.find(({ use }) => use === 'vpn')?.notBefore ?? ''));
    expect(Date.parse(present.validFrom)).toBeGreaterThanOrEqual(Date.parse(lab.facts.roots.find(({ use }) => use === 'vpn')?.notBefore ?? ''));
    expect((await userCertificate(lab)).serialNumber).toBe((await userCertificate(happy)).serialNumber);
  });
});

describe('the scene second-lab', () => {
  it('puts the other lab on the practice computer once, and leaves what it finds there', async () => {
    const folder = await madeFolder();
    const happy = await openLab(folder);
    await happy.close();
    const config = join(happy.machine.home, '.ssh', 'config');
    const before = readFileSync(happy.machine.hostsFile, 'utf8');
    const lab = await openLab(folder, { scene: 'second-lab' });
    await lab.close();
    const hosts = readFileSync(lab.machine.hostsFile);
    expect(hosts.toString().startsWith(before)).toBe(true);
    expect(findBlock(hosts, 'otherlab', 'otherlab.lab.hdc.ntnu.no')).toMatchObject({ state: 'whole', block: { address: '127.0.0.2' } });
    expect(findConfigBlock(readFileSync(config), 'otherlab')).toMatchObject({ state: 'whole', block: { names: { address: '127.0.0.2' } } });
    writeFileSync(config, `${readFileSync(config, 'utf8')}Host mine\n`);
    await openLabForTest(folder, { scene: 'second-lab' });
    expect(readFileSync(lab.machine.hostsFile).equals(hosts)).toBe(true);
    expect(readFileSync(config, 'utf8').match(/Host otherlab\n|Host mine\n/g)).toEqual(['Host otherlab\n', 'Host mine\n']);
  });
});
