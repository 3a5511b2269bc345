// All the bundles that a person may have downloaded, one for each situation that a scene is about. They are made together, since only then
// are the authorities' keys at hand; whatever the bundle, the lab is the same.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LabName } from '../../preload/contract/plans.ts';
import type { PracticeCertificates } from './authority.ts';
import { packBundle, type BundleParts, type Packer } from './bundle.ts';
import type { BundleKind } from './scenes.ts';

/** Where each bundle lies in the folder of the material: all have the name that the person sees. */
export function bundleFiles(folder: string, { user }: LabName): Readonly<Record<BundleKind, string>> {
  const name = `${user}.7z`;
  const beside = (kind: BundleKind): string => join(folder, kind, name);
  return { 'right': join(folder, name), 'client-expired': beside('client-expired'), 'old-vpn-root': beside('old-vpn-root'), 'web-page': beside('web-page') };
}

/** Makes all bundles in a folder that has none. */
export async function packBundles(folder: string, certificates: PracticeCertificates, common: Pick<BundleParts, 'lab' | 'vpnPort' | 'secrets'>, packer: Packer): Promise<void> {
  const { root, labAuthority, client, expiredClient, vpn, oldVpn } = certificates;
  const files = bundleFiles(folder, common.lab);
  for (const file of Object.values(files)) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const right: BundleParts = { ...common, client, chain: [labAuthority, root], vpn };
  await packBundle(files.right, right, packer);
  await packBundle(files['client-expired'], { ...right, client: expiredClient }, packer);
  await packBundle(files['old-vpn-root'], { ...right, vpn: oldVpn }, packer);
  await writeFile(files['web-page'], page, { mode: 0o600, flush: true });
}

const page = `<!DOCTYPE html>
<html lang="en">
<head><title>Transfer expired (practice)</title></head>
<body><h1>This transfer has expired</h1><p>The files are no longer there. Practice lab: nothing here is real.</p></body>
</html>
`;
