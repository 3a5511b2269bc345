// What is installed already, as far as it decides whether the new profile may take its place: an older one never replaces a newer one.

import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LabProblem } from '../../core/problem.ts';
import { day, readCertificate, type CertificateReading } from '../../system/vpn-client/profile/certificate.ts';
import { pemParts } from '../../system/vpn-client/profile/pem.ts';
import type { Connection } from '../../system/vpn-client/network-manager/output.ts';

/** The certificate in an installed profile; undefined when nothing of the kind can be read there. */
export function certificateInProfile(text: string): CertificateReading | undefined {
  return firstCertificate(/<cert>([\s\S]*?)<\/cert>/.exec(text)?.[1] ?? '');
}

/** The certificate a connection uses; undefined when its file cannot be read. */
export async function certificateOfConnection({ data }: Connection): Promise<CertificateReading | undefined> {
  const file = data.get('cert');
  // A connection made by hand may name a file that is gone or not ours to read.
  return file === undefined ? undefined : firstCertificate(await readFile(file, 'latin1').catch(() => ''));
}

function firstCertificate(text: string): CertificateReading | undefined {
  const part = pemParts(text).find(({ label }) => label === 'CERTIFICATE');
  try {
    return part && readCertificate(new X509Certificate(part.text));
  } catch {
    // Not ours and not readable: nothing can be said about its age.
    return undefined;
  }
}

/** Throws `vpn.olderThanInstalled` when the installed certificate was issued later and still works. */
export function refuseOlder(installed: CertificateReading | undefined, offered: CertificateReading, nowMs: number): void {
  if (installed === undefined || installed.notAfterMs < nowMs) return;
  const isOlder = offered.notBeforeMs < installed.notBeforeMs
    || (offered.notBeforeMs === installed.notBeforeMs && offered.notAfterMs < installed.notAfterMs);
  if (isOlder) throw new LabProblem('vpn.olderThanInstalled', { installed: day(installed.notBeforeMs), offered: day(offered.notBeforeMs) });
}
