// Connecting with Tunnelblick, played by a fake with its states and its log: each way it can end has its own code, the passphrase goes only to
// stdin, the code nowhere.

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../../../main/core/secret.ts';
import { startedElsewhere, type ConnectRequest, type VpnClient } from '../../../../../main/system/vpn-client/connection/client.ts';
import { createTunnelblickClient } from '../../../../../main/system/vpn-client/connection/desktop-client.ts';
import { makeMaterial, nowMs, passphrase, type Material } from '../../../../fixtures/profiles/material.ts';
import { allWords, fakeClock, fakeMac, requestOf, type FakeClock, type FakeMac, type TunnelblickBehaviour } from './fake-desktop.ts';

let material: Material;
let fake: FakeMac;
let clock: FakeClock;

beforeAll(async () => {
  material = await makeMaterial(nowMs - 10 * 86_400_000);
});

afterEach(() => {
  fake.remove();
});

const good = ['EXITING', 'SLEEP', 'PASSWORD_WAIT', 'PASSWORD_WAIT', 'UDP_CONNECT', 'WAIT', 'AUTH', 'GET_CONFIG', 'ASSIGN_IP', 'ADD_ROUTES', 'CONNECTED'];

function upTo(state: string): readonly string[] {
  return good.slice(0, good.indexOf(state) + 1);
}

function start(behaviour: TunnelblickBehaviour): VpnClient {
  clock = fakeClock();
  fake = fakeMac(material, behaviour);
  return createTunnelblickClient({ runner: fake.runner, home: fake.home, root: fake.root, clock, betweenMs: 5 });
}

async function failureOf(behaviour: TunnelblickBehaviour, more: Partial<ConnectRequest> = {}): Promise<unknown> {
  const client = start(behaviour);
  return client.connect(requestOf(material, fake, more)).then(() => 'connected', (error: { problem?: { code: string } }) => error.problem?.code ?? error);
}

describe('a connection', () => {
  it('comes up when the person has typed the code; the tunnel is proved by the system', async () => {
    const client = start({ states: good });
    const tunnel = await client.connect(requestOf(material, fake));
    expect(tunnel).toMatchObject({ client: 'Tunnelblick', interface: 'utun4', address: '10.8.0.6', routes: ['10.8/16', '10.42/16'] });
    expect(await tunnel.covers('10.42.1.2')).toBe(true);
    expect(fake.phases).toEqual(['waiting-for-code', 'type-in-tunnelblick', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up']);
    expect(fake.told).toEqual(['save username', 'save passphrase', 'connect']);
    expect(fake.noted).toBe(1);
  });

  it('gives the passphrase to stdin only', async () => {
    await failureOf({ states: good });
    expect(fake.words.filter((word) => word.startsWith('stdin secret'))).toHaveLength(1);
    expect(allWords(fake)).not.toContain(passphrase);
  });

  it('without a known passphrase leaves it to Tunnelblick to ask', async () => {
    const client = start({ states: ['PRIVATE_KEY_WAIT', ...good.slice(1)] });
    await client.connect(requestOf(material, fake, { passphrase: undefined }));
    expect(fake.told).toEqual(['save username', 'connect']);
  });

  it('is found again as its own, or as started elsewhere, and ended', async () => {
    const client = start({ states: good });
    const request = requestOf(material, fake);
    expect(await client.find(request)).toBeUndefined();
    await client.connect(request);
    expect(await client.find(request)).toMatchObject({ client: 'Tunnelblick' });
    await client.disconnect(request);
    expect(await client.find(request)).toBeUndefined();
  });

  it('whose client may not be asked is somebody else\'s', async () => {
    const client = start({ states: good });
    const request = requestOf(material, fake);
    await client.connect(request);
    const denied = createTunnelblickClient({ home: fake.home, root: fake.root, runner: { run: async (command, signal) => {
      const result = await fake.runner.run(command, signal);
      return command.program === '/usr/bin/osascript' ? { ...result, exitCode: 1, stderr: Buffer.from('feil (-1743)\n') } : result;
    } } });
    expect(await denied.find(request)).toMatchObject({ client: startedElsewhere });
  });
});

it('where Tunnelblick is not installed there is nothing to end', async () => {
  const client = start({ notInstalled: true });
  await client.disconnect(requestOf(material, fake));
  expect(fake.words).toEqual([]);
});

describe('a connection that does not come about', () => {
  const log = (name: string): string => `openvpn-gui-${name}.documented.log`;
  const endings: readonly (readonly [what: string, behaviour: TunnelblickBehaviour, code: string])[] = [
    ['the code is wrong, as the log says', { states: [...upTo('GET_CONFIG'), 'EXITING'], log: log('wrong-code') }, 'vpn.codeRefused'],
    ['the code is wrong, and there is no log', { states: [...upTo('GET_CONFIG'), 'EXITING'] }, 'vpn.codeRefused'],
    ['the code is wrong, and Tunnelblick asks again', { states: [...upTo('GET_CONFIG'), 'PASSWORD_WAIT'] }, 'vpn.codeRefused'],
    ['OpenVPN tries again by itself', { states: [...upTo('AUTH'), 'RECONNECTING'] }, 'vpn.handshakeFailed'],
    ['the passphrase is wrong', { states: ['PASSWORD_WAIT', 'WAIT', 'EXITING'], log: log('wrong-passphrase') }, 'vpn.wrongPassphrase'],
    ['the window is closed', { states: ['SLEEP', 'PASSWORD_WAIT', 'DISCONNECTING', 'EXITING'] }, 'vpn.cancelledInClient'],
    ['the server does not answer', { states: ['PASSWORD_WAIT', 'WAIT'], onConnect: () => clock.speed(200) }, 'vpn.noAnswer'],
    ['nobody types', { states: ['PASSWORD_WAIT'], onConnect: () => clock.speed(20_000) }, 'vpn.nothingTyped'],
    ['nothing happens', { states: ['EXITING'], onConnect: () => clock.speed(400) }, 'vpn.clientSilent'],
    ['macOS does not allow it', { denied: true }, 'vpn.automationDenied'],
    ['Tunnelblick was never started', { neverLaunched: true }, 'vpn.clientNotSetUp'],
    ['Tunnelblick is not installed', { notInstalled: true }, 'vpn.clientMissing'],
    ['there is no profile', { noProfile: true }, 'vpn.noProfile'],
    ['it is up and the lab is reached another way', { states: good, route: 'default' }, 'vpn.notThroughTunnel'],
  ];

  it.each(endings)('because %s', async (_what, behaviour, code) => {
    expect(await failureOf(behaviour)).toBe(code);
    if (fake.told.includes('connect')) expect(fake.told.at(-1)).toBe('disconnect');
    expect(fake.told.filter((verb) => verb === 'connect').length).toBeLessThanOrEqual(1);
  });

  it('because the passphrase given cannot be right: then nothing is saved and no login is made', async () => {
    expect(await failureOf({ states: good }, { passphrase: new Secret('another one') })).toBe('vpn.wrongPassphrase');
    expect([fake.told, fake.noted]).toEqual([[], 0]);
  });

  it('because the person wants no more of it: then it ends although Tunnelblick does not answer', async () => {
    const client = start({ states: ['PASSWORD_WAIT'], hangs: true });
    const abort = new AbortController();
    const outcome = expect(client.connect(requestOf(material, fake, { signal: abort.signal }))).rejects.toMatchObject({ name: 'AbortError' });
    while (!fake.phases.includes('type-in-tunnelblick')) await wait(5);
    abort.abort();
    await outcome;
    expect(fake.told.at(-1)).toBe('disconnect');
  });
});
