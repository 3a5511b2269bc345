// The page about removing lab access: the list before, one question, and what became of it.

import { describe, expect, it } from 'vitest';
import type { RemovalList } from '../../../preload/contract/removal.ts';
import { RemovalPage } from '../../../renderer/screens/removal.tsx';
import { createRemovalStore, type RemovalStore } from '../../../renderer/state/removal-store.ts';
import { createVisitStore } from '../../../renderer/state/visit-store.ts';
import type { LabApi } from '../../../preload/contract/bridge/index.ts';
import type { Language } from '../../../preload/contract/text/language.ts';
import { draw } from '../draw.tsx';
import { createFakeBridge } from '../fake-bridge.ts';

const change = { kind: 'hosts.putBlock', facts: { name: 'demolab.lab.hdc.ntnu.no', address: '10.42.1.2', file: '/etc/hosts' }, place: '/etc/hosts', diff: [], needsAdministrator: false, undo: 'exact' } as const;
const list: RemovalList = { labs: [{ lab: { lab: 'demolab', user: 'kari', address: '10.42.1.2' }, changes: [{ step: 'edit-hosts', change }] }], remains: ['passphrase', 'vpn-account'] };
const result = { journey: 'new_user', practice: false, shippedFacts: true } as const;

/** Drawing to markup asks a store for its first state; this one answers with the present one. */
function drawn(store: RemovalStore, api: LabApi, language: Language = 'en'): string {
  return draw(<RemovalPage store={{ ...store, getInitialState: store.getState }} />, { api, language, visit: createVisitStore(api) });
}

describe('the page about removing lab access', () => {
  it('lists each change by lab and what stays, in both languages', async () => {
    const { api, always } = createFakeBridge();
    always('journey.removal', list);
    const store = createRemovalStore(api);
    await store.read();
    const markup = drawn(store, api);
    for (const text of ['Remove lab access from this computer', 'demolab, kari', '/etc/hosts', 'only the machines can change it', 'Remove all of it']) expect(markup).toContain(text);
    expect(drawn(store, api, 'nb')).toContain('Fjern labtilgang fra denne maskinen');
  });

  it('removes nothing before the question is answered, and once when it is', async () => {
    const { api, always, answer, calls } = createFakeBridge();
    always('journey.removal', list);
    const store = createRemovalStore(api);
    await store.read();
    store.ask();
    expect([store.getState().at, calls.some((call) => call.startsWith('journey.remove '))]).toEqual(['asking', false]);
    store.keep();
    expect(store.getState().at).toBe('list');
    const removing = store.remove();
    await store.remove();
    await answer('journey.remove', { removed: true, result: { ...result, steps: [] } });
    await removing;
    expect([store.getState().at, calls.filter((call) => call.startsWith('journey.remove ')).length]).toEqual(['removed', 1]);
    expect(drawn(store, api)).toContain('Lab access is removed');
  });

  it('says which step could not be taken back, and offers to try again', async () => {
    const { api, always, answer } = createFakeBridge();
    always('journey.removal', list);
    const store = createRemovalStore(api);
    const removing = store.remove();
    await answer('journey.remove', { removed: false, result: { ...result, steps: [{ id: 'set-up-ssh-key', state: 'undone', changes: [] }, { id: 'edit-hosts', state: 'failed', changes: [], problem: { code: 'undo.changedSince', retry: 'after-fix', facts: { file: '/etc/hosts' } } }] } });
    await removing;
    const markup = drawn(store, api);
    expect(markup).not.toContain('SSH key');
    for (const text of ['Something could not be taken back', 'What stood in the way', 'What we changed in /etc/hosts was changed again afterwards', 'Remove all of it']) expect(markup).toContain(text);
  });

  it('shows why it was refused as a whole', async () => {
    const { api, always, refuse } = createFakeBridge();
    always('journey.removal', list);
    const store = createRemovalStore(api);
    const removing = store.remove();
    await refuse('journey.remove', 'engine.busy');
    await removing;
    expect([store.getState().at, store.getState().problem?.code]).toEqual(['list', 'engine.busy']);
  });
});
