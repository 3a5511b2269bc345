import { expect, test } from 'vitest';
import fc from 'fast-check';
import { Secret } from '../../../../../main/core/secret.ts';
import { answerLogin, answerPassphrase, isSendable, readManagementLine } from '../../../../../main/system/vpn-client/connection/management.ts';

test.for([
  ['>HOLD:Waiting for hold release:0', { kind: 'hold', seconds: 0 }],
  ['>HOLD:Waiting for hold release:16', { kind: 'hold', seconds: 16 }],
  ['>HOLD:Waiting for hold release', { kind: 'hold', seconds: 0 }],
  [">PASSWORD:Need 'Auth' username/password", { kind: 'asks-login' }],
  [">PASSWORD:Need 'Auth' username/password SC:1,Code", { kind: 'asks-login', challenge: { appended: false } }],
  [">PASSWORD:Need 'Auth' username/password SC:3,Code", { kind: 'asks-login', challenge: { appended: true } }],
  [">PASSWORD:Need 'Private Key' password", { kind: 'asks-passphrase' }],
  [">PASSWORD:Verification Failed: 'Auth'", { kind: 'refused', what: 'login' }],
  [">PASSWORD:Verification Failed: 'Private Key'", { kind: 'refused', what: 'passphrase' }],
  [">PASSWORD:Verification Failed: 'Auth' ['CRV1:R,E:Om01u7Fh4LrGBS7uh0SWmzwabUiGiW6l:Y3Ix:Please enter token PIN']", { kind: 'refused', what: 'other-question' }],
  [">PASSWORD:Need 'HTTP Proxy' username/password", { kind: 'asks-other', what: 'PASSWORD' }],
  ['>NEED-OK:Need \'token-insertion-request\' confirmation MSG:Please insert your token', { kind: 'asks-other', what: 'NEED-OK' }],
  ['>INFOMSG:WEB_AUTH::https://somewhere.invalid', { kind: 'asks-other', what: 'INFOMSG:WEB_AUTH' }],
  ['>PASSWORD:Auth-Token:fake', { kind: 'other' }],
  ['>STATE:1795300000,CONNECTED,SUCCESS,10.8.0.2,203.0.113.10,1194,,', { kind: 'state', state: 'CONNECTED', detail: 'SUCCESS', address: '10.8.0.2' }],
  ['1795300000,CONNECTED,SUCCESS,10.8.0.2,203.0.113.10,1194,,', { kind: 'state', state: 'CONNECTED', detail: 'SUCCESS', address: '10.8.0.2' }],
  ['>STATE:1795300000,EXITING,auth-failure,,,,,', { kind: 'state', state: 'EXITING', detail: 'auth-failure', address: '' }],
  ['>LOG:1795300000,I,TLS: Initial packet from [AF_INET]203.0.113.10:1194, sid=fake', { kind: 'log', text: 'TLS: Initial packet from [AF_INET]203.0.113.10:1194, sid=fake' }],
  ['>FATAL:Error: private key password verification failed', { kind: 'fatal', text: 'Error: private key password verification failed' }],
  ['SUCCESS: real-time state notification set to ON', { kind: 'other' }], ['END', { kind: 'other' }], ['', { kind: 'other' }],
] as const)('reads %s', ([line, message]) => {
  expect(readManagementLine(line)).toEqual(message);
});

test('answers in one line each, in quotes, with quotes and backslashes escaped', () => {
  expect(answerPassphrase(new Secret('fake "one\\two"')).revealText()).toBe('password "Private Key" "fake \\"one\\\\two\\""\n');
  expect(answerLogin('ola', new Secret('123456')).revealText()).toBe('username "Auth" "ola"\npassword "Auth" "123456"\n');
  expect(answerLogin('ola', new Secret('123456'), { appended: false }).revealText()).toBe('username "Auth" "ola"\npassword "Auth" "SCRV1::MTIzNDU2"\n');
  expect(answerLogin('ola', new Secret('123456'), { appended: true }).revealText()).toBe('username "Auth" "ola"\npassword "Auth" "123456"\n');
});

test('no sendable passphrase can end its line or its quotes: OpenVPN reads back what was given', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
    const secret = new Secret(text);
    fc.pre(isSendable(secret));
    const line = answerPassphrase(secret).revealText();
    expect(line.indexOf('\n')).toBe(line.length - 1);
    const quoted = /^password "Private Key" "((?:\\.|[^"\\])*)"\n$/su.exec(line)?.[1];
    expect(quoted?.replaceAll(/\\(.)/gsu, '$1')).toBe(text);
  }));
});

test.for(['two\nlines', 'carriage\rreturn', 'nul\0', '', 'x'.repeat(121), 'escape\u001b'])('a passphrase that cannot be sent is known: %j', (text) => {
  expect(isSendable(new Secret(text))).toBe(false);
});
