import { createPrivateKey, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../../../../preload/contract/facts.ts';
import { LabProblem } from '../../../../main/core/problem.ts';
import { Secret } from '../../../../main/core/secret.ts';
import type { Identity } from '../../../../main/system/certificate-store/identity.ts';
import { judgeCertificate, workbenchRootIn } from '../../../../main/system/certificate-store/judge.ts';
import { readIdentities, readP12 } from '../../../../main/system/certificate-store/p12/read-p12.ts';
import { writeP12 } from '../../../../main/system/certificate-store/p12/write-p12.ts';
import { makeContainer, type ContainerParts, type Scheme } from '../../../fixtures/certificates/containers.ts';
import { authority, client, dayMs, issue, newKey, pkcs8Of, purposes, sha256Of, type Issued } from '../../../fixtures/certificates/issue.ts';

const root = authority('HCTS CA 1');
const lab = authority('LAB-DEMOLAB CA', root);
const person = client('ola', lab);
const labName = { lab: 'demolab', user: 'ola', address: '10.42.3.7' };
const passphrase = 'fake passphrase';

function container(more: Partial<ContainerParts> = {}): Buffer {
  return makeContainer({ certificates: [person, lab, root], keys: [person], passphrase, ...more });
}

function read(content: Buffer, words = passphrase): Promise<Identity> {
  return readP12(content, new Secret(words));
}

/** As the step does: reads, then judges with the link. */
async function codeFor(content: Buffer, words = passphrase): Promise<string> {
  return read(content, words).then((identity) => judgeCertificate(identity.leaf, labName, Date.now())).then(() => 'accepted', (error: unknown) => {
    if (error instanceof LabProblem) return error.problem.code;
    throw error;
  });
}

describe('a good container', () => {
  const schemes: readonly Scheme[] = ['plain', 'aes256', 'aes128', '3des', '3des-2', 'rc2-40', 'rc2-128'];

  test.for(schemes)('opens when certificates and key are under %s', async (scheme) => {
    const identity = await read(container({ certificateScheme: scheme, keyScheme: scheme, mac: scheme.startsWith('aes') ? 'sha256' : 'sha1' }));
    expect(identity.leaf).toMatchObject({ subject: 'ola', issuer: 'LAB-DEMOLAB CA', sha256: sha256Of(person), isAuthority: false });
    expect(identity.chain.map((one) => one.subject)).toEqual(['LAB-DEMOLAB CA', 'HCTS CA 1']);
    expect(identity.key.reveal().equals(pkcs8Of(person.key))).toBe(true);
  });

  test('opens as older OpenSSL makes it: certificates under RC2-40, key under 3DES', async () => {
    expect((await read(container({ certificateScheme: 'rc2-40', keyScheme: '3des', mac: 'sha1' }))).leaf.sha256).toBe(sha256Of(person));
  });

  test.for(['sha1', 'sha256', 'sha512', 'none'] as const)('opens with a checksum of kind %s', async (mac) => {
    expect((await read(container({ mac }))).leaf.sha256).toBe(sha256Of(person));
  });

  test.for(['blåbærsyltetøy 1', 'pass wörd ß', 'нечто 12', '密码密码', 'emoji 🔑 x'])('opens with the passphrase %s under PBES2 and under 3DES', async (words) => {
    expect((await read(container({ passphrase: words }), words)).leaf.sha256).toBe(sha256Of(person));
    expect((await read(container({ passphrase: words, certificateScheme: '3des', keyScheme: '3des', mac: 'sha1' }), words)).leaf.sha256).toBe(sha256Of(person));
  });

  test.for([
    ['Latin-1', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-16 with an end mark', (text: string) => Buffer.from(`${text}\0`, 'utf16le').swap16()],
  ] as const)('opens when the program that made it took the passphrase as %s', async ([, narrow]) => {
    expect((await read(container({ passphrase: 'blåbær', narrow }), 'blåbær')).leaf.sha256).toBe(sha256Of(person));
  });

  test('opens when the passphrase was typed on a Mac, where å can be two characters', async () => {
    expect((await read(container({ passphrase: 'blåbær'.normalize('NFC') }), 'blåbær'.normalize('NFD'))).leaf.sha256).toBe(sha256Of(person));
  });

  test.for(['rsa', 'p384'] as const)('opens with a key of kind %s', async (kind) => {
    const other = client('ola', lab, { kind });
    const identity = await read(container({ certificates: [other, lab], keys: [other] }));
    expect(identity.leaf.x509.checkPrivateKey(createPrivateKey({ key: identity.key.reveal(), format: 'der', type: 'pkcs8' }))).toBe(true);
  });

  test('tells the certificate by its key, whatever the order', async () => {
    const identity = await read(container({ certificates: [root, lab, client('ola', lab), person] }));
    expect(identity.leaf.sha256).toBe(sha256Of(person));
    expect(identity.chain.map((one) => one.subject)).toEqual(['LAB-DEMOLAB CA', 'HCTS CA 1']);
  });

  test('takes no authority into the chain that only bears the name', async () => {
    const forged = authority('LAB-DEMOLAB CA', authority('HCTS CA 1'));
    expect((await read(container({ certificates: [person, forged, root] }))).chain).toEqual([]);
  });

  test('may hold the same certificate twice', async () => {
    expect((await read(container({ certificates: [person, person, lab] }))).leaf.sha256).toBe(sha256Of(person));
  });

  test('with two people gives both when asked for all', async () => {
    const other = client('kari', lab);
    const all = await readIdentities(container({ certificates: [person, other, lab], keys: [person, other] }), new Secret(passphrase));
    expect(all.map((one) => one.leaf.subject)).toEqual(['ola', 'kari']);
  });

  test('is what our own writer makes, without authorities', async () => {
    const identity = await read(container());
    const once = new Secret(randomBytes(32).toString('hex'));
    const again = await readP12(writeP12(identity, 'demolab-ola', once), once);
    expect([again.leaf.sha256, again.chain, again.key.reveal().equals(identity.key.reveal())]).toEqual([sha256Of(person), [], true]);
  });
});

describe('thirty bad containers', () => {
  const otherKey = newKey();
  const expired = (more: object = {}): Issued => client('ola', lab, { notBefore: new Date(Date.now() - 20 * dayMs), notAfter: new Date(Date.now() - dayMs), ...more });
  const only = (one: Issued): Partial<ContainerParts> => ({ certificates: [one, lab, root], keys: [one] });
  const whole = container();

  test.for([
    ['a wrong passphrase', () => whole, 'certificate.wrongKey', 'Fake passphrase'],
    ['an empty passphrase', () => whole, 'certificate.wrongKey', ''],
    ['a passphrase with a blank too many', () => whole, 'certificate.wrongKey', `${passphrase} `],
    ['a wrong passphrase without a checksum', () => container({ mac: 'none' }), 'certificate.wrongKey', 'x'],
    ['a wrong passphrase on older ciphers', () => container({ certificateScheme: 'rc2-40', keyScheme: '3des', mac: 'sha1' }), 'certificate.wrongKey', 'x'],
    ['a certificate that expired', () => container(only(expired())), 'certificate.expired'],
    ['a certificate of next month', () => container(only(client('ola', lab, { notBefore: new Date(Date.now() + 30 * dayMs), notAfter: new Date(Date.now() + 60 * dayMs) }))), 'certificate.notYetValid'],
    ['no key', () => container({ keys: [] }), 'certificate.noKey'],
    ['authorities only', () => container({ certificates: [lab, root], keys: [] }), 'certificate.authorityOnly'],
    ['an authority with its key', () => container({ certificates: [lab, root], keys: [lab] }), 'certificate.otherLab'],
    ['the authority of the lab itself as the person', () => container(only(issue({ name: [['CN', 'ola']], issuer: lab, authority: true }))), 'certificate.notForLogin'],
    ['a key without certificates', () => container({ certificates: [] }), 'certificate.keyMismatch'],
    ['a key of another certificate', () => container({ keys: [{ ...person, key: otherKey }] }), 'certificate.keyMismatch'],
    ['two people', () => { const kari = client('kari', lab); return container({ certificates: [person, kari, lab], keys: [person, kari] }); }, 'certificate.severalKeys'],
    ['a renewal beside the old one over one key', () => container({ certificates: [person, client('ola', lab, { key: person.key }), lab] }), 'certificate.severalKeys'],
    ['another user', () => container(only(client('kari', lab))), 'certificate.otherUser'],
    ['a user whose name begins alike', () => container(only(client('ola2', lab))), 'certificate.otherUser'],
    ['two common names', () => container(only(issue({ name: [['CN', 'kari'], ['CN', 'ola']], issuer: lab, purposes: [purposes.client] }))), 'certificate.otherUser'],
    ['another lab', () => container(only(client('ola', authority('LAB-OTHERLAB CA', root)))), 'certificate.otherLab'],
    ['a lab whose name begins alike', () => container(only(client('ola', authority('LAB-DEMOLAB CA 2', root)))), 'certificate.otherLab'],
    ['a certificate that the root itself issued', () => container(only(client('ola', root))), 'certificate.otherLab'],
    ['a self-signed certificate', () => container(only(issue({ name: [['CN', 'ola']], purposes: [purposes.client] }))), 'certificate.otherLab'],
    ['a server certificate', () => container(only(client('ola', lab, { purposes: [purposes.server] }))), 'certificate.notForLogin'],
    ['an empty file', () => Buffer.alloc(0), 'certificate.damaged'],
    ['random bytes', () => randomBytes(3000), 'certificate.damaged'],
    ['a certificate instead of a container', () => person.x509.raw, 'certificate.damaged'],
    ['PEM text', () => Buffer.from(person.x509.toString()), 'certificate.damaged'],
    ['a byte after the end', () => Buffer.concat([whole, Buffer.from([0])]), 'certificate.damaged'],
    ['version 2', () => container({ version: 2 }), 'certificate.damaged'],
    ['ten megabytes', () => Buffer.alloc(10 * 1024 * 1024, 0x30), 'certificate.tooLarge'],
    ['sequences nested without end', () => Buffer.alloc(200_000, Buffer.from([0x30, 0x80])), 'certificate.damaged'],
    ['a key that is none', () => container({ keys: [Buffer.from('3000', 'hex')] }), 'certificate.damaged'],
    ['a certificate that is none', () => container({ certificates: [Buffer.from('300330010000', 'hex')] }), 'certificate.damaged'],
    ['a checksum that would take hours', () => container({ macIterations: 2 ** 31 - 1 }), 'certificate.unsupported'],
    ['a key that would take hours', () => container({ iterations: 2 ** 31 - 1, macIterations: 1, certificateScheme: 'plain' }), 'certificate.unsupported'],
  ] as const)('%s', async ([, make, code, words]) => {
    expect(await codeFor(make(), words ?? passphrase)).toBe(code);
  });

  test('cut anywhere is damaged, and never a crash', async () => {
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) expect(await codeFor(whole.subarray(0, Math.floor(whole.length * part)))).toBe('certificate.damaged');
  });

  test('with any single byte changed is told or still the same, and never a crash', async () => {
    const answers = new Set<string>();
    for (let at = 0; at < whole.length; at += 23) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      // A byte of no meaning (the empty parameter of an algorithm) changes nothing.
      answers.add(await codeFor(changed).then(async (code) => (code === 'accepted' ? (await read(changed)).leaf.sha256 : code)));
    }
    const possible = ['certificate.damaged', 'certificate.wrongKey', 'certificate.unsupported', sha256Of(person)];
    expect([...answers].filter((answer) => !possible.includes(answer))).toEqual([]);
    expect([...answers]).toEqual(expect.arrayContaining(['certificate.damaged', 'certificate.wrongKey']));
  });
});

