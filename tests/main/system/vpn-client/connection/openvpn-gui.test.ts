// Connecting with OpenVPN GUI, played by a fake with its log: each way it can end has its own code, and nothing goes on after a failure.

import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../../../main/core/secret.ts';
import { createOpenVpnGuiClient } from '../../../../../main/system/vpn-client/connection/desktop-client.ts';
import { startedElsewhere, type ConnectRequest, type VpnClient } from '../../../../../main/system/vpn-client/connection/client.ts';
import { makeMaterial, nowMs, passphrase, type Material } from '../../../../fixtures/profiles/material.ts';
import { documented } from '../../../../fixtures/vpn-clients/read.ts';
import { allWords, fakeClock, fakeWindows, requestOf, type FakeClock, type FakeWindows, type GuiBehaviour } from './fake-desktop.ts';

let material: Material;
let fake: FakeWindows;
let clock: FakeClock;

beforeAll(async () => {
  material = await makeMaterial(nowMs - 10 * 86_400_000);
});

afterEach(() => {
  fake.remove();
});

const log = (name: string): string => `openvpn-gui-${name}.documented.log`;

function start(behaviour: GuiBehaviour): VpnClient {
  clock = fakeClock();
  fake = fakeWindows(material, behaviour);
  return createOpenVpnGuiClient({ runner: fake.runner, systemRoot: 'C:\\Windows', home: 'C:\\Users\\Kari', start: fake.start, clock, betweenMs: 5 });
}

async function failureOf(behaviour: GuiBehaviour, more: Partial<ConnectRequest> = {}): Promise<unknown> {
  const client = start(behaviour);
  return client.connect(requestOf(material, fake, more)).then(() => 'connected', (error: { problem?: { code: string } }) => error.problem?.code ?? error);
}

