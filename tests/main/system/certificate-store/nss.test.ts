import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as commands from '../../../../main/system/certificate-store/nss/commands.ts';
import { hasNoKeys, isNotFound, readDescribedTrust, readFailure, readKeyIds, readNameTable, readPems } from '../../../../main/system/certificate-store/nss/output.ts';
import { readProof } from '../../../../main/system/certificate-store/nss/proof.ts';

const repository = join(import.meta.dirname, '..', '..', '..', '..');
const db = '/home/ola/.local/share/pki/nssdb';
const keyId = '0123456789abcdef0123456789abcdef01234567';

test('the commands are the reviewed ones', async () => {
  const all = {
    create: commands.createDatabase(db), names: commands.listNames(db), keys: commands.listKeys(db), heal: commands.openForWriting(db), batch: commands.runBatch(db, '/tmp/x/batch'), list: commands.listCertificate(db, 'my "own" one'),
    describe: commands.describeCertificate(db, 'mine'), put: commands.putCertificate(db, 'HCTS CA 1 7103cd53', 'C,,', Buffer.from('DER')),
    deleteNamed: commands.deleteNamed(db, 'mine'), delete: commands.deleteCertificate(db, keyId), deleteKey: commands.deleteKey(db, keyId),
    import: commands.importP12(db, '/tmp/x/identity.p12', '/tmp/x/once'), export: commands.exportP12(db, keyId, '/tmp/x/identity.p12', '/tmp/x/once'),
  };
  const lines = Object.entries(all).map(([name, { program, args, stdin, env, timeoutMs }]) => [
    `## ${name}`, program, ...args.map((word) => JSON.stringify(word)), `# stdin: ${stdin === undefined ? 'none' : String(stdin as Uint8Array)}; environment: ${env === undefined ? 'the small one' : 'other'}; ended after ${timeoutMs / 1000} s`, '',
  ].join('\n'));
  const batches = ['## lines of a batch', commands.certificatesBatch(['mine', 'HCTS CA 1']), ''].join('\n');
  await expect(['# Linux: NSS databases, one word a line. Source: certutil(1), pk12util(1), NSS 3.87.', '', ...lines, batches].join('\n'))
    .toMatchFileSnapshot(join(repository, 'tests/golden/certificate-store.linux.txt'));
});

test.for([['mine', true], ['æøå (2)', true], ['a "b"', false], ['a\\b', false], ['a\tb', false], ['a\nb', false]] as const)('%j fits into a batch: %s', ([nickname, fits]) => {
  expect(commands.fitsInBatch(nickname)).toBe(fits);
});

describe('the name table', () => {
  const head = '\nCertificate Nickname                                         Trust Attributes\n                                                             SSL,S/MIME,JAR/XPI\n\n';
  const row = (nickname: string, trust: string): string => `${nickname.padEnd(60)} ${trust.padEnd(5)}\n`;

  test('gives names with blanks, twins, long names and trust of any kind', () => {
    const long = `very long ${'x'.repeat(90)}`;
    const rows = [['lab ola 1', 'u,u,u'], ['lab ola 1', 'u,u,u'], ['HCTS CA 1 - HUNT Cloud', 'CT,C,c'], [long, ',,'], ['a,b,c', ',,']] as const;
    expect(readNameTable(head + rows.map(([nickname, trust]) => row(nickname, trust)).join(''))).toEqual(rows.map(([nickname, trust]) => ({ nickname, trust })));
  });

  test('of an empty store is empty', () => {
    expect(readNameTable(head)).toEqual([]);
  });
});

test('the list of keys gives the ids of all, also of one without a certificate', () => {
  const keys = `certutil: Checking token "NSS Certificate DB" in slot "NSS User Private Key and Certificate Services"\n< 0> rsa      ${keyId}   lab ola 1\n<10> ec       ${keyId.replace('0', 'f')}   (orphan)\n`;
  expect(readKeyIds(keys)).toEqual([keyId, keyId.replace('0', 'f')]);
  expect(readKeyIds('certutil: no keys found\n')).toEqual([]);
});

