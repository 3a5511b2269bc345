// The window's calls about this computer: what it is told, and that nothing is run which needs an administrator, was not asked for, or is of
// the practice lab. The computer is made by the test; its programs are stand-ins.

import { expect, test } from 'vitest';
import type { Command, CommandResult } from '../../../main/system/command.ts';
import type { Machine } from '../../../main/system/machine.ts';
import type { Readings } from '../../../main/system/prerequisites/readings.ts';
import { bridge } from '../../../preload/contract/bridge/index.ts';
import type { Prerequisite } from '../../../preload/contract/prerequisites.ts';
import { beginPractice, context, openWindow, untouchableMachine } from './window-fixture.ts';

const mac: Readings = {
  system: { family: 'macos', name: 'macOS 15.6', version: '15.6' }, architecture: { name: 'arm64' }, freeBytes: 9e9, administrator: { isAdministrator: true, how: 'admin' },
  archiveProgram: { file: '/x/7zz' }, vpnClient: { name: 'Tunnelblick', version: '6.0' }, browsers: [], ssh: { name: 'OpenSSH_9.9p2', version: '9.9' }, proxy: { setting: '' },
  management: { isManaged: false, how: 'MDM' }, installer: { kind: 'brew', program: '/opt/homebrew/bin/brew' },
};

/** A Mac whose programs end as told; `ran` and `opened` are what was asked of it. */
function macWith(readings: () => Readings, ended: Partial<CommandResult> = {}) {
  const ran: Command[] = [];
  const opened: string[] = [];
  const machine: Machine = untouchableMachine({
    platform: 'darwin', home: '/Users/ola', prerequisites: { name: 'this computer', read: () => Promise.resolve(readings()) },
    runner: { run: (command) => { ran.push(command); return Promise.resolve({ exitCode: 0, stdout: Buffer.from('out\n'), stderr: Buffer.from('err\n'), ...ended }); } },
    pageOpener: { open: (page) => { opened.push(page); return Promise.resolve('browser'); } },
  });
  return { ran, opened, window: openWindow({ machine }) };
}

test('what needs no administrator runs when it is asked for, as the command of the list and nothing else', async () => {
  const { ran, window } = macWith(() => mac);
  expect(await window.handlers.prepare.act({ id: 'browser', how: 'run' }, context)).toEqual({ outcome: 'done' });
  expect(ran).toMatchObject([{ program: '/opt/homebrew/bin/brew', args: ['install', '--cask', 'google-chrome'], env: { HOME: '/Users/ola', NONINTERACTIVE: '1' } }]);
});

test('a program that does not do its work is told by its last lines', async () => {
  const { window } = macWith(() => mac, { exitCode: 1, stderr: Buffer.from('Error: It seems there is already an App\n') });
  expect(await window.handlers.prepare.act({ id: 'browser', how: 'run' }, context)).toEqual({ outcome: 'failed', said: 'out\n\nError: It seems there is already an App' });
});

test.each([
  ['somebody who is no administrator', { ...mac, administrator: { isAdministrator: false, how: 'admin' } }],
  ['a computer without Homebrew', { ...mac, installer: { kind: 'none', program: '' } }],
  ['a computer where it is not missing any more', { ...mac, browsers: [{ name: 'Google Chrome', version: '9999.0', isChrome: true, packaging: 'system' }] }],
] satisfies readonly (readonly [string, Readings])[])('nothing runs for %s', async (_who, readings) => {
  const { ran, window } = macWith(() => readings);
  await expect(window.handlers.prepare.act({ id: 'browser', how: 'run' }, context)).rejects.toMatchObject({ problem: { code: 'prepare.notRunHere' } });
  expect(ran).toEqual([]);
});

test('the vendor\'s page opens, and only where there is one', async () => {
  const { opened, window } = macWith(() => mac);
  expect(await window.handlers.prepare.act({ id: 'browser', how: 'open' }, context)).toEqual({ outcome: 'opened' });
  expect(opened).toEqual(['https://www.google.com/chrome/']);
  await expect(window.handlers.prepare.act({ id: 'ssh', how: 'open' }, context)).rejects.toMatchObject({ problem: { code: 'prepare.notRunHere' } });
});

test('what only the person knows is remembered, and can be taken back', async () => {
  const { window } = macWith(() => mac);
  await window.handlers.prepare.confirm({ id: 'phone-signal', isSo: true }, context);
  await window.handlers.prepare.confirm({ id: 'phone-authenticator', isSo: true }, context);
  await window.handlers.prepare.confirm({ id: 'phone-signal', isSo: false }, context);
  const again = openWindow({ stateDir: window.stateDir });
  await beginPractice(again);
  expect((await again.handlers.prepare.look({}, context)).confirmed).toEqual(['phone-authenticator']);
}, 120_000);

test('in the practice lab the practice computer is looked at, its own server answers, and nothing is run', async () => {
  const window = openWindow(); // its machine fails the test when it is touched
  await beginPractice(window, 'new_user', 'no-admin');
  const looked = bridge.prepare.look.output.parse(await window.handlers.prepare.look({}, context));
  const of = (id: string): Prerequisite | undefined => looked.prerequisites.find((one) => one.id === id);
  expect([looked.practice, looked.isReady]).toEqual([true, true]);
  expect([of('administrator')?.state, of('vpn-server')?.state]).toEqual(['missing', 'found']);
  await expect(window.handlers.prepare.act({ id: 'browser', how: 'run' }, context)).rejects.toMatchObject({ problem: { code: 'prepare.notRunHere' } });
}, 120_000);

test('in the scene with a blocked way the line for IT support names what has to be opened', async () => {
  const window = openWindow();
  await beginPractice(window, 'new_user', 'vpn-blocked');
  const { isReady, prerequisites } = await window.handlers.prepare.look({}, context);
  // The scene's port on this computer is closed, which is heard as a refusal.
  expect(isReady).toBe(false);
  expect(prerequisites.find(({ id }) => id === 'vpn-server')).toMatchObject({ state: 'missing', note: 'server-refused', action: { kind: 'open-port', what: expect.stringMatching(/^127\.0\.0\.1:\d+\/UDP$/) as string } });
}, 120_000);