describe('a connection', () => {
  it('comes up when the person has typed; the tunnel is proved by the system', async () => {
    const client = start({ log: log('connected') });
    const tunnel = await client.connect(requestOf(material, fake));
    expect(tunnel).toMatchObject({ client: 'OpenVPN GUI', interface: 'OpenVPN Data Channel Offload', address: '10.8.0.6', routes: ['10.8.0.0/16', '10.42.0.0/16'] });
    expect(await tunnel.covers('10.42.1.2')).toBe(true);
    expect(fake.phases).toEqual(['waiting-for-code', 'type-in-openvpn-gui', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up']);
    expect(fake.told).toEqual(['rescan', 'connect']);
    expect(fake.noted).toBe(1);
  });

  it('is found again as its own, and ended', async () => {
    const client = start({ log: log('connected') });
    const request = requestOf(material, fake);
    await client.connect(request);
    expect(await client.find(request)).toMatchObject({ client: 'OpenVPN GUI' });
    await client.disconnect(request);
    expect(await client.find(request)).toBeUndefined();
    expect(fake.told.at(-1)).toBe('disconnect');
  });

  it('that the log does not know of was started elsewhere', async () => {
    const client = start({ log: log('connected'), logBefore: '' });
    const request = requestOf(material, fake);
    await client.connect(request);
    writeFileSync(fake.logFile, '2026-11-21 12:00:00 MANAGEMENT: >STATE:1795341616,CONNECTED,SUCCESS,10.8.0.99,129.241.176.121,1194,,\n');
    expect(await client.find(request)).toMatchObject({ client: startedElsewhere });
  });

  it('comes up also where the log says little, or is carried on from an earlier one', async () => {
    expect(await failureOf({ log: log('connected-verb-1') })).toBe('connected');
    fake.remove();
    const before = `${documented(log('connected')).toString('latin1').replace(/^---.*\r\n/m, '')}2026-11-20 11:00:00 SIGTERM[hard,] received, process exiting\r\n`;
    expect(await failureOf({ log: log('wrong-code'), logBefore: before, appends: true })).toBe('vpn.codeRefused');
  });

  it('starts OpenVPN GUI when it does not run', async () => {
    expect(await failureOf({ log: log('connected'), running: false })).toBe('connected');
  });

  it('ends first what waits in its window from an earlier attempt', async () => {
    expect(await failureOf({ log: log('connected'), logBefore: documented(log('no-answer')).toString('latin1') })).toBe('connected');
    expect(fake.told).toEqual(['rescan', 'disconnect', 'connect']);
  });

  it('gives no secret to any program: the person types them', async () => {
    await failureOf({ log: log('connected') });
    expect(fake.words.filter((word) => word.startsWith('stdin secret'))).toEqual([]);
    expect(allWords(fake)).not.toContain(passphrase);
  });
});

describe('a connection that does not come about', () => {
  const endings: readonly (readonly [what: string, behaviour: GuiBehaviour, code: string])[] = [
    ['the code is wrong', { log: log('wrong-code') }, 'vpn.codeRefused'],
    ['the passphrase is wrong', { log: log('wrong-passphrase') }, 'vpn.wrongPassphrase'],
    ['the window is closed', { log: log('cancelled') }, 'vpn.cancelledInClient'],
    ['nobody types', { log: log('waiting'), onConnect: () => clock.speed(20_000) }, 'vpn.nothingTyped'],
    ['it is ended in the window after the login', { log: log('hard-end') }, 'vpn.clientStopped'],
    ['the server does not answer', { log: log('no-answer'), onConnect: () => clock.speed(200) }, 'vpn.noAnswer'],
    ['the log stays silent', { onConnect: () => clock.speed(400) }, 'vpn.clientSilent'],
    ['the log stays silent and the user is in no group', { onConnect: () => clock.speed(400), group: 'neither.en' }, 'vpn.notInGroup'],
    ['OpenVPN GUI cannot be started', { running: false, cannotStart: true }, 'vpn.clientNotRunning'],
    ['it ends before it is told (exit code 1)', { connectCode: 1 }, 'vpn.clientNotRunning'],
    ['it does not listen (exit code 2)', { connectCode: 2 }, 'vpn.clientBusy'],
    ['it is not ready (exit code 3)', { connectCode: 3 }, 'vpn.clientBusy'],
    ['it is not installed', { notInstalled: true }, 'vpn.clientMissing'],
    ['it is up and the lab is reached another way', { log: log('connected'), route: 'none' }, 'vpn.notThroughTunnel'],
  ];

  it.each(endings)('because %s', async (_what, behaviour, code) => {
    expect(await failureOf(behaviour)).toBe(code);
    const connects = fake.told.filter((verb) => verb === 'connect').length;
    expect(connects).toBeLessThanOrEqual(1);
    if (connects === 1) expect(fake.told.at(-1)).toBe('disconnect');
  });

  it('because the passphrase given cannot be right: then no login is made', async () => {
    expect(await failureOf({ log: log('connected') }, { passphrase: new Secret('another one') })).toBe('vpn.wrongPassphrase');
    expect([fake.told, fake.noted]).toEqual([[], 0]);
  });

  it('because there is no profile, or a changed one', async () => {
    const client = start({ log: log('connected') });
    await expect(client.connect(requestOf(material, fake, { user: 'ola' }))).rejects.toMatchObject({ problem: { code: 'vpn.noProfile' } });
    appendFileSync(join(fake.folder, 'config & é', 'kari', 'kari.ovpn'), 'up x.bat\n');
    await expect(client.connect(requestOf(material, fake))).rejects.toMatchObject({ problem: { code: 'vpn.dangerousOption' } });
    expect(fake.told).toEqual([]);
  });

  it('because the person wants no more of it: then it ends although OpenVPN GUI does not answer', async () => {
    const client = start({ log: log('waiting'), hangs: true });
    const abort = new AbortController();
    const attempt = client.connect(requestOf(material, fake, { signal: abort.signal }));
    const outcome = expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    while (!fake.told.includes('connect')) await wait(5);
    abort.abort();
    await outcome;
    expect(fake.told.at(-1)).toBe('disconnect');
  });
});

it('a code that is nearly over is not asked for: the next one is waited for', async () => {
  start({ log: log('connected') });
  const late = fakeClock(nowMs + 29_900);
  const client = createOpenVpnGuiClient({ runner: fake.runner, systemRoot: 'C:\\Windows', home: 'C:\\Users\\Kari', start: fake.start, clock: late, betweenMs: 5 });
  let askedAtMs = 0;
  await client.connect(requestOf(material, fake, { progress: (phase) => { if (phase === 'type-in-openvpn-gui') askedAtMs = late.now(); } }));
  expect(askedAtMs).toBeGreaterThanOrEqual(nowMs + 30_000);
});
