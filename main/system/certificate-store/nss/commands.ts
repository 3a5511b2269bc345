// The commands of NSS's own tools (Debian and Ubuntu: libnss3-tools), as data. Tried with NSS 3.87. Runs nothing.
// `-f /dev/null` and `-k /dev/null` answer the question for a database password with nothing; otherwise the tools ask on the terminal.

import type { Command } from '../../command.ts';

const certutil = '/usr/bin/certutil';
const pk12util = '/usr/bin/pk12util';
/** A database that another program holds makes the tools wait 2 s by themselves. */
const timeoutMs = 20_000;

/** A new database without a password, which is what Chrome makes. */
export function createDatabase(db: string): Command {
  return { program: certutil, args: ['-N', '-d', `sql:${db}`, '--empty-password'], timeoutMs };
}

/** Opens a database for writing and changes nothing: so SQLite takes back what a killed program left half done. Readers cannot do that. */
export function openForWriting(db: string): Command {
  return { program: certutil, args: [...where('-L', db), '-X'], timeoutMs };
}

/** Several commands in one process; `file` holds one a line. Listing 200 certificates takes 0.2 s instead of 2. */
export function runBatch(db: string, file: string): Command {
  return { program: certutil, args: [...where('-B', db), '-i', file], timeoutMs };
}

/** Nicknames with their trust. */
export function listNames(db: string): Command {
  return { program: certutil, args: where('-L', db), timeoutMs };
}

/** The ids of all keys. Not in one batch with the names: certutil then writes one list into the middle of a line of the other. */
export function listKeys(db: string): Command {
  return { program: certutil, args: where('-K', db), timeoutMs };
}

/** Lists the certificates behind nicknames, as PEM; for each name all those of its subject. */
export function certificatesBatch(nicknames: readonly string[]): string {
  return nicknames.map((nickname) => `-L -n "${nickname}" -a\n`).join('');
}

/** Answers whether a nickname can stand in a line of a batch. */
export function fitsInBatch(nickname: string): boolean {
  return !/["\\\u0000-\u001f\u007f]/.test(nickname);
}

/** The same for one nickname of any kind. */
export function listCertificate(db: string, nickname: string): Command {
  return { program: certutil, args: [...where('-L', db), '-n', nickname, '-a'], timeoutMs };
}

/** Describes the certificates behind a nickname in words, each with its digests and its trust. */
export function describeCertificate(db: string, nickname: string): Command {
  return { program: certutil, args: [...where('-L', db), '-n', nickname], timeoutMs };
}

/** Adds a certificate, or changes the trust of exactly this one when it is there; then the nickname is ignored. */
export function putCertificate(db: string, nickname: string, trust: string, der: Uint8Array): Command {
  return { program: certutil, args: [...where('-A', db), '-n', nickname, '-t', trust], stdin: der, timeoutMs };
}

/** Deletes the certificate with this nickname; among twins that share it, the newest. Its key stays. */
export function deleteNamed(db: string, nickname: string): Command {
  return { program: certutil, args: [...where('-D', db), '-n', nickname], timeoutMs };
}

/** Deletes the certificate of a key. The key stays. */
export function deleteCertificate(db: string, keyId: string): Command {
  return deleteNamed(db, keyUri(keyId));
}

/** Deletes a key. Its certificate, if any, stays. */
export function deleteKey(db: string, keyId: string): Command {
  return { program: certutil, args: [...where('-F', db), '-k', keyId], timeoutMs };
}

/** Imports a .p12 file. Its passphrase comes from a file too: Node's children have sockets for stdin, and those cannot be opened by name. */
export function importP12(db: string, file: string, passphraseFile: string): Command {
  return { program: pk12util, args: ['-d', `sql:${db}`, '-i', file, '-w', passphraseFile, '-k', '/dev/null'], timeoutMs };
}

/** Writes the identity of a key to a file as .p12, encrypted with the passphrase. */
export function exportP12(db: string, keyId: string, file: string, passphraseFile: string): Command {
  return { program: pk12util, args: ['-d', `sql:${db}`, '-o', file, '-n', keyUri(keyId), '-w', passphraseFile, '-k', '/dev/null'], timeoutMs };
}

function where(verb: string, db: string): readonly string[] {
  return [verb, '-d', `sql:${db}`, '-f', '/dev/null'];
}

/** RFC 7512. NSS takes it wherever it takes a nickname. */
export function keyUri(keyId: string): string {
  return `pkcs11:token=NSS%20Certificate%20DB;id=${keyId.replace(/../g, '%$&')};type=cert`;
}
