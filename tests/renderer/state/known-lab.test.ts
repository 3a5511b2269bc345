// The lab that goes without a link: the only one that this computer knows, in the world of the visit, unless the person says otherwise.

import { expect, test } from 'vitest';
import { createStartStore, missingOf } from '../../../renderer/state/start-store.ts';
import { createVisitStore } from '../../../renderer/state/visit-store.ts';
import { onlyLab, rememberedLab, type Standing, type Visit } from '../../../renderer/state/visit.ts';
import { createFakeBridge, hostsDone, lab } from '../fake-bridge.ts';

const standing: Standing = { practice: false, interrupted: false, journey: 'new_user', lab, steps: [hostsDone] };
const archive = { name: 'kari.7z', sizeBytes: 5 };
const otherLab = { ...lab, lab: 'otherlab' };

function visitWith(more: Partial<Visit>): Visit {
  return { screen: 'start', keysGiven: [], standings: [standing], ...more };
}

test('is the one of the real world, or the one of the practice e-mail', () => {
  expect(onlyLab(visitWith({}))).toEqual(lab);
  expect(onlyLab(visitWith({ standings: [{ ...standing, practice: true }] }))).toBeUndefined();
  expect(onlyLab(visitWith({ practice: 'happy' }))).toBeUndefined();
  expect(onlyLab(visitWith({ practice: 'happy', mail: { link: '', archiveName: '', lab: otherLab } }))).toEqual(otherLab);
});

test('is none where several are known, where everything is undone, and where the visit is about another', () => {
  expect(onlyLab(visitWith({ standings: [{ ...standing, hasOtherLabs: true }] }))).toBeUndefined();
  expect(onlyLab(visitWith({ standings: [{ ...standing, steps: [{ ...hostsDone, state: 'undone' }] }] }))).toBeUndefined();
  expect(onlyLab(visitWith({ isOtherLab: true }))).toBeUndefined();
  expect(onlyLab(visitWith({ lab: otherLab }))).toBeUndefined();
  expect(rememberedLab(visitWith({ standings: [{ ...standing, hasOtherLabs: true }] }))).toEqual(lab);
});

test('lets the archive alone go on; what stands in the link field wins', async () => {
  const bridge = createFakeBridge();
  const visit = createVisitStore(bridge.api);
  visit.know({ standings: [standing] });
  const start = createStartStore(bridge.api, visit);
  start.forgetLink('https://docs');
  expect(missingOf(start.getState())).toEqual(['archive', 'link']);
  bridge.always('bundle.choose', archive);
  await start.choose();
  expect(visit.getState().screen).toBe('start');
  void start.readLink('a link');
  await bridge.answer('bundle.readLink', { lab: otherLab });
  expect(visit.getState()).toMatchObject({ screen: 'keys', lab: otherLab });
});

test('goes on at once with the lab that is remembered', async () => {
  const bridge = createFakeBridge();
  const visit = createVisitStore(bridge.api);
  visit.know({ standings: [standing] });
  bridge.always('bundle.choose', archive);
  await createStartStore(bridge.api, visit).choose();
  expect(visit.getState()).toMatchObject({ screen: 'keys', lab, archive });
});
