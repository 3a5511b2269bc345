// What each key of the Signal message is answered with, against the practice archive; and that nothing leaves this computer for it.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { SecretName } from '../../../preload/contract/secrets.ts';
import type { KeyCheck } from '../../../main/bridge/check-key.ts';
import { beginPractice, context, openWindow, type FakeWindow } from './window-fixture.ts';

const check = ({ handlers }: FakeWindow, name: SecretName, value: string): Promise<KeyCheck> => handlers.bundle.checkKey({ name, value }, context);

/** The verdict in one word: the answer, or the problem's code. */
function word({ verdict }: KeyCheck): string {
  return verdict.answer === 'problem' ? verdict.problem.code : verdict.answer;
}

/** Every socket that is opened from now on to somewhere, as Node itself tells. */
function watchSockets(): readonly string[] {
  const opened: string[] = [];
  const hear = (_message: unknown, name: string | symbol): void => { opened.push(String(name)); };
  for (const name of ['net.client.socket', 'udp.socket']) {
    subscribe(name, hear);
    onTestFinished(() => { unsubscribe(name, hear); });
  }
  return opened;
}

it('proves the keys of the archive by opening what they are for, without a socket to anywhere', async () => {
  const window = openWindow();
  const keys = await beginPractice(window);
  const sockets = watchSockets();
  const given = (name: SecretName): string => keys[name] ?? '';
  expect(word(await check(window, 'tlsPassphrase', given('tlsPassphrase')))).toBe('well-formed'); // the archive is not open yet
  expect(word(await check(window, 'sevenZipKey', `${given('sevenZipKey')}x`))).toBe('bundle.wrongKey');
  const opened = await check(window, 'sevenZipKey', given('sevenZipKey'));
  expect(opened).toEqual({
    verdict: { answer: 'proved' },
    opened: { journey: 'new_user', sure: true, skipped: [], files: expect.arrayContaining(['demolab-demouser.p12', 'ssh-config.txt']) as string[] },
  });
  expect(word(await check(window, 'tlsPassphrase', given('tlsPassphrase')))).toBe('proved');
  expect(word(await check(window, 'tlsPassphrase', 'fake-other-words'))).toBe('certificate.wrongKey');
  expect(word(await check(window, 'vpnPassphrase', given('vpnPassphrase')))).toBe('proved');
  expect(word(await check(window, 'vpnPassphrase', 'fake-other-words'))).toBe('vpn.wrongPassphrase');
  expect(word(await check(window, 'sshTemporaryKey', given('sshTemporaryKey')))).toBe('well-formed');
  expect(word(await check(window, 'authenticatorKey', given('authenticatorKey').toLowerCase()))).toBe('well-formed');
  expect(sockets).toEqual([]);

  // The watch sees what there is to see.
  createSocket('udp4').close();
  connect({ host: '127.0.0.1', port: 9 }).on('error', () => undefined).destroy();
  expect([...sockets].sort()).toEqual(['net.client.socket', 'udp.socket']);
});

it.each<readonly [SecretName, string, string]>([
  ['sevenZipKey', '', 'keys.empty'],
  ['vpnPassphrase', '   ', 'keys.empty'],
  ['sevenZipKey', ' fake-words', 'keys.blankAtEdge'],
  ['vpnPassphrase', 'fake-words ', 'keys.blankAtEdge'],
  ['tlsPassphrase', 'fake-words\u00A0', 'keys.blankAtEdge'],
  ['sshTemporaryKey', 'fake\nwords', 'keys.unusable'],
  ['sshTemporaryKey', 'fake\u0000words', 'keys.unusable'],
  ['authenticatorKey', 'ABCD 2345 fake 1', 'otp.keyUnusable'],
  ['authenticatorKey', 'ABCD', 'otp.keyIncomplete'],
  ['authenticatorKey', ' abcd efgh ijkl mnop ', 'well-formed'],
  ['otp', '123 456', 'well-formed'],
  ['otp', '12345', 'otp.codeMalformed'],
  ['newPassphrase', 'short', 'ssh.passphraseTooWeak'],
  ['newPassphrase', 'Fake-Words-Only-12', 'well-formed'],
  ['keyPassphrase', 'fake words', 'well-formed'],
])('without an archive, %s "%s" is answered with %s', async (name, value, answer) => {
  expect(word(await check(openWindow(), name, value))).toBe(answer);
});

it('keeps good keys for the plan and no bad ones', async () => {
  const window = openWindow();
  await check(window, 'sshTemporaryKey', 'fake-words');
  await check(window, 'vpnPassphrase', 'fake-words ');
  expect((await window.handlers.journey.current({}, context)).keysGiven).toEqual(['sshTemporaryKey']);
});

it('a 7-ZIP key that is mistyped as a tired person does it is told as wrong', async () => {
  const window = openWindow();
  const keys = await beginPractice(window, 'new_user', 'wrong-signal-key');
  expect(word(await check(window, 'sevenZipKey', keys.sevenZipKey ?? ''))).toBe('bundle.wrongKey');
});
