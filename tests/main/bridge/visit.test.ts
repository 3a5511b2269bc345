// A visit to the practice lab through the handlers of the window, with nothing of it given by the lab itself: what a person types counts.

import { describe, expect, it } from 'vitest';
import { journeySteps } from '../../../preload/contract/journeys.ts';
import { answering, beginPractice, context, digestOf, openWindow, statesOf } from './window-fixture.ts';

describe('a visit of a new user to the practice lab', () => {
  it('plans, asks for code and passphrase, carries out with live news, verifies and takes back', async () => {
    const window = openWindow();
    const { handlers } = window;
    const keys = await beginPractice(window);
    const plan = await handlers.journey.plan({ journey: 'new_user', keys }, context);
    expect(statesOf(plan)).toEqual(journeySteps.new_user.map((id) => `${id}: planned`));
    expect(window.asked).toEqual([]);

    window.onQuestion = answering(window);
    const result = await handlers.journey.apply({ digest: digestOf(plan) }, context);
    expect(result.steps.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(window.asked.map(({ kind }) => kind)).toEqual(['authenticator', 'code', 'passphrase']);
    const news = window.told.filter(({ channel }) => channel === 'lab:journey.news').map(({ payload }) => payload as { at: string; step?: string; result?: { id: string } });
    expect(news.filter(({ at }) => at === 'began').map(({ step }) => step)).toEqual(journeySteps.new_user);
    expect(news.filter(({ at }) => at === 'ended').map((one) => one.result?.id)).toEqual(journeySteps.new_user);
    expect(JSON.stringify(window.told)).not.toContain(keys.vpnPassphrase);
    // Everything is done: no key is left.
    expect((await handlers.journey.current({}, context)).keysGiven).toEqual([]);

    const undone = await handlers.journey.undo({ steps: ['edit-hosts'] }, context);
    expect(statesOf(undone)).toEqual(['edit-hosts: undone']);

    const { labs, remains } = await handlers.journey.removal({}, context);
    expect([labs.length, remains.includes('passphrase'), JSON.stringify(labs).includes('edit-hosts'), JSON.stringify(labs).includes('install-certificate')]).toEqual([1, true, false, true]);
    expect((await handlers.journey.remove({}, context)).removed).toBe(true);
    expect([(await handlers.journey.removal({}, context)).labs, await handlers.journey.standings({}, context)]).toEqual([[], []]);
  });
});
