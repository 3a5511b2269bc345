// The practice bundle is a real archive, seen through 7-Zip and node's own TLS and X.509, not through the code that made it.

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../main/core/secret.ts';
import type { PracticeLab } from '../../../main/practice/lab.ts';
import type { Command } from '../../../main/system/command.ts';
import { openLabForTest, openLab, readFromBundle, runner, scratchFolder, sevenZip } from './practice-fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

const names = ['demolab-demouser.mobileconfig', 'demolab-demouser.p12', 'demouser.mobaxterm', 'demouser.ovpn', 'ssh-config.txt'];

async function inline(lab: PracticeLab, tag: string): Promise<string> {
  const profile = (await readFromBundle(lab, 'demouser.ovpn')).toString();
  return new RegExp(`<${tag}>\n([^<]*)</${tag}>`).exec(profile)?.[1] ?? '';
}

describe('the practice bundle', () => {
  it('opens with its key and with no other, and does not even show its names without', async () => {
    const lab = await openLabForTest();
    const right = await sevenZip(['l', '-ba', '-slt', lab.bundleFile], lab.secrets().sevenZipKey);
    expect(right.exitCode).toBe(0);
    expect([...right.stdout.toString().matchAll(/^Path = (.*?)\r?$/gm)].map((match) => match[1]).sort()).toEqual(names);

    const wrong = await sevenZip(['l', '-ba', '-slt', lab.bundleFile], new Secret('another key'));
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr.toString()).toContain('Cannot open encrypted archive. Wrong password?');
    expect(wrong.stdout.toString() + (await readFile(lab.bundleFile)).toString('latin1')).not.toMatch(/ovpn|p12|ssh-config/);
  });

  it('is packed, like its variants for other scenes, with the key on stdin and in no argument', async () => {
    const commands: Command[] = [];
    const lab = await openLab(join(scratchFolder(), 'lab'), {
      runner: { run: (command, signal) => { commands.push(command); return runner.run(command, signal); } },
    });
    await lab.close();
    const key = lab.secrets().sevenZipKey?.revealText() ?? '';
    expect(commands).toHaveLength(3);
    for (const { args, stdin } of commands) {
      expect(args.join(' ')).not.toContain(key);
      expect(stdin instanceof Secret && stdin.revealText()).toBe(`${key}\n`);
    }
  });

  it('has a VPN profile whose key opens with the VPN passphrase only and belongs to its certificate', async () => {
    const lab = await openLabForTest();
    const key = await inline(lab, 'key');
    const certificate = new X509Certificate(await inline(lab, 'cert'));
    const passphrase = lab.secrets().vpnPassphrase?.revealText() ?? '';
    expect(key).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(() => createPrivateKey({ key, passphrase: `${passphrase}x` })).toThrow();
    expect(certificate.checkPrivateKey(createPrivateKey({ key, passphrase }))).toBe(true);
    const authority = new X509Certificate(await inline(lab, 'ca'));
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(authority.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(lab.facts.roots.find((root) => root.use === 'vpn')?.sha256);
  });

  it('has a configuration profile for macOS with the same identity and without its passphrase', async () => {
    const lab = await openLabForTest();
    const profile = (await readFromBundle(lab, 'demolab-demouser.mobileconfig')).toString();
    expect(profile).toContain(`<data>${(await readFromBundle(lab, 'demolab-demouser.p12')).toString('base64')}</data>`);
    expect(profile).not.toContain('<key>Password</key>');
  });

  it('has a description of the lab for OpenSSH', async () => {
    const lab = await openLabForTest();
    expect((await readFromBundle(lab, 'ssh-config.txt')).toString()).toBe('Host demolab-entry\n    HostName 127.0.0.1\n    User demouser\n');
  });

  it('names the problem when 7-Zip cannot write it', async () => {
    const failing = { run: () => Promise.resolve({ exitCode: 2, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }) };
    await expect(openLab(join(scratchFolder(), 'lab'), { runner: failing })).rejects.toMatchObject({ problem: { code: 'practice.folderNotWritable' } });
  });
});
