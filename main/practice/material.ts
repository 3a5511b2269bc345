// What a practice lab is made of and keeps between runs: seed, certificates, the Workbench server's key, bundles. Made once. The
// user's own keys are in the bundles only, and the authorities' keys nowhere: nothing more can be issued in their name.

import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LabName } from '../../preload/contract/plans.ts';
import { systemClock } from '../core/clock.ts';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';
import { LabProblem } from '../core/problem.ts';
import { makeCertificates, type PracticeCertificates } from './authority.ts';
import type { Packer } from './bundle.ts';
import { bundleFiles, packBundles } from './bundles.ts';
import { certificatePem, plainKeyPem } from './identity.ts';
import { makeOnce } from './make-once.ts';
import { scenes, type BundleKind } from './scenes.ts';
import { practiceSecrets, seedBytes } from './secrets.ts';
import { makeSshHostKey } from './servers/ssh.ts';
import { freeUdpPort } from './servers/ports.ts';

export interface Material {
  readonly seed: Buffer;
  readonly root: X509Certificate;
  readonly vpnRoot: X509Certificate;
  /** PEM: the Workbench server's certificate followed by the authority of the lab, the key, and who may issue clients. */
  readonly server: { readonly chain: string; readonly key: string; readonly clientAuthorities: string };
  /** Stands in the VPN profile inside the bundles, so unlike the other ports it never changes. */
  readonly vpnPort: number;
  /** The keys by which the practice SSH machines are known. */
  readonly sshHostKeys: { readonly entry: string; readonly home: string };
  readonly bundleFiles: Readonly<Record<BundleKind, string>>;
}

const folderName = 'material';
const fileNames = {
  seed: 'seed', root: 'root.pem', labAuthority: 'lab-authority.pem', vpnRoot: 'vpn-root.pem', server: 'server.pem', serverKey: 'server-key.pem',
  sshEntryKey: 'ssh-entry-key', sshHomeKey: 'ssh-home-key', notes: 'material.json',
} as const;
const notesSchema = z.strictObject({ vpnPort: z.number().int().min(1).max(65535) });

/** Makes the material in a practice folder, or reads what is there. `serverName` is the Workbench's host name. Throws `practice.damaged`. */
export async function openMaterial(folder: string, lab: LabName, serverName: string, packer: Packer): Promise<Material> {
  const target = join(folder, folderName);
  await makeOnce(target, (unfinished) => makeMaterial(unfinished, lab, serverName, packer));
  return readMaterial(target, lab).catch((cause: unknown) => {
    throw new LabProblem('practice.damaged', { file: folder }, { cause });
  });
}

async function makeMaterial(folder: string, lab: LabName, serverName: string, packer: Packer): Promise<void> {
  const seed = randomBytes(seedBytes);
  const vpnPort = await freeUdpPort();
  const certificates = await makeCertificates(lab, serverName, systemClock.now());
  packer.signal.throwIfAborted();
  await packBundles(folder, certificates, { lab, vpnPort, secrets: practiceSecrets(seed, scenes.happy) }, packer);
  for (const [name, content] of [[fileNames.seed, seed] as const, ...pemFiles(certificates), ...sshKeyFiles()]) {
    await writeFile(join(folder, name), content, { mode: 0o600, flush: true });
  }
  writeJsonFile(join(folder, fileNames.notes), { vpnPort });
}

function pemFiles({ root, labAuthority, vpn, server }: PracticeCertificates): readonly (readonly [string, string])[] {
  return [
    [fileNames.root, certificatePem(root)],
    [fileNames.labAuthority, certificatePem(labAuthority)],
    [fileNames.vpnRoot, certificatePem(vpn.root)],
    [fileNames.server, certificatePem(server)],
    [fileNames.serverKey, plainKeyPem(server.key)],
  ];
}

function sshKeyFiles(): readonly (readonly [string, string])[] {
  return [fileNames.sshEntryKey, fileNames.sshHomeKey].map((name) => [name, makeSshHostKey()] as const);
}

async function readMaterial(folder: string, lab: LabName): Promise<Material> {
  const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const seed = await readFile(join(folder, fileNames.seed));
  const labAuthority = await text(fileNames.labAuthority);
  const root = new X509Certificate(await text(fileNames.root));
  const key = await text(fileNames.serverKey);
  const notes = readJsonFile(join(folder, fileNames.notes), notesSchema);
  const bundles = bundleFiles(folder, lab);
  createPrivateKey(key);
  for (const file of Object.values(bundles)) await stat(file);
  if (notes === undefined || seed.length !== seedBytes) throw new Error('practice notes or seed cannot be read');
  return {
    seed, root, bundleFiles: bundles, vpnPort: notes.vpnPort,
    sshHostKeys: { entry: await text(fileNames.sshEntryKey), home: await text(fileNames.sshHomeKey) },
    vpnRoot: new X509Certificate(await text(fileNames.vpnRoot)),
    server: { chain: await text(fileNames.server) + labAuthority, key, clientAuthorities: root.toString() + labAuthority },
  };
}
