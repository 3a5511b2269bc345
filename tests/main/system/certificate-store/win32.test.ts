// The commands for the stores of a Windows account as data, the same on any operating system, and what Windows answers, in two languages.

import { readFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { createWindowsBrowser } from '../../../../main/system/browser/desktop-browser.ts';
import { readCertificate } from '../../../../main/system/certificate-store/certificate.ts';
import { writeP12 } from '../../../../main/system/certificate-store/p12/write-p12.ts';
import { addAuthority, describeInStore, importContainer, listStores, removeFrom, setArchived } from '../../../../main/system/certificate-store/win32.ts';
import { readDescription, readFailure, readListing } from '../../../../main/system/certificate-store/windows/output.ts';
import { createWindowsStore } from '../../../../main/system/certificate-store/windows/windows-store.ts';
import { createFakeWindows, fakeRoot } from '../../../fixtures/certificates/fake-windows.ts';
import { authority, client } from '../../../fixtures/certificates/issue.ts';
import { identityOf, person } from '../../steps/install-certificate/scratch-store.ts';
import { ended } from '../../../fixtures/certificates/fake-keychain.ts';
import { joinAsLibuv, splitAsWindows } from '../pitfalls/command-line-models.ts';
import { hostileNames } from '../pitfalls/hostile-names.ts';
import { inOrder } from './in-order.ts';

const source = 'Microsoft Learn: X509Store, X509Certificate2 (Archived, X509KeyStorageFlags), Remove-Item -DeleteKey (Certificate provider), ConvertTo-Json, certutil -store; platform.md 2.2. Documented only, never run';
const scriptWord = listStores(fakeRoot).args.at(-1) ?? '';
const script = Buffer.from(scriptWord, 'base64').toString('utf16le');
const sha = 'ab'.repeat(32);

function documented(name: string): string {
  return readFileSync(new URL(`../../../fixtures/certificates/${name}`, import.meta.url), 'utf8').replaceAll('\n', '\r\n');
}

test('what is run to apply, verify and undo is this', async () => {
  const fake = createFakeWindows();
  const { apply, verify, undo } = await inOrder(createWindowsStore({ runner: fake.runner, systemRoot: fakeRoot }), fake.commands, scriptWord);
  const retire = [setArchived(fakeRoot, sha, true), setArchived(fakeRoot, sha, false)].map(({ stdin }) => `| ${String(stdin)}`);
  const text = [
    `# Windows: the stores of the current user. Source: ${source}.`, '# apply', apply, '# verify', verify, '# undo', undo, '# an old certificate is hidden, and by undo shown again: the same script, told', ...retire, '# the script', script, '',
  ].join('\n\n');
  await expect(text).toMatchFileSnapshot('../../../golden/certificate-store.win32.txt');
});

describe('the commands', () => {
  const all = [listStores(fakeRoot), addAuthority(fakeRoot, 'Root', { der: authority('HCTS CA 1').x509.raw }), removeFrom(fakeRoot, 'Root', sha), setArchived(fakeRoot, sha, true)];

  test('run one constant script by its absolute path, which fits into a command line', () => {
    expect(new Set(all.map(({ args }) => args.join(' '))).size).toBe(1);
    expect(all.filter(({ program }) => program !== 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe' || !win32.isAbsolute(program))).toEqual([]);
    expect(joinAsLibuv([all[0]?.program ?? '', ...(all[0]?.args ?? [])]).length).toBeLessThan(32_767);
    expect(script.split('{').length).toBe(script.split('}').length);
    expect(script).not.toMatch(/Exportable|LocalMachine|Invoke-Expression|-Verb/i);
  });

  test('tell everything in ASCII on standard input, the passphrase nowhere else', () => {
    const passphrase = new Secret('fake one-time words');
    const command = importContainer(fakeRoot, Buffer.from('container'), passphrase);
    expect(command.stdin).toBeInstanceOf(Secret);
    expect(JSON.parse((command.stdin as Secret).revealText())).toEqual({ verb: 'import', container: Buffer.from('container').toString('base64'), passphrase: 'fake one-time words' });
    expect(JSON.stringify({ ...command, stdin: undefined })).not.toContain('fake one-time words');
  });

  test('of 200 hostile names none reaches a command line or leaves ASCII on the way in', async () => {
    const lines = new Set<string>();
    for (const name of hostileNames) {
      const fake = createFakeWindows();
      const db = createWindowsStore({ runner: fake.runner, systemRoot: fakeRoot }).open('windows', new AbortController().signal);
      await db.addIdentity(identityOf(person), name);
      await db.putAuthority(readCertificate(labelled(name)), name, ',,');
      fake.entries.forEach((one) => { one.label = name; });
      expect((await db.read()).certificates.some(({ nickname }) => nickname === name)).toBe(true);
      for (const { program, args, stdin } of fake.commands) {
        lines.add(joinAsLibuv([program, ...args]));
        expect(stdin instanceof Secret ? stdin.revealText() : stdin).toMatch(/^[\x20-\x7e]+$/);
      }
    }
    expect(lines.size).toBe(1);
  });

  test('of 200 hostile folders each is split back by a program as it was meant', () => {
    for (const name of hostileNames) {
      const { program, args } = describeInStore(fakeRoot, 'My', 'a'.repeat(40), `C:\\Users\\${name}\\Temp\\x\\My.cer`);
      expect(splitAsWindows(joinAsLibuv([program, ...args]))).toEqual([program, '-user', '-v', '-store', 'My', 'a'.repeat(40), `C:\\Users\\${name}\\Temp\\x\\My.cer`]);
    }
  });

  test('the model of a command line is one that can tell wrong from right', () => {
    expect(splitAsWindows('a "b c" d\\"e "f\\\\" ""')).toEqual(['a', 'b c', 'd"e', 'f\\', '']);
    expect(splitAsWindows(['x', 'a b', 'c'].join(' '))).not.toEqual(['x', 'a b', 'c']);
  });

  test('the key is to go to the newer of Windows\' key stores', () => {
    expect(writeP12(identityOf(person), 'x', new Secret('p'), 'windows').length).toBeGreaterThan(writeP12(identityOf(person), 'x', new Secret('p')).length);
  });
});

/** An authority with a hostile common name. */
function labelled(name: string): Buffer {
  return authority(name === '' ? 'x' : name).x509.raw;
}

describe('the answers', () => {
  test.for(['en', 'nb'])('of certutil are told by the names of properties: %s', (language) => {
    const text = documented(`certutil-own.${language}.documented.txt`);
    expect(readDescription(ended(0, text), 'x')).toEqual({ isThere: true, hasKey: true });
    expect(readDescription(ended(0, text.replace('CERT_KEY_PROV_INFO_PROP_ID', 'CERT_OTHER_PROP_ID')), 'x')).toEqual({ isThere: true, hasKey: false });
    expect(readDescription(ended(0, `${text}  CERT_ARCHIVED_PROP_ID(19):\r\n`), 'x')).toEqual({ isThere: false, hasKey: false });
  });

  test('a name in a certificate that looks like a property counts for nothing', () => {
    expect(readDescription(ended(0, '    CN=CERT_KEY_PROV_INFO_PROP_ID(2):\r\n'), 'x')).toEqual({ isThere: true, hasKey: false });
  });

  test.for([0x80090011, -2146893807])('not found is a number, signed or not: %s', (exitCode) => {
    expect(readDescription(ended(exitCode, 'CertUtil: Objektet ble ikke funnet.'), 'x')).toEqual({ isThere: false, hasKey: false });
  });

  test.for([
    [1223, 'certificate.rootDeclined'], [-2147023673, 'certificate.rootDeclined'], [5, 'certificate.storeNotWritable'], [32, 'certificate.storeLocked'], [112, 'certificate.noSpace'],
    [1260, 'certificate.scriptsRestricted'], [-2146893802, 'certificate.storeRefused'],
  ] as const)('%i is %s', ([failed, code]) => {
    expect(readFailure(ended(1, JSON.stringify({ failed })), 'x')?.problem.code).toBe(code);
  });

  test.for(['', '{', '[]', '{"certificates":[{"store":"My"}]}', '{"certificates":[{"store":"Trust","raw":"","key":true,"archived":false,"label":""}]}', 'ÅÆØ'])('%j is no listing', (text) => {
    expect(() => readListing(ended(0, text), 'x')).toThrow('certificate.storeAnswerUnknown');
  });

  test('a certificate that cannot be read is left out, the others stay', () => {
    const one = { store: 'My', key: true, archived: false, label: '' };
    const listing = readListing(ended(0, JSON.stringify({ certificates: [{ ...one, raw: 'AAAA' }, { ...one, raw: client('ola', authority('CA')).x509.raw.toString('base64') }] })), 'x');
    expect(listing.map(({ certificate }) => certificate.subject)).toEqual(['ola']);
  });
});

test.for([['tasklist-running.documented.txt', true], ['tasklist-none.nb.documented.txt', false]] as const)('whether Chrome runs: %s', async ([file, isRunning]) => {
  const asked: string[] = [];
  const browser = createWindowsBrowser({ run: ({ program }) => { asked.push(program); return Promise.resolve(ended(0, documented(file))); } }, fakeRoot);
  expect(await browser.isRunning()).toBe(isRunning);
  expect(asked).toEqual(['C:\\Windows\\System32\\tasklist.exe']);
});
