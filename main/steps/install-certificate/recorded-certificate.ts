// Which certificate the journal says we have installed for this lab: the newest that was imported and has not been retired since. Pure.

import type { Run } from '../step.ts';

/** Its SHA-256; undefined when the journal names none. */
export function recordedCertificate({ recorded = [] }: Run): string | undefined {
  const mine = recorded.filter(({ step }) => step === 'install-certificate').map(({ record }) => record);
  const retired = mine.filter(({ kind }) => kind === 'certificate.retireOld' || kind === 'certificate.removeOld').map(({ sha256 }) => sha256);
  const installed = mine.filter(({ kind, sha256 }) => kind === 'certificate.import' && !retired.includes(sha256 ?? null)).at(-1)?.['sha256'];
  return typeof installed === 'string' ? installed : undefined;
}

/** All that the journal says we imported into a store, by SHA-256. */
export function importedByUs({ recorded = [] }: Run, place: string): ReadonlySet<string> {
  return new Set(recorded.flatMap(({ step, record: { kind, place: where, sha256 } }) => (
    step === 'install-certificate' && kind === 'certificate.import' && where === place && typeof sha256 === 'string' ? [sha256] : [])));
}
