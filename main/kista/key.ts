// The dedicated key pair of a kista: `~/.ssh/ekista_<name>`. It is made in this process, so that no passphrase is ever in the arguments of a
// program, and it never takes the place of a file. What is known of a key comes from the private file itself; known_hosts is not touched.

import { lstat, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import ssh2 from 'ssh2';
import type { KeyKind, KistaKey } from '../../preload/contract/kista.ts';
import { sha256 } from '../core/digest.ts';
import { hasErrorCode, LabProblem, toProblem } from '../core/problem.ts';
import type { Secret } from '../core/secret.ts';
import { readSmallFile } from '../core/small-file.ts';
import type { Platform } from '../system/command.ts';
import { removeFile } from '../system/files.ts';
import { keyFile, placeKeyPair, type KeyPair } from '../system/ssh/key-files.ts';
import { fingerprintOf } from '../system/ssh/known-hosts.ts';
import { sshFolder } from '../system/ssh/places.ts';
import { readOpenSshKey } from './open-ssh-key.ts';

export interface KeyPlace {
  readonly home: string;
  readonly platform: Platform;
}

const prefix = 'ekista_';
/** Of the passphrase, in characters as a person counts them. */
const shortestPassphrase = 8;
const largestKeyBytes = 64 * 1024;
const mostKeys = 50;

/** The name without the beginning of the file's name. Throws `kista.badName` for what could be a path, an option or two names in one. */
export function readKeyName(typed: string): string {
  const name = typed.trim().replace(/^ekista_/, '');
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(name)) throw new LabProblem('kista.badName');
  return name;
}

function privateFile({ home }: KeyPlace, name: string): string {
  return keyFile(home, `${prefix}${name}`);
}

export interface NewKey {
  readonly name: string;
  readonly kind: KeyKind;
  readonly passphrase: Secret | undefined;
  /** The person wants a key without passphrase. */
  readonly isOpen?: boolean;
}

/** Makes a pair and puts it in place. Throws `kista.badName`, `.keyExists`, `.passphraseWanted`, `.passphraseTooShort`, `.notSaved`. */
export async function makeKistaKey(wanted: NewKey, place: KeyPlace): Promise<void> {
  const name = readKeyName(wanted.name);
  const passphrase = checkPassphrase(wanted);
  const file = privateFile(place, name);
  const exists = (): LabProblem => new LabProblem('kista.keyExists', { name, file: shownPlace(name) });
  if (await isThere(file) || await isThere(`${file}.pub`)) throw exists();
  const pair = await makePair(wanted.kind, `${prefix}${name}`, passphrase);
  try {
    await placeKeyPair(file, pair, place.platform);
  } catch (cause) {
    // Half a pair of ours is of no use; another program's file, made in this very moment, stays.
    await removeFile(file, sha256(pair.private), place.platform).catch(() => undefined);
    throw toProblem(cause).code === 'hosts.changedMeanwhile' && await isThere(file) ? exists() : new LabProblem('kista.notSaved', { file: shownPlace(name) }, { cause });
  }
}

function checkPassphrase({ passphrase, isOpen }: NewKey): Secret | undefined {
  if (passphrase === undefined || passphrase.isEmpty) {
    if (isOpen !== true) throw new LabProblem('kista.passphraseWanted');
    return undefined;
  }
  if ([...passphrase.revealText()].length < shortestPassphrase) throw new LabProblem('kista.passphraseTooShort', { count: String(shortestPassphrase) });
  return passphrase;
}

/** Rounds of bcrypt, as in main/system/ssh/key-files.ts. */
const protection = { cipher: 'aes256-ctr', rounds: 16 } as const;

