// Which certificate the journal says we have installed for this lab: the newest that was imported and has not been retired since. Pure.

import type { Run } from '../step.ts';

/** Its SHA-256; undefined when the journal names none. */
export function recordedCertificate({ recorded = [] }: Run): string | undefined {
  const mine = recorded.filter(({ step }) => step === 'install-certificate').map(({ record }) => record);
  const retired = mine.filter(({ kind }) => kind === 'certificate.retireOld').map(({ sha256 }) => sha256);
  const installed = mine.filter(({ kind, sha256 }) => kind === 'certificate.import' && !retired.includes(sha256 ?? null)).at(-1)?.['sha256'];
  return typeof installed === 'string' ? installed : undefined;
}
