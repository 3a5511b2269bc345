// The look at this computer in the window: nothing is read before the press, each thing stands with its state in words, and every help is a
// line to copy or a button.

import { describe, expect, it } from 'vitest';
import type { LabApi } from '../../../../preload/contract/bridge/index.ts';
import type { Prerequisite } from '../../../../preload/contract/prerequisites.ts';
import { ThisComputer } from '../../../../renderer/screens/prepare/this-computer.tsx';
import { createPrepareStore } from '../../../../renderer/state/prepare-store.ts';
import { draw } from '../../draw.tsx';
import { createFakeBridge } from '../../fake-bridge.ts';

const chrome: Prerequisite = {
  id: 'browser', state: 'missing', isNeeded: true, value: '',
  action: { kind: 'install', what: 'Google Chrome', command: 'brew install --cask google-chrome', page: 'https://www.google.com/chrome/', needsAdministrator: false, canRunHere: true },
};
const list: readonly Prerequisite[] = [
  { id: 'operating-system', state: 'found', isNeeded: true, value: 'macOS 15.6' }, chrome,
  { id: 'ssh', state: 'too-old', isNeeded: true, value: 'OpenSSH_7.7p1', expected: '8.1', note: 'no-proxy-jump', action: { kind: 'update-system', what: 'macOS', needsAdministrator: true, canRunHere: false } },
  { id: 'phone-signal', state: 'ask-person', isNeeded: false, value: '' },
];
const looked = { practice: false, isReady: false, prerequisites: list, confirmed: [] };

/** The page after a look, drawn from the state as it is now. */
async function afterLook(language: 'en' | 'nb' = 'en', more: Partial<typeof looked> = {}) {
  const { api, answer, calls, refuse } = createFakeBridge();
  const store = createPrepareStore(api);
  const looking = store.look();
  await answer('prepare.look', { ...looked, ...more });
  await looking;
  return { store, calls, answer, refuse, html: () => drawNow(store, api, language) };
}

function drawNow(store: ReturnType<typeof createPrepareStore>, api: LabApi, language: 'en' | 'nb' = 'en'): string {
  return draw(<ThisComputer given={{ ...store, getInitialState: store.getState }} />, { language, api });
}

describe('this computer', () => {
  it('is not looked at before the person asks for it', () => {
    const { api, calls } = createFakeBridge();
    expect(drawNow(createPrepareStore(api), api)).toContain('Check this computer');
    expect(calls).toEqual([]);
  });

  it('stands thing by thing with its state in words, what was read, and what would help', async () => {
    const html = (await afterLook()).html();
    for (const text of ['Missing or too old: 2', 'Found', 'macOS 15.6', 'Too old', 'OpenSSH_7.7p1', 'at least 8.1', 'This version cannot reach home through entry.', 'You confirm']) expect(html).toContain(text);
    expect(html).toContain('For IT support: Install Google Chrome on this computer: brew install --cask google-chrome');
    expect(html.match(/Do it now/g)).toHaveLength(2); // its word and its name for screen readers
    expect(html).toContain('type="checkbox"');
    expect(html).not.toMatch(/undefined|\{\w+\}/);
  });

  it('says the same in Norwegian', async () => {
    const html = (await afterLook('nb')).html();
    for (const text of ['Mangler eller er for gammelt: 2', 'For gammel', 'minst 8.1', 'Til IT-brukerstøtte:']) expect(html).toContain(text);
    expect(html).not.toMatch(/Missing|Found|Too old/);
  });

  it('a computer that is ready says so', async () => {
    expect((await afterLook('en', { isReady: true, prerequisites: list.slice(0, 1) })).html()).toContain('Nothing that is needed is missing.');
  });

  it('a command runs only by its button, and the computer is looked at again afterwards', async () => {
    const { store, calls, answer, html } = await afterLook();
    const acting = store.act('browser', 'run');
    expect(html()).toContain('aria-busy="true"');
    await answer('prepare.act', { outcome: 'done' });
    await answer('prepare.look', { ...looked, isReady: true, prerequisites: [] });
    await acting;
    expect(calls).toEqual(['prepare.look {}', 'prepare.act {"id":"browser","how":"run"}', 'prepare.look {}']);
    expect(html()).toContain('Nothing that is needed is missing.');
  });

  it('a command that failed shows what the program said, a refusal its problem', async () => {
    const { store, answer, refuse, html } = await afterLook();
    const first = store.act('browser', 'run');
    await answer('prepare.act', { outcome: 'failed', said: 'Error: no network' });
    await first;
    expect(html()).toContain('The program said: Error: no network');
    const second = store.act('browser', 'open');
    await refuse('prepare.act', 'prepare.notRunHere');
    await second;
    expect(html()).toContain('The assistant does not carry this out here.');
  });

  it('what the person confirms is told to the main process and shown as found', async () => {
    const { store, calls, answer, html } = await afterLook();
    const confirming = store.confirm('phone-signal', true);
    await answer('prepare.confirm', {});
    await confirming;
    expect(calls.at(-1)).toBe('prepare.confirm {"id":"phone-signal","isSo":true}');
    expect(html()).toContain('checked=""');
    expect(html()).not.toContain('You confirm');
  });
});
