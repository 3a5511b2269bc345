// An outsider's way through the kista's pages: what is asked of the main process, which page follows, and what never goes on.

import { describe, expect, it } from 'vitest';
import { createKistaStore, type KistaStore } from '../../../renderer/state/kista-store.ts';
import { banner, chain, createFakeKista, information, lockedKey, openKey, problem, progressOf, rightOne, standing, type FakeKista } from './kista-fake.ts';

async function opened(parts: Parameters<typeof standing>[0] = {}): Promise<FakeKista & { readonly store: KistaStore }> {
  const fake = createFakeKista();
  const store = createKistaStore(fake.api);
  store.listen();
  const opening = store.open();
  await fake.answer(standing(parts));
  await opening;
  return { ...fake, store };
}

describe('the way in', () => {
  it('goes from the letter to the passphrase, to the check, and to what the server says', async () => {
    const { store, answer, calls } = await opened({ keys: [lockedKey], key: 'heart' });
    void store.read({ text: 'letter' });
    await answer(standing({ keys: [lockedKey], key: 'heart', information }));
    expect(store.getState().page).toBe('unlock');
    void store.check({ passphrase: 'fake words' });
    expect(store.getState()).toMatchObject({ page: 'check', doing: 'check' });
    await answer(standing({ information, hasPassphrase: true, checked: rightOne }));
    expect(store.getState()).toMatchObject({ page: 'check', doing: undefined });
    expect(calls).toEqual(['open {}', 'information {"text":"letter"}', 'check {"passphrase":"fake words"}']);
  });

  it('checks at once where the key needs no passphrase', async () => {
    const { store, answer, calls } = await opened({ keys: [openKey], key: 'heart' });
    void store.read({ text: 'letter' });
    await answer(standing({ keys: [openKey], key: 'heart', information }));
    expect(store.getState().page).toBe('check');
    expect(calls.at(-1)).toBe('check {}');
  });

  it('stays where it is when a part of the letter is wrong', async () => {
    const { store, answer, calls } = await opened({ keys: [openKey], key: 'heart' });
    void store.read({ text: 'letter' });
    const part = { value: '' };
    await answer(standing({ keys: [openKey], key: 'heart', given: { host: part, port: { value: '22', problem: problem('kista.badPort') }, user: part, fingerprint: part } }));
    expect(store.getState()).toMatchObject({ page: 'begin', doing: undefined });
    expect(calls).toHaveLength(2);
  });

  it('says that the clipboard is empty, and asks nothing then', async () => {
    const { store, calls } = await opened();
    expect(await store.paste()).toBe('empty');
    expect(calls).toEqual(['open {}']);
  });

  it('has the passphrase typed again when it was wrong, and keeps it nowhere', async () => {
    const { store, answer } = await opened({ keys: [lockedKey], key: 'heart', information });
    void store.check({ passphrase: 'fake words' });
    await answer(standing({ keys: [lockedKey], key: 'heart', information, checked: { verdicts: chain(4, problem('kista.passphraseWrong')), isRight: false, traces: [] } }));
    expect(store.getState()).toMatchObject({ page: 'unlock', problem: { problem: { code: 'kista.passphraseWrong' } } });
    expect(JSON.stringify(store.getState())).not.toContain('fake words');
  });

  it('shows each verdict as it comes', async () => {
    const { store, tell } = await opened({ information });
    void store.check();
    tell({ at: 'check', verdicts: chain(2) });
    expect(store.getState().verdicts?.filter(({ state }) => state === 'passed')).toHaveLength(2);
  });

  it('is stopped by its own name, once', async () => {
    const { store, refuse, calls } = await opened({ information });
    void store.check();
    await store.cancel();
    await store.cancel();
    await refuse('cancelled');
    expect(calls.filter((call) => call.startsWith('cancel'))).toEqual(['cancel kista.check']);
    expect(store.getState()).toMatchObject({ doing: undefined, isCancelling: false });
    expect(store.getState().problem).toBeUndefined();
  });
});

