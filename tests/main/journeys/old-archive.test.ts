// An old archive dropped over a newer profile and a newer certificate: nothing is replaced without a question, whoever agrees to what.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyJourney } from '../../../main/journeys/apply-journey.ts';
import { openJournal } from '../../../main/journeys/journal.ts';
import { createInstallCertificate } from '../../../main/steps/install-certificate/install-certificate.ts';
import { createInstallVpnProfile } from '../../../main/steps/install-vpn-profile/install-vpn-profile.ts';
import type { Run } from '../../../main/steps/step.ts';
import { client, dayMs, sha256Of, type Issued } from '../../fixtures/certificates/issue.ts';
import { fillIn, makeMaterial, nowMs, profileWith, type Material } from '../../fixtures/profiles/material.ts';
import { labAuthority, listing, makeScratch, type Scratch } from '../steps/install-certificate/scratch-store.ts';
import { bundleWith, startInstalling, type Installing } from '../steps/install-vpn-profile/installing.ts';

let installing: Installing;
let scratch: Scratch;
beforeEach(() => {
  installing = startInstalling();
  scratch = makeScratch('stand-in');
});
afterEach(() => {
  installing.remove();
  scratch.remove();
});

/** One archive with a profile and a certificate, for the person of both fixtures. */
function runWith(material: Material, certificate: Issued, accept: NonNullable<Run['accept']> = []): Run {
  const ofStore = scratch.run([certificate]);
  const bundle = bundleWith(fillIn(profileWith(), material), 'ola.ovpn');
  const plain = installing.run(material, profileWith(), {}, { certificateStore: scratch.store });
  const lab = { lab: 'demolab', user: 'ola', address: '10.42.3.7' };
  return {
    ...plain, accept, lab, only: ['install-vpn-profile', 'install-certificate'], journey: 'reissue_all', secrets: ofStore.secrets,
    facts: { ...plain.facts, roots: [...plain.facts.roots, ...ofStore.facts.roots] }, bundle: { ...bundle, files: [...bundle.files, ...ofStore.bundle?.files ?? []] },
  };
}

async function apply(run: Run) {
  const steps = [createInstallVpnProfile({ now: () => nowMs }), createInstallCertificate()];
  const engine = { registry: new Map(steps.map((step) => [step.id, { ...step, needs: [] }])), journal: openJournal(join(installing.home, '..', 'both.jsonl')), clock: { now: () => nowMs } };
  return (await applyJourney(engine, run, 'as-planned-now')).steps;
}

const profile = (): string => readFileSync(join(installing.file, '..', 'ola.ovpn'), 'latin1');

it('leaves both, asks about the certificate with both dates, and says of the profile why it is not even a question', async () => {
  const [newer, older] = [client('ola', labAuthority), client('ola', labAuthority, { notBefore: new Date(Date.now() - 9 * dayMs) })];
  const [now, before] = [await makeMaterial(nowMs - 10 * dayMs, undefined, 'ola'), await makeMaterial(nowMs - 100 * dayMs, undefined, 'ola')];
  expect((await apply(runWith(now, newer))).map(({ state }) => state)).toEqual(['done', 'done']);
  const [file, store] = [profile(), await listing(scratch.store)];

  const refused = await apply(runWith(before, older));
  expect(refused.map(({ state, problem, question }) => [state, problem?.code, question?.name])).toEqual([
    ['failed', 'vpn.olderThanInstalled', undefined], ['failed', 'certificate.olderThanInstalled', 'older-certificate'],
  ]);
  expect([profile(), await listing(scratch.store)]).toEqual([file, store]);

  const agreed = await apply(runWith(before, older, ['older-certificate', 'other-user-vpn-profile']));
  expect(agreed.map(({ state }) => state)).toEqual(['failed', 'done']);
  expect(profile()).toBe(file);
  const after = (await listing(scratch.store)).join('\n');
  expect(after).toContain(`${sha256Of(newer)} key`);
  expect(after).toContain(`${sha256Of(older)} key`);
  expect(existsSync(join(scratch.home, 'retired-certificates.json'))).toBe(false);
});
