import { describe, expect, test } from 'vitest';
import type { JourneyResult } from '../../../preload/contract/plans.ts';
import { serviceJourneyIds } from '../../../preload/contract/journeys.ts';
import { sceneIds } from '../../../preload/contract/scenes.ts';
import { KeyRow } from '../../../renderer/screens/keys/key-row.tsx';
import { KeysScreen } from '../../../renderer/screens/keys.tsx';
import { PracticeScreen } from '../../../renderer/screens/practice.tsx';
import { PracticePhone } from '../../../renderer/screens/practice-phone.tsx';
import { PreparingScreen } from '../../../renderer/screens/preparing.tsx';
import { ReviewScreen } from '../../../renderer/screens/review.tsx';
import { StartScreen } from '../../../renderer/screens/start.tsx';
import { createVisitStore, type VisitStore } from '../../../renderer/state/visit-store.ts';
import { draw, wordsOf } from '../draw.tsx';
import { createFakeBridge, failed, hostsDone, lab, problemOf, type FakeBridge } from '../fake-bridge.ts';

function begin(): { readonly bridge: FakeBridge; readonly visit: VisitStore } {
  const bridge = createFakeBridge();
  return { bridge, visit: createVisitStore(bridge.api) };
}

describe('the start screen', () => {
  test('offers both things, the doors and the practice lab, and says what it waits for', () => {
    const { bridge, visit } = begin();
    const html = draw(<StartScreen />, { api: bridge.api, visit });
    for (const text of ['Drop the archive anywhere', 'Lab access link', 'Waiting for the archive and the link', 'I have a new certificate or key', 'Check this computer', 'practice lab', '9.8.7']) {
      expect(html).toContain(text);
    }
  });

  test('shows the e-mail instead of the doors in a practice visit', () => {
    const { bridge, visit } = begin();
    visit.know({ practice: 'happy', journey: 'new_user', mail: { link: 'https://a.example/?access=x', archiveName: 'kari.7z' } });
    const html = draw(<StartScreen />, { api: bridge.api, visit, language: 'nb' });
    expect(html).toContain('Bruk denne lenken');
    expect(html).toContain('https://a.example/?access=x');
    expect(html).not.toContain('Noe annet');
  });

  test('shows what was given before', () => {
    const { bridge, visit } = begin();
    visit.know({ archive: { name: 'kari.7z', sizeBytes: 48_000 }, lab, journey: 'new_user' });
    const html = draw(<StartScreen />, { api: bridge.api, visit });
    expect(html).toContain('kari.7z');
    expect(html).toContain('Lab demolab, user kari.nordmann');
    expect(html).not.toContain('Waiting for');
  });
});

test('the practice screen offers every journey and every scene in words', () => {
  const { bridge, visit } = begin();
  const html = draw(<PracticeScreen />, { api: bridge.api, visit });
  const { t } = wordsOf('en');
  for (const id of serviceJourneyIds) expect(html).toContain(t.journeys[id].title);
  for (const id of sceneIds) expect(html).toContain(`value="${id}"`);
});

test('the practice phone is closed, and asks for nothing, until somebody looks at it', () => {
  const { bridge, visit } = begin();
  const html = draw(<PracticePhone />, { api: bridge.api, visit });
  expect(html).toContain('Practice phone');
  expect(html).not.toContain('Signal message');
  expect(bridge.calls).toEqual([]);
});

describe('the keys screen', () => {
  test('asks for the keys of the journey by the names of the Signal message', () => {
    const { bridge, visit } = begin();
    visit.know({ archive: { name: 'a.7z', sizeBytes: 1 }, lab, journey: 'workbench_reissue' });
    const html = draw(<KeysScreen />, { api: bridge.api, visit });
    expect([...html.matchAll(/<input [^>]*type="password"/g)]).toHaveLength(3);
    for (const text of ['7-ZIP file key', 'TLS passphrase', 'VPN passphrase', 'only if the VPN is not connected']) expect(html).toContain(text);
    expect(html).not.toContain('SSH temporary key');
  });

  test('asks for the key of the archive only while nobody knows what this is about', () => {
    const { bridge, visit } = begin();
    visit.know({ archive: { name: 'a.7z', sizeBytes: 1 }, lab });
    const html = draw(<KeysScreen />, { api: bridge.api, visit });
    expect([...html.matchAll(/<input [^>]*type="password"/g)]).toHaveLength(1);
    expect(html).toContain('The other keys follow');
  });

  test('says what is wrong with a key and offers the one press that puts it right', () => {
    const row = (code: 'keys.blankAtEdge' | 'bundle.wrongKey'): string => draw(
      <KeyRow
        name="sevenZipKey" isNeeded state={{ at: 'problem', problem: problemOf(code) }} opened={undefined} value="fake " onType={() => undefined} onCommit={() => undefined}
        onFix={() => undefined} inputRef={null}
      />,
      { platform: 'linux' },
    );
    expect(row('keys.blankAtEdge')).toContain('Remove the blank');
    expect(row('bundle.wrongKey')).toContain('Look for 0 and O');
    expect(row('bundle.wrongKey')).not.toContain('Remove the blank');
  });
});

