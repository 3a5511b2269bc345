// What counts as a key, and what a person writes about a problem and must be let through. No text here is or was a key of anything.

import { expect, test } from 'vitest';
import { holdsOneOf, looksSecret } from '../../../main/orders/secret-shapes.ts';

const marked = (name: string): string => ['-----BEGIN ', name, '-----'].join('');

test.each([
  marked('OPENSSH PRIVATE KEY'), marked('ENCRYPTED PRIVATE KEY'), `text before\n${marked('CERTIFICATE')}\nand after`, 'PuTTY-User-Key-File-3: x',
  'otpauth://totp/HUNT?secret=x', 'FAKEFAKEFAKEFAKE', 'my key is FAKE2222FAKE3333 thanks', 'fake 2222 fake 3333', 'FAKE-FAKE-2222-FAKE', 'fakefake2222fake',
  '7-ZIP file key: fake-words', 'VPN passphrase: fake words', 'the VPN passphrase is fake-words-12', 'SSH temporary key = fakefake', 'passord: fakefake', 'Password=fakefake', 'TLS passphrase er fakefake1',
  'Passfrase: fakefake', 'pin: 1234', 'FakeWordsOnly12345678', 'FakeFakeFakeFake12+FakeFake', ['eyJ', 'hbGciOiJub25l', '.', 'eyJzdWIiOiJmYWtlIn0'].join(''),
])('%j looks like a key', (text) => {
  expect(looksSecret(text)).toBe(true);
});

test.each([
  'RStudio stays white after I log in.', 'Error 0x80070005 in C:\\Users\\Kari Nordmann\\Documents\\report.docx', 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'NET::ERR_CERT_AUTHORITY_INVALID',
  'https://demolab.lab.hdc.ntnu.no/hub/user-redirect/lab/tree', '2026-11-22T14:32:05.123Z jupyter exited with code 137', '/mnt/work/workbench/kari.nordmann/2026-analysis/notebook.ipynb',
  'I have forgotten my SSH passphrase.', 'My VPN passphrase does not work.', 'The TLS certificate has expired', 'Jeg har mistet VPN-passfrasen min.', 'The authenticator key is lost', 'My SSH key is read-only', 'Workbench-nøkkel er borte',
  'TLS Error: TLS key negotiation failed to occur within 60 seconds', 'Google Chrome 153.0.7727.56 (64-bit)', 'Windows 11 Pro 24H2 26100.4061', 'kari.nordmann', 'internationalisation',
  'The lab access assistant says: workbench.badGateway', 'This that when then, some more text here with four', 'Cloud2 10.42.210.12 and home 10.5.5.12', 'Python 3.12.7, torch 2.4.1+cu121', 'package ggplot2 and data.table failed',
])('%j does not', (text) => {
  expect(looksSecret(text)).toBe(false);
});

test('a key of this visit is found wherever it stands, whatever its form, and a very short one is not looked for', () => {
  const key = Buffer.from('plain words æ');
  expect([holdsOneOf('it says plain words æ here', [key]), holdsOneOf('plain words', [key]), holdsOneOf('abc', [Buffer.from('b')]), holdsOneOf('abc', [])]).toEqual([true, false, false, false]);
});
