// What a person may decide although archive, link and computer do not fit together: asked with both values, done only with consent, and a
// newer certificate is never taken out for an older one.

import { expect, test } from 'vitest';
import { planJourney } from '../../../../main/journeys/plan-journey.ts';
import { createInstallCertificate } from '../../../../main/steps/install-certificate/install-certificate.ts';
import type { Run } from '../../../../main/steps/step.ts';
import type { StepResult } from '../../../../preload/contract/plans.ts';
import { authority, client, dayMs, sha256Of, type Issued } from '../../../fixtures/certificates/issue.ts';
import { applyAll, labAuthority, listing, person, prepare, root, scratch, undoAll } from './scratch-store.ts';

const step = createInstallCertificate();

async function planned(run: Run): Promise<{ result: StepResult | undefined; digest: string }> {
  const { steps, digest } = await planJourney({ ...run, only: ['install-certificate'] }, new Map([[step.id, step]]));
  return { result: steps[0]?.result, digest };
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const older = (): Issued => client('ola', labAuthority, { notBefore: new Date(Date.now() - 9 * dayMs) });
const ofOtherLab = (): Issued => client('ola', authority('LAB-OTHER CA', root));
const ofOther = (): Issued => client('kari', labAuthority);

test('an older archive is a question with both dates, and nothing is planned without consent', async () => {
  const one = scratch();
  await prepare(one.store, [person]);
  const before = await listing(one.store);
  const { result } = await planned(one.run([older()]));
  expect(result).toMatchObject({ state: 'failed', changes: [], problem: { code: 'certificate.olderThanInstalled' } });
  expect(result?.question).toEqual({ name: 'older-certificate', expected: day(Date.parse(person.x509.validFrom)), found: day(Date.now() - 9 * dayMs) });
  expect(await listing(one.store)).toEqual(before);
});

test('with consent the older one comes in beside the newer one, which stays with its key; undo leaves the listing as it was', async () => {
  const one = scratch();
  const expired = client('ola', labAuthority, { notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs) });
  await prepare(one.store, [person, expired], [[root, 'C,,']]);
  const before = await listing(one.store);
  const old = older();
  const run = one.run([old], { accept: ['older-certificate'] });
  const changes = await applyAll(step, run);
  expect(changes.map(({ kind }) => kind)).toEqual(['certificate.import', 'certificate.addAuthority', 'certificate.retireOld']);
  const after = (await listing(one.store)).join('\n');
  expect(after).toContain(`${sha256Of(person)} key`);
  expect(after).toContain(`${sha256Of(old)} key`);
  expect(after).not.toContain(`${sha256Of(expired)} key`);
  await undoAll(step, changes, run);
  expect(await listing(one.store)).toEqual(before);
});

test.for([
  ['another lab', ofOtherLab, 'other-lab-certificate', 'LAB-DEMOLAB CA', 'LAB-OTHER CA'], ['another user', ofOther, 'other-user-certificate', 'ola', 'kari'],
] as const)('a certificate of %s is a question with both values, and planned with consent to exactly that', async ([, make, name, expected, found]) => {
  const certificate = make();
  expect((await planned(scratch().run([certificate]))).result?.question).toEqual({ name, expected, found });
  const others = (['older-certificate', 'other-lab-certificate', 'other-user-certificate', 'other-user-vpn-profile'] as const).filter((one) => one !== name);
  expect((await planned(scratch().run([certificate], { accept: others }))).result?.question).toEqual({ name, expected, found });
  const run = scratch().run([certificate], { accept: [name] });
  expect((await planned(run)).result).toMatchObject({ state: 'planned' });
});

test('consent does not make another lab\'s certificate come before the right one', async () => {
  const run = scratch().run([ofOtherLab(), person], { accept: ['other-lab-certificate'] });
  const { result } = await planned(run);
  expect(result?.changes.find(({ kind }) => kind === 'certificate.import')?.facts['sha256']).toBe(sha256Of(person));
});

test('the answers are part of the digest, in whatever order they were given', async () => {
  const { machine } = scratch().run();
  const digest = async (accept: NonNullable<Run['accept']>): Promise<string> => (await planned(scratch().run([person], { accept, machine }))).digest;
  expect(await digest(['older-certificate', 'other-lab-certificate'])).toBe(await digest(['other-lab-certificate', 'older-certificate', 'older-certificate']));
  expect(await digest(['older-certificate'])).not.toBe(await digest([]));
});
