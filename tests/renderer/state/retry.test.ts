// Trying again after a problem: the same consent is not asked for twice, and nothing that was not agreed to is done.

import { describe, expect, it } from 'vitest';
import type { Change } from '../../../preload/contract/plans.ts';
import { fixOf, isWithin, tryAgain, wasStopped } from '../../../renderer/state/retry.ts';
import { change, createFakeVisit, failed, planOf, resultOf } from '../fake-visit.ts';

const hosts: Change = { ...change('hosts.putBlock', 'exact', { name: 'a' }), diff: ['+a'] };
const agreed = planOf('new_user', { 'edit-hosts': [hosts], 'connect-vpn': [change('vpn.connect')] });

describe('trying again', () => {
  it('plans anew and carries out at once what the person agreed to already', async () => {
    const { visit, calls, end } = createFakeVisit();
    visit.setState({ plan: agreed, journey: 'new_user', last: { verb: 'apply' } });
    const trying = tryAgain(visit);
    await end({ ok: true, value: { ...planOf('new_user', { 'connect-vpn': [change('vpn.connect')] }), digest: 'second' } });
    await end({ ok: true, value: resultOf() });
    await trying;
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['plan', 'apply']);
    expect(calls[1]).toBe('apply {"digest":"second"}');
    expect(visit.getState().screen).toBe('status');
  });

  it('shows a plan that holds anything else', async () => {
    const { visit, calls, end } = createFakeVisit();
    visit.setState({ plan: agreed, journey: 'new_user', last: { verb: 'apply' } });
    const trying = tryAgain(visit);
    await end({ ok: true, value: planOf('new_user', { 'edit-hosts': [{ ...hosts, diff: ['+b'] }] }) });
    await trying;
    expect(calls).toHaveLength(1);
    expect(visit.getState().screen).toBe('review');
  });

  it('undoes the same steps and no others, also when the first try was refused as a whole', async () => {
    const { visit, calls, end } = createFakeVisit();
    void visit.undo(['write-ssh-config']);
    await end({ ok: false, problem: { code: 'engine.busy', retry: 'now', facts: {} } });
    void tryAgain(visit);
    expect(calls).toEqual(['undo {"steps":["write-ssh-config"]}', 'undo {"steps":["write-ssh-config"]}']);
  });

  it('looks again when looking failed', () => {
    const { visit, calls } = createFakeVisit();
    visit.setState({ result: resultOf(), last: { verb: 'verify' } });
    void tryAgain(visit);
    expect(calls).toEqual(['verify {}']);
  });
});

describe('a plan', () => {
  it('is within another when each change is there word for word', () => {
    expect(isWithin(planOf(), agreed)).toBe(true);
    expect(isWithin(agreed, agreed)).toBe(true);
    expect(isWithin(planOf('new_user', { 'edit-hosts': [{ ...hosts, facts: { name: 'b' } }] }), agreed)).toBe(false);
    expect(isWithin(planOf('new_user', { 'edit-hosts': [{ ...hosts, needsAdministrator: true }] }), agreed)).toBe(false);
  });
});

describe('what puts a problem right', () => {
  it.each([
    ['bundle.wrongKey', 'after-fix', 'keys'], ['certificate.wrongKey', 'after-fix', 'keys'], ['bundle.isWebPage', 'never', 'start'], ['link.badName', 'never', 'start'],
    ['vpn.noAnswer', 'after-fix', 'again'], ['elevation.refused', 'now', 'again'], ['certificate.expired', 'never', 'none'],
  ] as const)('of %s (%s) is %s', (code, retry, fix) => {
    expect(fixOf({ code, retry, facts: {} })).toBe(fix);
  });

  it('is not a question after the person stopped it', () => {
    expect(wasStopped(resultOf([failed('edit-hosts', 'cancelled')]), undefined)).toBe(true);
    expect(wasStopped(resultOf([{ id: 'edit-hosts', state: 'skipped', reason: 'cancelled', changes: [] }]), undefined)).toBe(true);
    expect(wasStopped(undefined, { code: 'cancelled', retry: 'now', facts: {} })).toBe(true);
    expect(wasStopped(resultOf(), undefined)).toBe(false);
  });
});

describe('a second look', () => {
  it('leaves what it cannot read without keys as it was proved', async () => {
    const { visit, end } = createFakeVisit();
    visit.setState({ result: resultOf() });
    void visit.verify();
    await end({ ok: true, value: resultOf([{ id: 'unpack-bundle', state: 'skipped', reason: 'no-bundle', changes: [] }, failed('connect-vpn', 'vpn.notConnected')]) });
    const { result } = visit.getState();
    expect(result?.steps[0]).toMatchObject({ id: 'unpack-bundle', state: 'done' });
    expect(result?.steps.find(({ id }) => id === 'connect-vpn')).toMatchObject({ state: 'failed' });
  });
});
