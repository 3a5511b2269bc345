// The log of OpenVPN while it grows, and its lines as what they say, in the forms of all versions that are in use.

import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isEndedByPerson, readLogLine } from '../../../../main/system/vpn-client/connection/client-log.ts';
import { openLogTail, readLogEnd } from '../../../../main/system/vpn-client/openvpn-gui/log-file.ts';
import { readClientLog } from '../../../../main/system/vpn-client/tunnelblick/log-file.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-client-log-')));
  file = join(folder, 'kari.log');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a log that grows', () => {
  it('tells whole lines once, whatever pieces they come in', async () => {
    const tail = await openLogTail(file);
    expect(await tail.read()).toEqual([]);
    writeFileSync(file, 'one\r\ntw');
    expect(await tail.read()).toEqual(['one']);
    appendFileSync(file, 'o\r\n');
    expect(await tail.read()).toEqual(['two']);
    expect(await tail.read()).toEqual([]);
  });

  it('that is carried on tells only what is new', async () => {
    writeFileSync(file, 'AUTH_FAILED of yesterday\n');
    const tail = await openLogTail(file);
    appendFileSync(file, 'today\n');
    expect(await tail.read()).toEqual(['today']);
  });

  it('that is begun anew tells all of it, also when it is soon longer than the older one', async () => {
    writeFileSync(file, 'yesterday\n');
    const tail = await openLogTail(file);
    writeFileSync(file, 'today, and a good deal longer\nmore\n');
    expect(await tail.read()).toEqual(['today, and a good deal longer', 'more']);
    rmSync(file);
    expect(await tail.read()).toEqual([]);
    writeFileSync(file, 'again\n');
    expect(await tail.read()).toEqual(['again']);
  });
});

describe('a line', () => {
  const states: readonly (readonly [line: string, state: string, address: string])[] = [
    ['2026-11-22 10:00:15 MANAGEMENT: >STATE:1795341615,ASSIGN_IP,,10.8.0.6,,,,', 'ASSIGN_IP', '10.8.0.6'],
    ['2026-11-22 10:00:15 us=123456 MANAGEMENT: >STATE:1795341615,GET_CONFIG,,,,,,', 'GET_CONFIG', ''],
    ['2026-11-22 10:00:15.123456 MANAGEMENT: >STATE:1795341615,AUTH,,,,,,', 'AUTH', ''],
    ['Fri Nov  4 10:03:40 2016 MANAGEMENT: >STATE:1478250220,CONNECTED,SUCCESS,10.64.24.121,52.209.29.183', 'CONNECTED', '10.64.24.121'],
    ['Fri Nov 04 10:03:40 2016 MANAGEMENT: >STATE:1478250220,ADD_ROUTES,,,', 'ADD_ROUTES', ''],
    ['2026-11-22 10:00:16 Initialization Sequence Completed', 'CONNECTED', ''],
  ];

  it.each(states)('%s', (line, state, address) => {
    expect(readLogLine(line)).toMatchObject({ kind: 'state', state, address });
  });

  it('of the login counts as its being given; every other line is part of the log', () => {
    expect(readLogLine('2026-11-22 10:00:09 MANAGEMENT: CMD \'username "Auth" "kari"\'')).toEqual({ kind: 'asks-login' });
    expect(readLogLine('2026-11-22 10:00:15 AUTH: Received control message: AUTH_FAILED')).toEqual({ kind: 'log', text: 'AUTH: Received control message: AUTH_FAILED' });
    expect(readLogLine('PUSH: Received control message: \'PUSH_REPLY,echo MANAGEMENT: >STATE:1,CONNECTED,SUCCESS,10.8.0.6,,,,\'').kind).toBe('log');
  });

  it('says that a person ended it, before and after the login', () => {
    const unanswered = '2026-11-22 10:00:05 ERROR: could not read Auth username/password/ok/string from management interface';
    expect([isEndedByPerson(unanswered, false), isEndedByPerson(unanswered, true)]).toEqual([true, false]);
    expect(isEndedByPerson('2026-11-22 10:00:20 SIGTERM[hard,] received, process exiting', true)).toBe(true);
    expect(isEndedByPerson('2026-11-22 10:00:20 SIGTERM[soft,exit-with-notification] received, process exiting', true)).toBe(false);
  });

  it('of a healthy connection on Linux never ends or fails one', () => {
    const lines = readFileSync(new URL('../../../fixtures/log-phrases/healthy/openvpn.txt', import.meta.url), 'utf8').split('\n');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.map(readLogLine).filter(({ kind }) => kind !== 'log' && kind !== 'state')).toEqual([]);
  });
});

describe('a log of Tunnelblick', () => {
  it('is the newest one of this profile and of this attempt', async () => {
    const logs = join(folder, 'Library', 'Application Support', 'Tunnelblick', 'Logs');
    mkdirSync(logs, { recursive: true });
    const name = (user: string, port: number): string => join(logs, `-SUsers-Skari-SLibrary-S${user}.tblk-SContents-SResources-Sconfig.ovpn.${port}.openvpn.log`);
    const now = Date.now();
    const put = (path: string, text: string, agoMs: number): void => {
      writeFileSync(path, text);
      utimesSync(path, (now - agoMs) / 1000, (now - agoMs) / 1000);
    };
    put(name('kari--n', 1), 'older\n', 30_000);
    put(name('kari--n', 2), 'newest\n', 0);
    put(name('kari', 3), 'another profile\n', 0);
    expect(await readClientLog({ root: folder, name: 'kari-n', sinceMs: now })).toEqual(['newest', '']);
    expect(await readClientLog({ root: folder, name: 'kari-n', sinceMs: now + 60_000 })).toEqual([]);
    expect(await readClientLog({ root: join(folder, 'none'), name: 'kari-n', sinceMs: now })).toEqual([]);
  });

  it('is read from its end when it is long', async () => {
    writeFileSync(file, `${'x'.repeat(300_000)}\nthe end\n`);
    const lines = await readLogEnd(file);
    expect(lines.at(-2)).toBe('the end');
    expect(lines.join('\n').length).toBeLessThanOrEqual(200_000);
  });
});
