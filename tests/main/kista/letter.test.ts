// A message with the transfer information, as people paste it: English, Norwegian, tables, one line, a command; and messages that lie.

import { describe, expect, it } from 'vitest';
import { findInformation } from '../../../main/kista/letter.ts';

const print = 'nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5TaPU';
const whole = { host: ['ekista.hdc.ntnu.no'], port: ['2124'], user: ['johndoe-importer'], fingerprint: [`SHA256:${print}`] };

describe('a message with everything in it is read in one go', () => {
  it.each([
    ['an English list', `Hi,\n\nYour kista is ready.\n\n- Host name: ekista.hdc.ntnu.no\n- Port number: 2124\n- User name: johndoe-importer\n- SHA-256 key fingerprint: SHA256:${print}\n\nBest regards`],
    ['a Norwegian list', `Hei,\n\nVertsnavn: ekista.hdc.ntnu.no\nPortnummer: 2124\nBrukernavn: johndoe-importer\nFingeravtrykk: SHA256:${print}\n`],
    ['short labels with line ends of Windows', `Host: ekista.hdc.ntnu.no\r\nPort: 2124\r\nUser: johndoe-importer\r\nFingerprint: SHA256:${print}\r\n`],
    ['a quoted mail', `> Host: ekista.hdc.ntnu.no\n> Port: 2124\n>> User: johndoe-importer\n> Fingerprint: SHA256:${print}`],
    ['a copied table', `Host name\nekista.hdc.ntnu.no\nPort number\n2124\nUser name\njohndoe-importer\nSHA-256 key fingerprint\nSHA256:${print}`],
    ['a table with bars', `| Host name | ekista.hdc.ntnu.no |\n| Port number | 2124 |\n| User name | johndoe-importer |\n| Fingerprint | SHA256:${print} |`],
    ['a table with tabulators', `Host name\tekista.hdc.ntnu.no\nPort\t2124\nUser name\tjohndoe-importer\nFingerprint\tSHA256:${print}`],
    ['one line', `Host: ekista.hdc.ntnu.no, port: 2124, user: johndoe-importer, fingerprint: SHA256:${print}.`],
    ['marks of Markdown', `**Host name**: \`ekista.hdc.ntnu.no\`\n**Port**: \`2124\`\n**User name:** \`johndoe-importer\`\n**Fingerprint**: \`SHA256:${print}\``],
    ['a line for sftp and a fingerprint as ssh-keygen shows it', `sftp -oPort=2124 johndoe-importer@ekista.hdc.ntnu.no\n256 SHA256:${print} root@ekista (ED25519)`],
    ['an address', `sftp://johndoe-importer@ekista.hdc.ntnu.no:2124/upload\nfingerprint SHA256:${print}`],
    ['the same twice', `Host: ekista.hdc.ntnu.no\nPort: 2124\nUser: johndoe-importer\nFingerprint: SHA256:${print}\n\nsftp -P 2124 johndoe-importer@ekista.hdc.ntnu.no`],
    ['words around it', `The host will open the port on Monday. Please use this user for the login.\nHost: ekista.hdc.ntnu.no\nPort: 2124\nUser: johndoe-importer\nFingerprint: SHA256:${print}\nThe address is for you only.`],
    ['blanks that do not break', `Host:\u00a0ekista.hdc.ntnu.no\nPort:\u00a02124\nUser:\u00a0johndoe-importer\nFingerprint:\u00a0SHA256:${print}`],
  ])('%s', (_name, text) => {
    expect(findInformation(text)).toEqual(whole);
  });
});

it('hands on a fingerprint of any other spelling as it stands, for the rules to judge', () => {
  expect(findInformation(`Fingerprint: ssh-ed25519 255 ${print}=`).fingerprint).toEqual([`SHA256:${print}`]);
  expect(findInformation('Fingerprint: MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48').fingerprint).toEqual(['MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48']);
  expect(findInformation('SHA-256 key fingerprint: nThb gKXU puci').fingerprint).toEqual(['nThb gKXU puci']);
  expect(findInformation('Fingerprint (SHA-256): abc').fingerprint).toEqual(['abc']);
});

it('keeps every value of a text that says different things', () => {
  expect(findInformation(`Fingerprint: SHA256:${print}\nFingerprint: SHA256:${print.replace('n', 'm')}`).fingerprint).toHaveLength(2);
  expect(findInformation('Port: 2124\nPort: 2125').port).toEqual(['2124', '2125']);
  expect(findInformation('Host: ekista.hdc.ntnu.no\nsftp -P 2124 x@evil.example.org').host).toEqual(['ekista.hdc.ntnu.no', 'evil.example.org']);
});

it('neither repairs nor drops what stands behind a label', () => {
  expect(findInformation('User: -oProxyCommand=calc\nHost: -F/etc/passwd\nPort: 22').user).toEqual(['-oProxyCommand=calc']);
  expect(findInformation('Host: -F/etc/passwd').host).toEqual(['-F/etc/passwd']);
  expect(findInformation('Host: [2001:db8::1]').host?.[0]).toContain('2001:db8::1');
  expect(findInformation('User: jane\u202eexe').user).toEqual(['jane\u202eexe']);
});

it('leaves out what is not there', () => {
  expect(findInformation('')).toEqual({});
  expect(findInformation('Dear colleague, the host of the party sends the port wine.')).toEqual({});
});

it('is done at once with a text that was made to be slow', () => {
  const nasty = `${'server host '.repeat(4000)}\n${'Host: '.repeat(8000)}\n${'fingerprint ('.repeat(3000)}`;
  expect(findInformation(nasty).port).toBeUndefined();
  expect(findInformation(`${' '.repeat(50_000)}:`)).toEqual({});
});
