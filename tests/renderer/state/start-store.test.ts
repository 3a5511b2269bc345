import { describe, expect, test } from 'vitest';
import { createStartStore, missingOf, type StartStore } from '../../../renderer/state/start-store.ts';
import { createVisitStore, type VisitStore } from '../../../renderer/state/visit-store.ts';
import { createFakeBridge, lab, pass, type FakeBridge } from '../fake-bridge.ts';

const archive = { name: 'kari.7z', sizeBytes: 48_000 };
const read = { lab, journey: 'new_user' } as const;

interface Begun {
  readonly bridge: FakeBridge;
  readonly visit: VisitStore;
  readonly start: StartStore;
}

function begin(): Begun {
  const bridge = createFakeBridge();
  const visit = createVisitStore(bridge.api);
  return { bridge, visit, start: createStartStore(bridge.api, visit) };
}

describe('archive and link', () => {
  test('go on to the keys by themselves as soon as both are there, in either order', async () => {
    const { bridge, visit, start } = begin();
    void start.drop(new File([], 'Kari.7Z'));
    await bridge.answer('bundle.take', archive);
    expect(visit.getState().screen).toBe('start');
    void start.readLink('mail with a link');
    await bridge.answer('bundle.readLink', read);
    expect(visit.getState()).toMatchObject({ screen: 'keys', archive, lab, journey: 'new_user' });

    const other = begin();
    void other.start.readLink('mail with a link');
    await other.bridge.answer('bundle.readLink', read);
    void other.start.choose();
    await other.bridge.answer('bundle.choose', archive);
    expect(other.visit.getState().screen).toBe('keys');
  });

  test('refuse several files and other types without asking anybody', async () => {
    const { bridge, start } = begin();
    start.dropSeveral();
    expect(start.getState().archive).toEqual({ at: 'several' });
    await start.drop(new File([], 'picture.png'));
    expect(start.getState().archive).toEqual({ at: 'other-type', name: 'picture.png' });
    expect(bridge.calls).toEqual([]);
  });

  test('say what is wrong with a file, and keep the last good one when the dialog is closed', async () => {
    const { bridge, start } = begin();
    void start.choose();
    await bridge.refuse('bundle.choose', 'bundle.isWebPage');
    expect(start.getState().archive).toMatchObject({ at: 'refused', problem: { code: 'bundle.isWebPage' } });
    void start.choose();
    await bridge.answer('bundle.choose', archive);
    void start.choose();
    await bridge.answer('bundle.choose', null);
    expect(start.getState().archive).toEqual({ at: 'there', archive });
  });

  test('a new archive makes what was planned before void', async () => {
    const { bridge, visit, start } = begin();
    visit.know({ plan: { journey: 'new_user', practice: false, shippedFacts: true, steps: [] }, keysGiven: ['sevenZipKey'] });
    void start.choose();
    await bridge.answer('bundle.choose', archive);
    expect(visit.getState().plan).toBeUndefined();
    expect(visit.getState().keysGiven).toEqual([]);
  });

  test('an answer about a link that was changed meanwhile is passed over', async () => {
    const { bridge, start } = begin();
    void start.readLink('first');
    start.forgetLink();
    await bridge.answer('bundle.readLink', read);
    expect(start.getState().link).toEqual({ at: 'missing' });
    await start.readLink('   ');
    expect(bridge.calls).toEqual(['bundle.readLink {"text":"first"}']);
  });

  test('the Paste button reads the clipboard, and says when it holds no text', async () => {
    const { bridge, start } = begin();
    void start.paste();
    await bridge.answer('app.paste', { text: ' \n' });
    expect(start.getState().link).toEqual({ at: 'nothing-to-paste' });
    const pasted = start.paste();
    await bridge.answer('app.paste', { text: 'the whole e-mail' });
    await bridge.refuse('bundle.readLink', 'link.several');
    expect(await pasted).toBe('the whole e-mail');
    expect(start.getState().link).toMatchObject({ at: 'refused', problem: { code: 'link.several' } });
  });
});

describe('what is missing', () => {
  test('is the archive and the link, unless the link names a journey that brings no archive', () => {
    const nothing = { archive: { at: 'missing' }, link: { at: 'missing' } } as const;
    expect(missingOf(nothing)).toEqual(['archive', 'link']);
    expect(missingOf({ ...nothing, link: { at: 'read', lab, journey: 'totp_reset' } })).toEqual([]);
    expect(missingOf({ ...nothing, link: { at: 'read', lab, journey: 'vpn_reset' } })).toEqual(['archive']);
    expect(missingOf({ ...nothing, link: { at: 'read', lab } })).toEqual(['archive']);
  });

  test('is no link when this computer remembers the lab', async () => {
    const { bridge, visit, start } = begin();
    start.useLab(lab);
    void start.choose();
    await bridge.answer('bundle.choose', archive);
    expect(visit.getState()).toMatchObject({ screen: 'keys', lab, archive });
    expect(visit.getState().journey).toBeUndefined();
  });

  test('is nothing when only a new authenticator key came for a known lab', () => {
    const { visit, start } = begin();
    start.useLab(lab);
    start.chooseJourney('totp_reset');
    expect(visit.getState()).toMatchObject({ screen: 'keys', journey: 'totp_reset', lab });
  });
});

describe('in the practice lab', () => {
  test('one press takes the archive of the e-mail', async () => {
    const { bridge, start } = begin();
    void start.takePracticeArchive();
    await bridge.answer('practice.takeArchive', archive);
    expect(start.getState().archive).toEqual({ at: 'there', archive });
  });

  test('a window that was loaded anew gets its e-mail again', async () => {
    const { bridge, visit, start } = begin();
    await start.fetchMail();
    expect(bridge.calls).toEqual([]);
    visit.know({ practice: 'no-admin', journey: 'vpn_reset' });
    void start.fetchMail();
    await bridge.answer('practice.open', { link: 'a link', archiveName: 'a.7z' });
    expect(bridge.calls).toEqual(['practice.open {"journey":"vpn_reset","scene":"no-admin"}']);
    expect(visit.getState().mail).toEqual({ link: 'a link', archiveName: 'a.7z' });
    await start.fetchMail();
    await pass();
    expect(bridge.calls).toHaveLength(1);
  });
});

test('the start screen of a visit that has both already shows them', () => {
  const bridge = createFakeBridge();
  const visit = createVisitStore(bridge.api);
  visit.know({ archive, lab, journey: 'new_user' });
  const start = createStartStore(bridge.api, visit);
  expect(missingOf(start.getState())).toEqual([]);
  start.proceed();
  expect(visit.getState().screen).toBe('keys');
});
