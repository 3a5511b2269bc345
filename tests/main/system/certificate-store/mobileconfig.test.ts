// Configuration profiles for Macs: what certificates they hold, however they are written.

import { describe, expect, test } from 'vitest';
import { readProfile } from '../../../../main/system/certificate-store/mobileconfig.ts';
import { readPlist } from '../../../../main/system/certificate-store/plist.ts';
import { createInstallCertificate } from '../../../../main/steps/install-certificate/install-certificate.ts';
import { makeContainer } from '../../../fixtures/certificates/containers.ts';
import { authority, client, sha256Of } from '../../../fixtures/certificates/issue.ts';
import { labAuthority, passphrase, person, root, scratch } from '../../steps/install-certificate/scratch-store.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';

function profile(payloads: readonly (readonly [type: string, content: Buffer])[]): Buffer {
  const dicts = payloads.map(([type, content]) => `<dict><key>PayloadType</key><string>${type}</string><key>PayloadContent</key>\n<data>\n${content.toString('base64').replaceAll(/.{60}/g, '$&\n\t')}</data></dict>`);
  return Buffer.from(`${head}<plist version="1.0"><dict><key>PayloadContent</key><array>${dicts.join('\n')}</array><key>PayloadType</key><string>Configuration</string></dict></plist>\n`);
}

const container = makeContainer({ certificates: [person], keys: [person], passphrase, iterations: 1 });
const whole = profile([['com.apple.security.root', root.x509.raw], ['com.apple.security.pkcs1', labAuthority.x509.raw], ['com.apple.security.pkcs12', container]]);

describe('a profile', () => {
  test('gives its container and its authorities, signed or not', () => {
    for (const bytes of [whole, Buffer.concat([Buffer.from([0x30, 0x82, 0x10, 0x00]), whole, Buffer.from([0xff, 0x00])])]) {
      const read = readProfile(bytes);
      expect(read.containers.map((one) => one.equals(container))).toEqual([true]);
      expect(read.authorities.map(({ sha256 }) => sha256)).toEqual([sha256Of(root), sha256Of(labAuthority)]);
    }
  });

  test.for([
    ['no list', Buffer.from('encrypted')], ['half a list', whole.subarray(0, whole.length / 2)], ['a list without payloads', Buffer.from('<plist><dict/></plist>')],
    ['other payloads', profile([['com.apple.vpn.managed', container]])], ['a person\'s certificate for an authority', profile([['com.apple.security.root', client('x', authority('CA')).x509.raw]])],
    ['an entity bomb', Buffer.from('<!DOCTYPE plist [<!ENTITY a "aaaa">]><plist><dict/></plist>')], ['endless nesting', Buffer.from(`<plist>${'<array>'.repeat(5000)}</plist>`)],
  ] as const)('with %s gives nothing', ([, bytes]) => {
    expect(readProfile(bytes)).toEqual({ containers: [], authorities: [] });
  });

  test('is used where the archive has no .p12 file, with the authorities that lie beside the container', async () => {
    const given = scratch().run();
    const run = { ...given, bundle: { sha256: '0'.repeat(64), encrypted: true, files: [{ name: 'demolab-ola.mobileconfig', kind: 'mobileconfig' as const, sizeBytes: whole.length, content: whole }] } };
    const { changes } = await createInstallCertificate().plan(run);
    expect(changes.map(({ record }) => record['kind'])).toEqual(['certificate.createStore', 'certificate.import', 'certificate.addAuthority', 'certificate.trustRoot']);
    expect(changes[1]?.facts).toMatchObject({ sha256: sha256Of(person) });
  });

  test('that cannot be read is said to be so, with what to do', async () => {
    const given = scratch().run();
    const run = { ...given, bundle: { sha256: '0'.repeat(64), encrypted: true, files: [{ name: 'x.mobileconfig', kind: 'mobileconfig' as const, sizeBytes: 1, content: Buffer.from('x') }] } };
    await expect(createInstallCertificate().plan(run)).rejects.toThrow('certificate.profileUnreadable');
  });
});

describe('a property list', () => {
  test('keeps texts, numbers, data, lists and truth', () => {
    expect(readPlist('<plist><dict><key>a &amp; b</key><string> é &lt;x&gt; </string><key>n</key><integer>-3</integer><key>t</key><true/><key>d</key><data> QUI= </data><key>l</key><array> <false/> </array><key>e</key><string/></dict></plist>'))
      .toEqual({ 'a & b': ' é <x> ', 'n': -3, 't': true, 'd': Buffer.from('AB'), 'l': [false], 'e': '' });
  });

  test.for(['', 'x', '<plist>', '<plist><dict><string>x</string></dict></plist>', '<plist><dict><key>a</key></dict></plist>', '<plist><other/></plist>', '<plist><array><true/></dict></plist>', '<plist><string>a<b/></string></plist>'])('%j is none', (text) => {
    expect(readPlist(text)).toBeUndefined();
  });

  test('with a key that means something to JavaScript is only a list', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    readPlist('<plist><dict><key>__proto__</key><dict><key>polluted</key><true/></dict></dict></plist>');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
