// Whole conversations, as OpenVPN 2.6.14 holds them (recorded), and what comes of each. `closed` and `silent` are not lines.

import { expect, test } from 'vitest';
import { beginning, react, type Action } from '../../../../../main/system/vpn-client/connection/conversation.ts';
import { readManagementLine } from '../../../../../main/system/vpn-client/connection/management.ts';

function converse(lines: readonly string[]): readonly Action[] {
  let now = beginning;
  const actions: Action[] = [];
  for (const line of lines) {
    const reaction = react(now, line === 'closed' || line === 'silent' ? { kind: line } : readManagementLine(line));
    actions.push(...reaction.actions);
    now = reaction.next;
    if (actions.some((action) => action.do === 'fail' || action.do === 'connected')) break;
  }
  return actions;
}

const start = ['>INFO:OpenVPN Management Interface Version 5', '>HOLD:Waiting for hold release:0', 'SUCCESS: hold release succeeded', ">PASSWORD:Need 'Auth' username/password", ">PASSWORD:Need 'Private Key' password"];
const waits = [...start, '>STATE:1,WAIT,,,,,,'];
const handshake = [...waits, '>LOG:1,I,TLS: Initial packet from [AF_INET]203.0.113.10:1194, sid=a b', '>STATE:1,AUTH,,,,,,'];

test('a connection: held, asked, answered, reported phase by phase', () => {
  const lines = [...handshake, '>STATE:1,GET_CONFIG,,,,,,', '>STATE:1,ASSIGN_IP,,10.8.0.2,,,,', '>STATE:1,ADD_ROUTES,,,,,,', '>STATE:1,CONNECTED,SUCCESS,10.8.0.2,203.0.113.10,1194,,'];
  expect(converse(lines)).toEqual([
    { do: 'release-hold', afterSeconds: 0 }, { do: 'give-login' }, { do: 'give-passphrase' },
    ...(['contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up'] as const).map((phase) => ({ do: 'report', phase })),
    { do: 'connected', address: '10.8.0.2' },
  ]);
});

test('the key\'s passphrase is given whenever it is asked for, before or after the login', () => {
  const asked = (first: number, second: number): readonly string[] => converse([start[first] ?? '', start[second] ?? '']).map((action) => action.do);
  expect(asked(3, 4)).toEqual(['give-login', 'give-passphrase']);
  expect(asked(4, 3)).toEqual(['give-passphrase', 'give-login']);
});

test('a hold is released only after the seconds it names', () => {
  expect(converse(['>HOLD:Waiting for hold release:8'])).toEqual([{ do: 'release-hold', afterSeconds: 8 }]);
});