/** ssh2 1.17.0 makes one ed25519 pair of 256 unreadable (key-files.ts): every pair is read back before it is used. */
async function makePair(kind: KeyKind, comment: string, passphrase: Secret | undefined): Promise<KeyPair> {
  const pair = await new Promise<KeyPair>((resolve, reject) => {
    const locked = passphrase === undefined ? {} : { ...protection, passphrase: passphrase.reveal() };
    const done = (error: Error | null, made: KeyPair): void => (error === null ? resolve(made) : reject(error));
    if (kind === 'ed25519') ssh2.utils.generateKeyPair(kind, { comment, ...locked }, done);
    else if (kind === 'rsa') ssh2.utils.generateKeyPair(kind, { bits: 4096, comment, ...locked }, done);
    else ssh2.utils.generateKeyPair(kind, { bits: 256, comment, ...locked }, done);
  });
  const read = ssh2.utils.parseKey(pair.private, passphrase?.reveal());
  const published = ssh2.utils.parseKey(pair.public);
  const fits = !(read instanceof Error) && !(published instanceof Error) && read.getPublicSSH().equals(published.getPublicSSH());
  return fits ? pair : makePair(kind, comment, passphrase);
}

/** The keys that were made for kistas, by name. What is damaged, of another kind or not a plain file is left out. */
export async function listKistaKeys(place: KeyPlace): Promise<readonly KistaKey[]> {
  const names = await readdir(sshFolder(place.home)).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return [];
    throw error;
  });
  const wanted = names.filter((name) => /^ekista_[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(name)).sort().slice(0, mostKeys);
  const keys = await Promise.all(wanted.map((name) => describeKey(name.slice(prefix.length), place).catch((error: unknown) => {
    if (toProblem(error).code.startsWith('kista.')) return undefined;
    throw error;
  })));
  return keys.filter((key) => key !== undefined);
}

/** One key by its name. Throws `kista.keyNotThere`, `kista.keyUnreadable`. */
export async function describeKey(name: string, place: KeyPlace): Promise<KistaKey> {
  const facts = { file: shownPlace(name) };
  const { kind, isLocked, publicKey } = describe(await readPlainFile(privateFile(place, name), facts), facts);
  return { name, kind, hasPassphrase: isLocked, fingerprint: fingerprintOf(publicKey), publicLine: publicLineOf(publicKey, `${prefix}${name}`), place: shownPlace(name) };
}

function describe(content: Buffer, facts: { readonly file: string }): ReturnType<typeof readOpenSshKey> & object {
  const found = readOpenSshKey(content);
  content.fill(0);
  if (found === undefined) throw new LabProblem('kista.keyUnreadable', facts);
  return found;
}

/**
 * The private key, for logging in. `file`: an absolute path, or the name of a key that was made here. Whoever gets it overwrites it. Throws
 * `kista.keyNotThere`, `kista.keyUnreadable`, `kista.keyTooOpen`.
 */
export async function loadKey(key: { readonly name: string } | { readonly file: string }, place: KeyPlace): Promise<Buffer> {
  const file = 'file' in key ? key.file : privateFile(place, key.name);
  const facts = { file: 'file' in key ? basename(file) : shownPlace(key.name) };
  const content = await readPlainFile(file, facts);
  // As ssh itself: others could have a copy. Windows has other rights, which a folder in the person's profile inherits.
  if (place.platform !== 'win32' && ((await lstat(file)).mode & 0o077) !== 0) {
    content.fill(0);
    throw new LabProblem('kista.keyTooOpen', facts);
  }
  return content;
}

async function readPlainFile(file: string, facts: { readonly file: string }): Promise<Buffer> {
  const found = await lstat(file).catch((cause: unknown) => { throw new LabProblem(hasErrorCode(cause, 'ENOENT', 'ENOTDIR') ? 'kista.keyNotThere' : 'kista.keyUnreadable', facts, { cause }); });
  const content = found.isFile() ? await readSmallFile(file, largestKeyBytes).catch(() => undefined) : undefined;
  if (content === undefined) throw new LabProblem('kista.keyUnreadable', facts);
  return content;
}

function publicLineOf(key: Buffer, comment: string): string {
  const type = key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
  return `${type} ${key.toString('base64')} ${comment}`;
}

function shownPlace(name: string): string {
  return `~/.ssh/${prefix}${name}`;
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(() => true, (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  });
}
