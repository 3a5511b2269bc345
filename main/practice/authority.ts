// The practice lab's certificates: root, authority of the lab, Workbench server and the user's own, and beside them the VPN's. Their
// names look like the service's and say that they are practice. The keys of the authorities are forgotten after this.

import type { LabName } from '../../preload/contract/plans.ts';
import { dayMs, issueCertificate, makeKey, type CertificateRequest, type Issued } from './certificate.ts';

export interface PracticeCertificates {
  readonly root: Issued;
  readonly labAuthority: Issued;
  readonly server: Issued;
  readonly client: Issued;
  /** The same person's, of a year that is over. */
  readonly expiredClient: Issued;
  readonly vpn: VpnCertificates;
  /** From before the VPN's present root. */
  readonly oldVpn: VpnCertificates;
}

export interface VpnCertificates {
  readonly root: Issued;
  readonly client: Issued;
}

/** What stands in front of a root's name, so that nobody takes it for the service's. */
export const practiceRootName = 'Practice HCTS CA 1';
export const practiceVpnRootName = 'Practice VPN CA';

const trustServices = 'HUNT Cloud Trust Services (practice)';
const cloud = 'HUNT Cloud (practice)';

const yearMs = 365 * dayMs;

/** Makes all certificates of a practice lab. `serverName` is the host name of its Workbench. */
export async function makeCertificates(lab: LabName, serverName: string, nowMs: number): Promise<PracticeCertificates> {
  // Old enough to have issued what has run out since.
  const atMs = nowMs - 3 * yearMs;
  const root = await issue({ commonName: practiceRootName, organization: trustServices, use: 'authority', nowMs: atMs });
  const labAuthority = await issue({ commonName: `LAB-${lab.lab.toUpperCase()} CA`, organization: cloud, use: 'authority', issuer: root, nowMs: atMs });
  const ofLab = { organization: cloud, issuer: labAuthority, nowMs };
  const [server, client, vpn, oldVpn] = await Promise.all([
    issue({ ...ofLab, commonName: serverName, use: 'server', dnsName: serverName }),
    issue({ ...ofLab, commonName: lab.user, use: 'client' }),
    makeVpnCertificates(lab, nowMs),
    makeVpnCertificates(lab, atMs),
  ]);
  const expiredClient = await issue({ ...ofLab, commonName: lab.user, use: 'client', nowMs: nowMs - 2 * yearMs, lifetimeMs: yearMs });
  return { root, labAuthority, server, client, expiredClient, vpn, oldVpn };
}

async function makeVpnCertificates(lab: LabName, nowMs: number): Promise<VpnCertificates> {
  const root = await issue({ commonName: practiceVpnRootName, organization: trustServices, use: 'authority', nowMs });
  return { root, client: await issue({ commonName: lab.user, organization: cloud, use: 'client', issuer: root, nowMs }) };
}

async function issue(request: Omit<CertificateRequest, 'key'>): Promise<Issued> {
  return issueCertificate({ ...request, key: await makeKey() });
}