test.for<[string, readonly string[], string]>([
  ['a refused code', [...handshake, ">PASSWORD:Verification Failed: 'Auth'"], 'vpn.codeRefused'],
  ['a refused code, said by the state alone', [...handshake, '>STATE:1,EXITING,auth-failure,,,,,'], 'vpn.codeRefused'],
  ['a second question for the login', [...handshake, ">PASSWORD:Need 'Auth' username/password"], 'vpn.codeRefused'],
  ['a restart after a refused code', [...handshake, '>STATE:1,RECONNECTING,auth-failure,,,,,'], 'vpn.codeRefused'],
  ['a wrong passphrase', [...start, ">PASSWORD:Verification Failed: 'Private Key'"], 'vpn.wrongPassphrase'],
  ['a wrong passphrase, said as the end', [...start, '>FATAL:Error: private key password verification failed'], 'vpn.wrongPassphrase'],
  ['a second question for the passphrase', [...start, ">PASSWORD:Need 'Private Key' password"], 'vpn.wrongPassphrase'],
  ['a dynamic challenge', [...handshake, ">PASSWORD:Verification Failed: 'Auth' ['CRV1:R,E:x:y:PIN']"], 'vpn.unknownQuestion'],
  ['a web login', [...handshake, '>INFOMSG:OPEN_URL:https://somewhere.invalid'], 'vpn.unknownQuestion'],
  ['silence of the server', [...waits, 'silent'], 'vpn.noAnswer'],
  ['a timeout of the handshake without a packet', [...waits, '>STATE:1,RECONNECTING,tls-error,,,,,'], 'vpn.noAnswer'],
  ['the same timeout after a packet: expired certificate', [...handshake, '>STATE:1,RECONNECTING,tls-error,,,,,'], 'vpn.handshakeFailed'],
  ['silence after a packet', [...handshake, 'silent'], 'vpn.handshakeFailed'],
  ['a name that does not resolve', [...start, '>STATE:1,RESOLVE,,,,,,', '>STATE:1,RECONNECTING,Could not determine IPv4/IPv6 protocol,,,,,'], 'vpn.serverNotFound'],
  ['no way out', [...waits, '>LOG:1,N,write UDPv4 []: Network is unreachable (fd=5,code=101)', '>STATE:1,RECONNECTING,network-unreachable,,,,,'], 'vpn.noNetwork'],
  ['a second hold', [...waits, '>HOLD:Waiting for hold release:1'], 'vpn.noAnswer'],
  ['an error in the profile', ['>FATAL:Options error: something'], 'vpn.clientStopped'],
  ['an end without a word', ['closed'], 'vpn.clientStopped'],
  ['a line that an older OpenVPN does not know', ['>FATAL:Options error: Unrecognized option or missing or extra parameter(s) in /x.ovpn:95: no-such-option (2.6.14)'], 'vpn.optionNotKnown'],
  ['a firewall on this computer', [...waits, '>LOG:1,N,write UDPv4 []: Operation not permitted (fd=3,code=1)', 'silent'], 'vpn.sendBlocked'],
  ['an expired certificate that the log names', [...start, '>LOG:1,W,WARNING: Your certificate has expired!', ...handshake.slice(5), '>STATE:1,RECONNECTING,tls-error,,,,,'], 'vpn.certificateRunOut'],
  ['another root', [...handshake, '>LOG:1,N,VERIFY ERROR: depth=1, error=self-signed certificate in certificate chain: O=test, CN=x', '>STATE:1,RECONNECTING,tls-error,,,,,'], 'vpn.serverNotTrusted'],
  ['another shared key', [...waits, '>LOG:1,N,TLS Error: cannot locate HMAC in incoming packet from [AF_INET]203.0.113.10:1300', 'silent'], 'vpn.otherSharedKey'],
  ['no cipher in common, which the server says as a refused login', [...handshake, '>LOG:1,,AUTH: Received control message: AUTH_FAILED,Data channel cipher negotiation failed (no shared cipher)', ">PASSWORD:Verification Failed: 'Auth'"], 'vpn.cipherNotShared'],
  ['a port that refused at first, then a refused code', [...waits, '>LOG:1,N,read UDPv4 [ECONNREFUSED]: Connection refused (fd=5,code=111)', ...handshake.slice(6), ">PASSWORD:Verification Failed: 'Auth'"], 'vpn.codeRefused'],
  ['a port that refused at first, then an answer and silence', [...waits, '>LOG:1,N,read UDPv4 [ECONNREFUSED]: Connection refused (fd=5,code=111)', ...handshake.slice(6), 'silent'], 'vpn.handshakeFailed'],
  ['no right to make a tunnel', [...handshake, '>LOG:1,F,ERROR: Cannot ioctl TUNSETIFF tun: Operation not permitted (errno=1)', '>FATAL:ERROR: Cannot ioctl TUNSETIFF tun: Operation not permitted (errno=1)'], 'vpn.tunnelRefused'],
])('%s ends the attempt', ([, lines, code]) => {
  const actions = converse(lines);
  expect(actions.at(-1)).toMatchObject({ do: 'fail', code });
  expect(actions.filter((action) => action.do === 'give-login').length).toBeLessThanOrEqual(1);
});

test('a closed port is said in the facts', () => {
  expect(converse([...waits, '>LOG:1,N,read UDPv4 [ECONNREFUSED]: Connection refused (fd=5,code=111)', 'silent']).at(-1)).toMatchObject({ code: 'vpn.noAnswer', facts: { answer: 'refused' } });
});

test('what the program says at its end is cut and harmless to show', () => {
  expect(converse([`>FATAL:\u001b[31m${'x'.repeat(500)}`]).at(-1)).toMatchObject({ facts: { detail: `?[31m${'x'.repeat(115)}` } });
});
