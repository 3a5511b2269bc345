import { expect, test } from 'vitest';
import { createPracticeStore } from '../../../renderer/state/practice-store.ts';
import { createVisitStore } from '../../../renderer/state/visit-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';

test('a practice visit begins with the chosen journey and scene and shows the start with its e-mail', async () => {
  const bridge = createFakeBridge();
  const visit = createVisitStore(bridge.api);
  visit.know({ lab: { lab: 'real', user: 'kari', address: '10.42.1.1' }, keysGiven: ['sevenZipKey'] });
  const practice = createPracticeStore(bridge.api, visit);
  expect(practice.getState()).toMatchObject({ journey: 'new_user', scene: 'happy' });
  practice.choose({ journey: 'vpn_reset' });
  practice.choose({ scene: 'no-admin' });
  void practice.open();
  void practice.open();
  await bridge.answer('practice.open', { link: 'a link', archiveName: 'a.7z' });
  expect(bridge.calls).toEqual(['practice.open {"journey":"vpn_reset","scene":"no-admin"}']);
  expect(visit.getState()).toMatchObject({ screen: 'start', practice: 'no-admin', journey: 'vpn_reset', mail: { link: 'a link' }, keysGiven: [] });
  expect(visit.getState().lab).toBeUndefined();
});

test('opening can be cancelled once, and then everything can be chosen again', async () => {
  const bridge = createFakeBridge();
  const practice = createPracticeStore(bridge.api, createVisitStore(bridge.api));
  await practice.cancel();
  void practice.open();
  await practice.cancel();
  await practice.cancel();
  expect(practice.getState().now).toEqual({ at: 'opening', cancelling: true });
  expect(bridge.calls.filter((call) => call.startsWith('cancel'))).toEqual(['cancel practice.open']);
  await bridge.refuse('practice.open', 'cancelled');
  expect(practice.getState().now).toEqual({ at: 'choosing' });
});

test('a practice lab that cannot be made says why', async () => {
  const bridge = createFakeBridge();
  const visit = createVisitStore(bridge.api);
  const practice = createPracticeStore(bridge.api, visit);
  void practice.open();
  await bridge.refuse('practice.open', 'practice.folderNotWritable', { file: '/x', reason: 'full' });
  expect(practice.getState().now).toMatchObject({ at: 'refused', problem: { code: 'practice.folderNotWritable' } });
  expect(visit.getState().practice).toBeUndefined();
});
