// Things that go wrong for new users, each up to the page that says what it is, why, and what to do next; and how that page looks.

import { expect } from '@playwright/test';
import type { ProblemCode } from '../../preload/contract/problems.ts';
import type { SceneId } from '../../preload/contract/scenes.ts';
import { createInspector, report } from './inspect.ts';
import { test } from './launch.ts';
import { createPerson, type Person } from './person.ts';
import { wordsOf } from './visit.ts';
import { walkScene } from './walk.ts';

/** The three texts stand on the page; each is known by its first sentence, up to where values are put into it. */
async function expectProblem(person: Person, code: ProblemCode): Promise<void> {
  const { t } = wordsOf(person);
  for (const text of Object.values(t.problems[code])) {
    const words = text.split(/[{.]/)[0]?.trim() ?? '';
    await expect(person.page.getByText(words).filter({ visible: true }).first(), words).toBeVisible();
  }
}

/** Without a code: what is wrong stands at a field, or the page is about what is left to do. */
const troubles: readonly (readonly [SceneId, ProblemCode?])[] = [
  ['wrong-signal-key', 'bundle.wrongKey'], ['vpn-blocked', 'vpn.noAnswer'], ['three-wrong-passphrases', 'ssh.temporaryKeyRefused'], ['expired-link'], ['clock-skew'], ['no-admin'],
];

for (const [scene, code] of troubles) {
  test(`${scene} ends with what, why and next`, async ({ opened }) => {
    const person = createPerson(opened.page, 'mouse');
    const { visit, findings } = createInspector(opened.app);
    await walkScene(opened, scene, async (station, page) => {
      if (code !== undefined) await expectProblem(person, code);
      expect(opened.complaints).toEqual([]);
      await visit(station, page);
    });
    expect(report(findings)).toBe('');
  });
}
