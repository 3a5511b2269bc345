// The practice screen drawn to markup from every state, with a fake bridge: what is on it, and that hostile values stay text.

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { StepResult } from '../../../preload/contract/plans.ts';
import type { Platform } from '../../../preload/contract/platform.ts';
import type { Language } from '../../../preload/contract/text/index.ts';
import { PracticeScreen } from '../../../renderer/screens/practice.tsx';
import { LanguageContext } from '../../../renderer/state/language.ts';
import { createPracticeStore } from '../../../renderer/state/practice-store.ts';
import { archiveDone, createFakeBridge, failed, hostsDone, practiceResult } from '../fake-bridge.ts';

interface Scene {
  readonly steps?: readonly StepResult[];
  readonly language?: Language;
  readonly platform?: Platform;
}

/** Runs the store with the fake bridge up to its answer, and draws the screen. */
async function draw({ steps, language = 'en', platform = 'win32' }: Scene): Promise<string> {
  const bridge = createFakeBridge();
  const store = createPracticeStore(bridge.practice, bridge.cancel);
  if (steps) {
    void store.getState().run();
    await bridge.answer(practiceResult(steps));
  }
  // Drawing to markup asks a store for its first state; this one answers with the present one.
  const drawn = { ...store, getInitialState: store.getState };
  return renderToStaticMarkup(<LanguageContext value={language}><PracticeScreen store={drawn} platform={platform} version="9.8.7" /></LanguageContext>);
}

function buttonsOf(markup: string): readonly string[] {
  return [...markup.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map((match) => match[1] ?? '');
}

describe('the practice screen', () => {
  it('starts with one button and the version', async () => {
    const markup = await draw({});
    expect(buttonsOf(markup)).toEqual(['Try everything in the practice lab']);
    expect(markup).toContain('Version 9.8.7.');
  });

  it('is in Norwegian when the language is', async () => {
    expect(buttonsOf(await draw({ language: 'nb' }))).toEqual(['Prøv alt i øvelseslaben']);
  });

  it('shows what was changed in a sentence, and the lines and readings in a closed disclosure', async () => {
    const markup = await draw({ steps: [archiveDone, hostsDone] });
    expect(markup).toContain('The name demolab.practice.example leads to 127.0.0.1');
    expect(markup).toMatch(/<details class="[^"]*"><summary>/);
    expect(markup).toContain('+127.0.0.1 demolab.practice.example');
    expect(markup).toContain('<code>a.ovpn, b.p12</code>');
    expect(markup).toContain('<code>yes</code>');
  });

  it('says of each skipped step why', async () => {
    expect((await draw({ steps: [archiveDone, hostsDone] })).split('This version of the assistant cannot do this step yet.')).toHaveLength(9);
  });

  it('does not show lines that were only planned when the step failed', async () => {
    const markup = await draw({ steps: [archiveDone, { ...failed('edit-hosts', 'elevation.refused'), changes: hostsDone.changes }] });
    expect(markup).not.toContain('+127.0.0.1');
    expect(markup).not.toContain('The name demolab');
  });

  it('explains the first problem on top and every other one in its row, each once', async () => {
    const markup = await draw({ steps: [failed('unpack-bundle', 'bundle.wrongKey'), failed('edit-hosts', 'elevation.notAllowed')] });
    expect(markup).toMatch(/<h1[^>]*>This key does not open the archive<\/h1>/);
    expect(markup.split('One character is off')).toHaveLength(2);
    expect(markup.split('On computers run by an organisation')).toHaveLength(2);
  });

  it('orders its buttons as the system does', async () => {
    const steps = [archiveDone, hostsDone];
    expect(buttonsOf(await draw({ steps, platform: 'win32' })).slice(1)).toEqual(['Run it again', 'Undo the changes']);
    expect(buttonsOf(await draw({ steps, platform: 'darwin' })).slice(1)).toEqual(['Undo the changes', 'Run it again']);
    expect(buttonsOf(await draw({ steps, platform: 'linux' })).slice(1)).toEqual(['Undo the changes', 'Run it again']);
  });

  it('shows values from outside as text, also where they look like markup', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const markup = await draw({ steps: [{ ...archiveDone, evidence: { files: [hostile] } }, failed('edit-hosts', 'hosts.locked', { file: hostile })] });
    expect(markup).not.toContain('<img');
    expect(markup.split('&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(2);
  });

  it('has no inline style, which the content security policy would refuse', async () => {
    expect(`${await draw({})}${await draw({ steps: [archiveDone, hostsDone] })}`).not.toContain('style=');
  });
});