describe('a transfer', () => {
  const ready = { information, checked: rightOne, chosen: { items: [{ name: 'a', kind: 'file' as const, files: 1, sizeBytes: 3 }], moreItems: 0, files: 1, sizeBytes: 3 } };

  it('goes with the digest of what the person has read, and never without that', async () => {
    const { store, calls } = await opened(ready);
    void store.run('upload');
    expect(calls.at(-1)).toBe('run {"verb":"upload"}');
    const { store: other, calls: otherCalls } = await opened(ready);
    other.acknowledge('upload');
    void other.run('upload');
    expect(otherCalls.at(-1)).toBe(`run {"verb":"upload","banner":"${banner.digest}"}`);
  });

  it('has what the server says read again when it says something else', async () => {
    const { store, refuse, calls } = await opened(ready);
    store.acknowledge('upload');
    void store.run('upload');
    await refuse('kista.bannerNotSeen');
    expect(calls.at(-1)).toBe('check {}');
    expect(store.getState().seenBanner).toBeUndefined();
  });

  it('asks for the passphrase when the main process has forgotten it', async () => {
    const { store, refuse } = await opened(ready);
    store.acknowledge('upload');
    void store.run('upload');
    await refuse('kista.passphraseMissing');
    expect(store.getState().page).toBe('unlock');
  });

  it('goes on in the direction in which it was interrupted', async () => {
    const { store, calls } = await opened({ ...ready, unfinished: { direction: 'download', information, doneBytes: 1, totalBytes: 2, rows: [] } });
    store.acknowledge('upload');
    void store.run('resume');
    expect(store.getState().direction).toBe('download');
    expect(calls.at(-1)).toContain('"verb":"resume"');
  });

  it('does one thing at a time', async () => {
    const { store, calls } = await opened(ready);
    void store.run('upload');
    void store.run('upload');
    void store.choose('files');
    expect(calls.filter((call) => call.startsWith('run') || call.startsWith('choose'))).toHaveLength(1);
  });

  it('is followed to its end by a window that was loaded anew', async () => {
    const fake = createFakeKista();
    const store = createKistaStore(fake.api);
    store.listen();
    void store.open();
    await fake.answer(standing({ ...ready, running: { direction: 'download', progress: progressOf({ doneBytes: 7 }) } }));
    expect(store.getState()).toMatchObject({ page: 'transfer', doing: 'transfer', direction: 'download', progress: { doneBytes: 7 } });
    await expect.poll(() => fake.calls).toHaveLength(2);
    await fake.answer(standing(ready));
    expect(store.getState().doing).toBeUndefined();
  });

  it('leaves a result for another one', async () => {
    const { store, answer, calls } = await opened(ready);
    const leaving = store.again('upload');
    await answer(standing({ information, checked: rightOne }));
    await leaving;
    expect(calls.at(-1)).toBe('choose {"what":"none"}');
    expect(store.getState()).toMatchObject({ isAnew: true, direction: 'upload' });
  });
});

describe('a file for the person', () => {
  it('is named, and where things stand is asked anew: in practice HUNT Cloud answers', async () => {
    const { store, answer } = await opened({ keys: [openKey], key: 'heart' });
    const handing = store.hand('mail');
    await answer({ made: 'ekista_heart.eml', opened: true });
    await answer(standing({ keys: [openKey], key: 'heart', letter: 'letter' }));
    await handing;
    expect(store.getState()).toMatchObject({ handed: { what: 'mail', made: 'ekista_heart.eml' }, told: { letter: 'letter' } });
  });

  it('that could not be made is a problem', async () => {
    const { store, refuse, answer } = await opened({ keys: [openKey], key: 'heart' });
    const handing = store.hand('mail');
    await refuse('kista.notSaved');
    await answer(standing());
    await handing;
    expect(store.getState()).toMatchObject({ problem: { of: 'hand' }, handed: undefined });
  });
});