describe('the review', () => {
  const change = { ...hostsDone.changes[0], needsAdministrator: true } as NonNullable<(typeof hostsDone.changes)[0]>;
  const plan: JourneyResult = {
    journey: 'new_user', lab, digest: 'd', practice: false, shippedFacts: true,
    steps: [
      { id: 'edit-hosts', state: 'planned', changes: [change] },
      { id: 'change-passphrase', state: 'planned', changes: [{ kind: 'ssh.changePassphrase', facts: { host: 'entry' }, place: 'entry', diff: [], needsAdministrator: false, undo: 'impossible' }] },
      { id: 'connect-vpn', state: 'already', changes: [] },
    ],
  };
  const review = (shown: JourneyResult, around: Parameters<typeof draw>[1] = {}): string => {
    const { bridge, visit } = begin();
    visit.know({ plan: shown, journey: shown.journey });
    return draw(<ReviewScreen />, { api: bridge.api, visit, ...around });
  };

  test('shows sentence, place, lines, who asks and that something cannot be undone', () => {
    const html = review(plan, { platform: 'linux' });
    for (const text of ['Nothing has changed yet', 'leads to 127.0.0.1', '/scratch/hosts', '127.0.0.1 demolab.practice.example', 'the system asks for an administrator',
      'Undo puts back exactly what was there.', 'This cannot be undone.', '1 step is already fine', 'Do it by hand', 'Apply all']) expect(html).toContain(text);
  });

  test('sketches no prompt when nobody will ask', () => {
    const practice = review({ ...plan, practice: true });
    expect(practice).not.toContain('Sketch of what the system will ask');
    expect(practice).toContain('In the practice lab nobody asks');
    expect(review({ ...plan, steps: [{ id: 'edit-hosts', state: 'planned', changes: hostsDone.changes }] })).not.toContain('Sketch of what');
  });

  test('shows what is in the way with a way on, and no Apply when nothing is left to do', () => {
    const html = review({ ...plan, steps: [failed('unpack-bundle', 'bundle.wrongKey'), { id: 'edit-hosts', state: 'skipped', reason: 'earlier-step-failed', changes: [] }] });
    for (const text of ['This cannot be carried out yet', 'This key does not open the archive.', 'Look again', 'Change the keys', '1 step is left out']) expect(html).toContain(text);
    expect(html).not.toContain('Apply');
    expect(review({ ...plan, steps: [failed('unpack-bundle', 'bundle.wrongKey'), ...plan.steps] })).toContain('Apply what is possible');
  });

  test('marks Apply with a shield on Windows alone', () => {
    const count = (html: string): number => html.split('<svg').length;
    expect(count(review(plan, { platform: 'win32' }))).toBeGreaterThan(count(review({ ...plan, steps: plan.steps.slice(1) }, { platform: 'win32' })));
    const button = (html: string): string => /<button[^>]*>(?:(?!<\/button>).)*Apply all/.exec(html)?.[0] ?? '';
    expect(button(review(plan, { platform: 'win32' }))).toContain('<svg');
    expect(button(review(plan, { platform: 'darwin' }))).not.toContain('<svg');
  });

  test('is nothing without a plan', () => {
    const { bridge, visit } = begin();
    expect(draw(<ReviewScreen />, { api: bridge.api, visit })).toBe('');
  });
});

test.each(['win32', 'darwin', 'linux'] as const)('the list for IT support names what %s needs, and no key', (platform) => {
  const { bridge, visit } = begin();
  const html = draw(<PreparingScreen />, { api: bridge.api, visit, platform });
  expect(html).toContain({ win32: 'OpenVPN GUI', darwin: 'Tunnelblick', linux: 'network-manager-openvpn' }[platform]);
  expect(html).toContain('1194');
  expect(html).not.toContain('type="password"');
});
