// What a person agrees to on the review screen reaches the plan, holds for the plans after it, and ends with what it was about.

import { expect, it } from 'vitest';
import { beginPractice, context, digestOf, openWindow } from './window-fixture.ts';

it('a yes changes the plan, stays for the next one, and is forgotten when another link is given', async () => {
  const window = openWindow();
  const { journey, bundle, practice } = window.handlers;
  const keys = await beginPractice(window);
  const { link } = await practice.open({ journey: 'new_user', scene: 'happy' }, context);
  await practice.takeArchive({}, context);
  await bundle.readLink({ text: link }, context);
  const digest = async (accept?: readonly ['older-certificate']): Promise<string> =>
    digestOf(await journey.plan({ journey: 'new_user', keys, ...(accept && { accept: [...accept] }) }, context));
  const before = await digest();
  const agreed = await digest(['older-certificate']);
  expect(agreed).not.toBe(before);
  expect(await digest()).toBe(agreed);
  await bundle.readLink({ text: link }, context);
  expect(await digest()).toBe(before);
});