describe('what an ended tool means', () => {
  const ended = (stderr: string, exitCode = 255): Parameters<typeof readFailure>[0] => ({ exitCode, stdout: Buffer.alloc(0), stderr: Buffer.from(stderr) });

  test.for([
    ['certutil: function failed: SEC_ERROR_READ_ONLY: security library: read-only database.', 'certificate.storeNotWritable'],
    ['certutil: function failed: SEC_ERROR_BAD_DATABASE: security library: bad database.', 'certificate.storeDamaged'],
    ['certutil: function failed: SEC_ERROR_PKCS11_GENERAL_ERROR: A PKCS #11 module returned CKR_GENERAL_ERROR', 'certificate.storeLocked'],
    ['password file contains no data\ncertutil: could not authenticate to token NSS Certificate DB.: SEC_ERROR_BAD_PASSWORD: The security password entered is incorrect.', 'certificate.storeHasPassword'],
    ['certutil: could not add certificate to token or database: SEC_ERROR_ADDING_CERT: Error adding certificate to database.', 'certificate.storeRefused'],
    ['', 'certificate.storeRefused'],
  ] as const)('%s', ([stderr, code]) => {
    expect(readFailure(ended(stderr), db)?.problem).toMatchObject({ code, facts: { place: db } });
  });

  test('names the reason that is not known', () => {
    expect(readFailure(ended('x: SEC_ERROR_ADDING_CERT: y'), db)?.problem.facts['detail']).toBe('SEC_ERROR_ADDING_CERT');
    expect(readFailure(ended('garbage', 7), db)?.problem.facts['detail']).toBe('exit code 7');
  });

  test('is nothing when it did its work, and "no keys" is no failure', () => {
    expect(readFailure(ended('', 0), db)).toBeUndefined();
    expect(hasNoKeys({ ...ended(''), stdout: Buffer.from('certutil: no keys found\n') })).toBe(true);
    expect(hasNoKeys(ended('certutil: no keys found\n'))).toBe(false);
    expect(isNotFound(ended('certutil: Could not find cert: x\n: PR_FILE_NOT_FOUND_ERROR: File not found'))).toBe(true);
  });
});

// Recorded from certutil 3.87, shortened.
const described = readFileSync(join(repository, 'tests/fixtures/certificates/certutil-description.recorded.txt'), 'latin1');
const [own = '', rootDigest = '', twin = ''] = [...described.matchAll(/Fingerprint \(SHA-256\):\n\s+(\S+)/g)].map((found) => (found[1] ?? '').replaceAll(':', '').toLowerCase());

describe('the description in words', () => {
  test('gives the trust of each certificate in letters', () => {
    expect([...readDescribedTrust(described)]).toEqual([[own, 'u,u,u'], [rootDigest, 'C,,'], [twin, 'T,p,']]);
  });

  test('proves a certificate by its own part only', () => {
    expect(readProof(own, described)).toEqual({ sha256: own, listed: true, hasKey: true, trusted: false });
    expect(readProof(rootDigest, described)).toEqual({ sha256: rootDigest, listed: true, hasKey: false, trusted: true });
    expect(readProof(twin, described)).toEqual({ sha256: twin, listed: true, hasKey: false, trusted: false });
    expect(readProof('0'.repeat(64), described)).toEqual({ sha256: '0'.repeat(64), listed: false, hasKey: false, trusted: false });
    expect(readProof(own, '')).toMatchObject({ listed: false });
  });
});

test('PEM parts are found between other lines', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----';
  expect(readPems(`x\n${pem}\ny\n${pem}\r\n-----BEGIN CERTIFICATE-----\n!`)).toEqual([pem, pem]);
});

test('the proof shares no code with what reads and writes the store', () => {
  const source = readFileSync(join(repository, 'main/system/certificate-store/nss/proof.ts'), 'utf8');
  const imported = [...source.matchAll(/^import (?!type).*from '([^']+)'/gm)].map((found) => found[1]);
  expect(imported).toEqual(['node:crypto', '../../../core/problem.ts']);
});
