// The commands for the login keychain of a Mac as data, the same on any operating system, and what macOS answers.

import { readFileSync } from 'node:fs';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { createMacBrowser } from '../../../../main/system/browser/desktop-browser.ts';
import { readCertificate } from '../../../../main/system/certificate-store/certificate.ts';
import { chromeApps, deleteCertificate, deleteIdentity, importContainer, loginKeychain, removeTrust, setTrust } from '../../../../main/system/certificate-store/darwin.ts';
import { createKeychainStore } from '../../../../main/system/certificate-store/keychain/keychain-store.ts';
import { readDigests, readFailure, readIdentityDigests, readTrust, statuses } from '../../../../main/system/certificate-store/keychain/output.ts';
import { writeP12 } from '../../../../main/system/certificate-store/p12/write-p12.ts';
import { createFakeKeychain, ended } from '../../../fixtures/certificates/fake-keychain.ts';
import { authority, client } from '../../../fixtures/certificates/issue.ts';
import { asText } from '../../../fixtures/vpn-clients/read.ts';
import { identityOf, person } from '../../steps/install-certificate/scratch-store.ts';
import { hostileNames } from '../pitfalls/hostile-names.ts';
import { inOrder } from './in-order.ts';

const keychain = loginKeychain('/Users/ola');
const sha1 = '0123456789abcdef0123456789abcdef01234567';

function documented(name: string): string {
  return readFileSync(new URL(`../../../fixtures/certificates/${name}`, import.meta.url), 'utf8');
}

test('what is run to apply, verify and undo is this', async () => {
  const fake = createFakeKeychain();
  const { apply, verify, undo } = await inOrder(createKeychainStore({ runner: fake.runner, home: '/Users/ola' }), fake.commands);
  const text = [
    '# macOS: the login keychain. Source: security(1); its exit codes are the last eight bits of SecBase.h and Authorization.h; platform.md 2.3. Documented only, never run.',
    '# apply', withoutApps(apply), '# apply, where Chrome is installed', asText(importContainer(keychain, '(private folder)/identity.p12', new Secret('(one-time passphrase)'), chromeApps('/Users/ola'))),
    '# verify', verify, '# undo', undo, '# an old certificate of ours is removed for good, there is no undo', asText(deleteIdentity(keychain, sha1)), '',
  ].join('\n\n');
  await expect(text).toMatchFileSnapshot('../../../golden/certificate-store.darwin.txt');
});

/** Whether this computer has a Chrome for Macs is no matter of the golden file. */
function withoutApps(text: string): string {
  return text.replaceAll(/\n {2}-T\n {2}.*/g, '');
}

describe('the commands', () => {
  test('name security by its absolute path, and never open a key to every program or act for every user', () => {
    const words = [importContainer(keychain, '/x', new Secret('p'), chromeApps('/Users/ola')), setTrust(keychain, '/x', 'trustRoot'), removeTrust('/x'), deleteCertificate(keychain, sha1)];
    expect(words.filter(({ program }) => program !== '/usr/bin/security')).toEqual([]);
    expect(words.flatMap(({ args }) => args).filter((word) => ['-A', '-d', 'sudo'].includes(word))).toEqual([]);
  });

  test.for(['', 'x', '-A', `${sha1} `, `${sha1}\n`, sha1.toUpperCase()])('never delete by %j', (digest) => {
    expect(() => deleteIdentity(keychain, digest)).toThrow('SHA-1');
  });

  test('of 200 hostile names none is among the words, and of 200 hostile homes each is one word as it was meant', async () => {
    for (const name of hostileNames) {
      const fake = createFakeKeychain();
      const home = `/Users/${name}`;
      const db = createKeychainStore({ runner: fake.runner, home }).open('keychain', new AbortController().signal);
      await db.addIdentity(identityOf(person), name);
      await db.putAuthority(readCertificate(authority(name === '' ? 'x' : name).x509.raw), name, 'C,,');
      for (const { args, stdin } of fake.commands) {
        // A Mac's kernel hands the words on one by one: there is no line that anybody would split.
        const own = args.filter((word) => word.includes('/Library/Keychains/login'));
        expect(new Set(own).size === 0 || own[0] === loginKeychain(home)).toBe(true);
        const others = args.filter((word) => !own.includes(word) && !word.startsWith('/'));
        expect(others.filter((word) => !/^(?:[a-z][a-z0-9-]*|-[a-zA-Z]|[0-9a-f]{64}|[0-9A-F]{40}|trustRoot|Google Chrome)$/.test(word))).toEqual([]);
        expect(stdin).toBeUndefined();
      }
    }
  }, 120_000);
});