describe('the judgement', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await read(container()); });

  test.for([
    [[['CN', 'ola']]], [[['CN', 'demolab-ola']]], [[['CN', 'ola-demolab']]], [[['CN', 'demolab-ola-client']]], [[['CN', 'ola@demolab']]], [[['CN', 'Ola Nordmann'], ['UID', 'ola']]],
  ] as const)('knows the person in %j', async ([name]) => {
    const one = issue({ name, issuer: lab, purposes: [purposes.client] });
    expect(await codeFor(container({ certificates: [one], keys: [one] }))).toBe('accepted');
  });

  test('accepts a certificate that says nothing of its purpose', async () => {
    const one = issue({ name: [['CN', 'ola']], issuer: lab });
    expect(await codeFor(container({ certificates: [one], keys: [one] }))).toBe('accepted');
  });

  test.for([
    [{ user: 'kari' }, { name: 'ola', expected: 'kari' }], [{ lab: 'other' }, { name: 'LAB-DEMOLAB CA', expected: 'LAB-OTHER CA' }],
  ] as const)('names both values when the link says %j', ([other, facts]) => {
    const problem = expect.objectContaining({ facts }) as unknown;
    expect(() => judgeCertificate(identity.leaf, { ...labName, ...other }, Date.now())).toThrow(expect.objectContaining({ problem }) as never);
  });

  test('says a slow clock in minutes', () => {
    expect(() => judgeCertificate(identity.leaf, labName, identity.leaf.notBeforeMs - 90_000)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'certificate.notYetValid', facts: expect.objectContaining({ minutes: '2' }) as unknown }) as unknown }) as never,
    );
  });

  test.for([
    ['both fingerprints', (one: Identity['leaf']) => [{ use: 'workbench', name: 'x', sha1: one.sha1, sha256: one.sha256 }], true],
    ['SHA-1 alone, which is all that is published', (one: Identity['leaf']) => [{ use: 'workbench', name: 'x', sha1: one.sha1 }], true],
    ['SHA-256 alone', (one: Identity['leaf']) => [{ use: 'workbench', name: 'x', sha256: one.sha256 }], true],
    ['one right and one wrong fingerprint', (one: Identity['leaf']) => [{ use: 'workbench', name: 'x', sha1: one.sha1, sha256: '0'.repeat(64) }], false],
    ['the right name without any fingerprint', () => [{ use: 'workbench', name: 'HCTS CA 1' }], false],
    ['the fingerprint of a VPN root', (one: Identity['leaf']) => [{ use: 'vpn', name: 'x', sha256: one.sha256 }], false],
    ['nothing', () => [], false],
  ] as const)('trusts a root by %s: %s', ([, roots, isTrusted]) => {
    const [, top] = identity.chain;
    expect(workbenchRootIn(identity.chain, roots(top as Identity['leaf']) as unknown as Facts['roots'])).toBe(isTrusted ? top : undefined);
  });

  test('trusts no authority below the root, though its fingerprint were in facts', () => {
    const [middle] = identity.chain;
    expect(workbenchRootIn(identity.chain, [{ use: 'workbench', name: 'x', sha256: middle?.sha256 ?? '' }])).toBeUndefined();
  });
});
