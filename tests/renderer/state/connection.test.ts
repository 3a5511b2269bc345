// Connecting and disconnecting from the status page: what is asked of the bridge, and what the page says then.

import { describe, expect, it } from 'vitest';
import { createCodeStores } from '../../../renderer/state/code-store.ts';
import { isDisconnected, readPlaces } from '../../../renderer/state/path-facts.ts';
import { headOf } from '../../../renderer/state/status-head.ts';
import { wordsOf } from '../draw.tsx';
import { change, createFakeVisit, done, failed, lab, resultOf, waits } from '../fake-visit.ts';

const words = wordsOf('en');
const off = failed('connect-vpn', 'vpn.notConnected');
const takenDown = { ...done('connect-vpn', {}, [change('vpn.connect')]), state: 'undone' } as const;
const connected = { ...resultOf(), steps: [done('connect-vpn', { client: 'OpenVPN', address: '10.8.0.14' })] };

describe('a VPN that is not connected', () => {
  it('is the finding, whether it was taken down or not found', () => {
    for (const step of [off, takenDown]) expect(headOf(resultOf([step]), '14:32', words)).toMatchObject({ kind: 'disconnected', title: 'The VPN is not connected' });
  });

  it('is not when a journey waits for it, or when everything was taken back', () => {
    expect(isDisconnected(resultOf([off, waits('open-workbench')]).steps)).toBe(false);
    expect(headOf(resultOf([takenDown, { ...done('edit-hosts', {}, [change('hosts.putBlock')]), state: 'undone' }]), '14:32', words).kind).toBe('undone');
  });

  it('leaves what lies behind it not looked at, and breaks nothing', () => {
    expect(readPlaces(resultOf([off, failed('open-workbench', 'workbench.notResolved')])).map(({ stand }) => stand)).toEqual(['done', 'todo', 'absent', 'absent', 'absent']);
  });
});

describe('a quiet look', () => {
  it('says ready with what it could not look at, when Workbench answered', () => {
    const unseen = { ...done('change-passphrase'), state: 'unknown' as const };
    expect(headOf(resultOf([unseen]), '14:32', words)).toMatchObject({ kind: 'as-far-as-seen', lead: expect.stringContaining('was not looked at') as string });
    expect(headOf(resultOf([unseen, failed('edit-hosts', 'hosts.notResolved')]), '14:32', words).kind).toBe('partly');
  });

  it('leaves the person on the page where they are', async () => {
    const { visit, end } = createFakeVisit();
    visit.setState({ screen: 'status', result: resultOf() });
    const looking = visit.verify(true);
    visit.show('programs');
    await end({ ok: true, value: resultOf() });
    await looking;
    expect(visit.getState().screen).toBe('programs');
  });
});

describe('connect', () => {
  it('asks for nothing but the connection, and then looks quietly', async () => {
    const { visit, end, calls } = createFakeVisit();
    visit.setState({ screen: 'status', result: resultOf([off]), lab });
    const connecting = visit.connect('a passphrase that is not real');
    expect(visit.getState().screen).toBe('running');
    await end({ ok: true, value: connected });
    expect(visit.getState().screen).toBe('status');
    await end({ ok: true, value: resultOf() });
    await connecting;
    expect(calls).toEqual(['connect {"vpnPassphrase":"a passphrase that is not real"}', 'verify {"quietly":true}']);
    expect(headOf(visit.getState().result ?? resultOf([off]), '14:32', words).kind).toBe('ready');
  });

  it('does not look when it failed, and can be tried again', async () => {
    const { visit, end, calls } = createFakeVisit();
    visit.setState({ screen: 'status', result: resultOf([off]) });
    const connecting = visit.connect();
    await end({ ok: true, value: { ...resultOf(), steps: [failed('connect-vpn', 'vpn.codeRefused', {}, 'now')] } });
    await connecting;
    expect(calls).toEqual(['connect {}']);
    expect(visit.getState().last).toEqual({ verb: 'connect' });
  });

  it('does not replace what was under way before', async () => {
    const { visit, end } = createFakeVisit();
    visit.setState({ screen: 'status', result: resultOf([off]), last: { verb: 'apply' } });
    const connecting = visit.connect();
    await end({ ok: true, value: connected });
    await end({ ok: true, value: resultOf() });
    await connecting;
    expect(visit.getState().last).toEqual({ verb: 'apply' });
  });

  it('holds no passphrase in its state', () => {
    const { visit } = createFakeVisit();
    void visit.connect('a passphrase that is not real');
    expect(JSON.stringify(visit.getState())).not.toContain('not real');
  });
});

describe('disconnect', () => {
  it('takes back the connection and no other change', async () => {
    const { visit, end, calls } = createFakeVisit();
    visit.setState({ screen: 'status', result: resultOf() });
    const ending = visit.disconnect();
    await end({ ok: true, value: { ...resultOf(), steps: [takenDown] } });
    await ending;
    expect(calls).toEqual(['undo {"steps":["connect-vpn"]}']);
    expect(headOf(visit.getState().result ?? resultOf(), '14:32', words).kind).toBe('disconnected');
  });
});

describe('the code stores of a window', () => {
  it('know after a failed login that the code of now was sent', async () => {
    const { api } = createFakeVisit();
    const { vpn } = createCodeStores(api);
    expect(vpn.isUsedUp()).toBe(false);
    const seconds = 30 - (Math.floor(Date.now() / 1000) % 30);
    await vpn.complete(1, '123456');
    expect(vpn.isUsedUp()).toBe(seconds >= 12); // with less it was held back, and nothing was sent
  });
});