describe('the answers', () => {
  test('name identities by SHA-1, in whatever section and with whatever label', () => {
    expect([...readIdentityDigests(ended(0, documented('security-find-identity.documented.txt')))]).toEqual([sha1, '89abcdef0123456789abcdef0123456789abcdef']);
    expect([...readIdentityDigests(ended(0, `x 1) ${sha1} "y"\n  1) ${sha1.slice(1)} "y"\n`))]).toEqual([]);
  });

  test('name certificates by SHA-256', () => {
    expect([...readDigests(ended(0, `SHA-256 hash: ${'AB'.repeat(32)}\nSHA-1 hash: ${sha1}\n    "labl"<blob>="SHA-256 hash: ${'CD'.repeat(32)}"\n`))]).toEqual(['ab'.repeat(32)]);
  });

  test('tell trust by digest: for everything, for servers, for mail only, denied', () => {
    expect([...readTrust(documented('security-trust-settings.documented.plist'), 'x')].map(([digest, trust]) => [digest.at(-1), trust])).toEqual([['1', 'trusted'], ['2', 'trusted'], ['4', 'denied']]);
  });

  test.for([
    ['interactionNotAllowed', 36, 'certificate.keychainLocked'], ['authFailed', 51, 'certificate.keychainLocked'], ['noSuchKeychain', 50, 'certificate.keychainMissing'],
    ['writePermission', 195, 'certificate.storeNotWritable'], ['userCanceled', 128, 'certificate.rootDeclined'], ['authorizationCanceled', 154, 'certificate.rootDeclined'],
  ] as const)('%s is exit code %i', ([name, exitCode, code]) => {
    expect(statuses[name] & 0xff).toBe(exitCode);
    expect(readFailure(ended(exitCode, '', 'Brukersamhandling er ikke tillatt.'), 'x')).toMatchObject({ isKnown: true, problem: { problem: { code } } });
    expect(readFailure(ended(1, '', 'Brukersamhandling er ikke tillatt.'), 'x')).toMatchObject({ isKnown: false });
  });
});

describe('the container for macOS', () => {
  test.for(['rsa', 'ec'] as const)('is of the older kind, and another library opens it: %s', (kind) => {
    const own = client('ola', authority('CA'), { kind });
    const der = writeP12(identityOf(own), 'Åse\'s "key"', new Secret('one-time'), 'macos');
    const p12 = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der.toString('latin1')), 'one-time');
    const bags = p12.safeContents.flatMap(({ safeBags }) => safeBags);
    expect(p12.safeContents.map(({ encrypted }) => encrypted)).toEqual([true, false]);
    expect(bags.map(({ attributes }) => (attributes as { friendlyName?: string[] }).friendlyName)).toEqual([['Åse\'s "key"'], ['Åse\'s "key"']]);
    for (const newer of ['060960864801650304012a', '06092a864886f70d01050d', '0609608648016503040201']) expect(der.toString('hex')).not.toContain(newer);
    expect(der.toString('hex').split('060a2a864886f70d010c0103').length).toBe(3);
    expect(() => forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der.toString('latin1')), 'another')).toThrow();
  });
});

test.for([[0, true], [1, false]] as const)('Chrome runs by the exit code of pgrep: %i', async ([exitCode, isRunning]) => {
  expect(await createMacBrowser({ run: () => Promise.resolve(ended(exitCode)) }, 501).isRunning()).toBe(isRunning);
});
