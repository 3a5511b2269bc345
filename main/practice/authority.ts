// The practice lab's certificates: root, authority of the lab, Workbench server and the user's own, and beside them the VPN's. Their
// names look like the service's and say that they are practice. The keys of the authorities are forgotten after this.

import type { LabName } from '../../preload/contract/plans.ts';
import { issueCertificate, makeKey, type CertificateRequest, type Issued } from './certificate.ts';

export interface PracticeCertificates {
  readonly root: Issued;
  readonly labAuthority: Issued;
  readonly server: Issued;
  readonly client: Issued;
  readonly vpnRoot: Issued;
  readonly vpnClient: Issued;
}

/** What stands in front of a root's name, so that nobody takes it for the service's. */
export const practiceRootName = 'Practice HCTS CA 1';
export const practiceVpnRootName = 'Practice VPN CA';

const trustServices = 'HUNT Cloud Trust Services (practice)';
const cloud = 'HUNT Cloud (practice)';

/** Makes all certificates of a practice lab. `serverName` is the host name of its Workbench. */
export async function makeCertificates(lab: LabName, serverName: string, nowMs: number): Promise<PracticeCertificates> {
  const issue = async (request: Omit<CertificateRequest, 'key' | 'nowMs'>): Promise<Issued> => issueCertificate({ ...request, key: await makeKey(), nowMs });
  const [root, vpnRoot] = await Promise.all([
    issue({ commonName: practiceRootName, organization: trustServices, use: 'authority' }),
    issue({ commonName: practiceVpnRootName, organization: trustServices, use: 'authority' }),
  ]);
  const labAuthority = await issue({ commonName: `LAB-${lab.lab.toUpperCase()} CA`, organization: cloud, use: 'authority', issuer: root });
  const [server, client, vpnClient] = await Promise.all([
    issue({ commonName: serverName, organization: cloud, use: 'server', dnsName: serverName, issuer: labAuthority }),
    issue({ commonName: lab.user, organization: cloud, use: 'client', issuer: labAuthority }),
    issue({ commonName: lab.user, organization: cloud, use: 'client', issuer: vpnRoot }),
  ]);
  return { root, labAuthority, server, client, vpnRoot, vpnClient };
}
