// The practice bundle: a real 7z archive with encrypted names, made with the bundled 7-Zip, holding what a new user gets.

import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabName } from '../../preload/contract/plans.ts';
import { LabProblem } from '../core/problem.ts';
import { Secret } from '../core/secret.ts';
import type { Command, Runner } from '../system/command.ts';
import type { VpnCertificates } from './authority.ts';
import type { Issued } from './certificate.ts';
import { composeMobaXterm, composeMobileconfig, composeProfile, composeSshConfig } from './compose-bundle.ts';
import { certificateDer, certificatePem, encryptedKeyPem, makePkcs12 } from './identity.ts';
import type { PracticeSecrets } from './secrets.ts';

export interface BundleParts {
  readonly lab: LabName;
  /** The person's for the Workbench, and who issued it, up to the root. */
  readonly client: Issued;
  readonly chain: readonly [labAuthority: Issued, root: Issued];
  readonly vpn: VpnCertificates;
  readonly vpnPort: number;
  readonly secrets: PracticeSecrets;
}

export interface Packer {
  readonly runner: Runner;
  /** Absolute path of the bundled 7-Zip. */
  readonly sevenZip: string;
  readonly signal: AbortSignal;
}

/** Packs the bundle into a file that must not be there yet. Its parts lie beside it for a moment, in a folder closed to others. */
export async function packBundle(file: string, parts: BundleParts, packer: Packer): Promise<void> {
  const folder = `${file}.contents`;
  const contents = bundleContents(parts);
  await mkdir(folder, { mode: 0o700 });
  try {
    for (const [name, content] of contents) await writeFile(join(folder, name), content, { mode: 0o600 });
    const command = packCommand(file, folder, [...contents.keys()], parts.secrets.sevenZipKey);
    const { exitCode } = await packer.runner.run({ program: packer.sevenZip, ...command }, packer.signal);
    if (exitCode !== 0) throw new LabProblem('practice.folderNotWritable', { file, reason: `7-Zip ${exitCode}` });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A bare `-p` makes 7-Zip ask; when stdin is no terminal it reads one line there, once (7-Zip 26.03, tried). */
function packCommand(file: string, folder: string, names: readonly string[], key: Secret): Omit<Command, 'program'> {
  return {
    cwd: folder, timeoutMs: 60_000,
    args: ['a', '-t7z', '-mhe=on', '-p', '-sccUTF-8', '-bd', '--', file, ...names],
    stdin: new Secret(`${key.revealText()}\n`),
  };
}

function bundleContents({ lab, client, chain, vpn, vpnPort, secrets }: BundleParts): ReadonlyMap<string, string | Buffer> {
  const [labAuthority, root] = chain;
  const name = `${lab.lab}-${lab.user}`;
  const pkcs12 = makePkcs12(client, chain, name, secrets.tlsPassphrase);
  return new Map<string, string | Buffer>([
    [`${lab.user}.ovpn`, composeProfile(lab, {
      port: vpnPort, authorityPem: certificatePem(vpn.root), certificatePem: certificatePem(vpn.client),
      encryptedKeyPem: encryptedKeyPem(vpn.client.key, secrets.vpnPassphrase),
    })],
    [`${name}.p12`, pkcs12],
    [`${name}.mobileconfig`, composeMobileconfig(lab, {
      pkcs12: pkcs12.toString('base64'), root: certificateDer(root).toString('base64'), labAuthority: certificateDer(labAuthority).toString('base64'),
      uuids: [randomUUID(), randomUUID(), randomUUID(), randomUUID()],
    })],
    ['ssh-config.txt', composeSshConfig(lab)],
    [`${lab.user}.mobaxterm`, composeMobaXterm(lab)],
  ]);
}
