// Key files in ~/.ssh: which there are, a new one that never takes the place of another, and the removal of exactly that one. New keys are
// ed25519 in OpenSSH's own format, made in this process, so that no passphrase is ever in the arguments of a program.

import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import ssh2 from 'ssh2';
import { sha256 } from '../../core/digest.ts';
import { hasErrorCode } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import type { Platform } from '../command.ts';
import { removeFile } from '../files.ts';
import { inFolder, sshFolder } from './places.ts';
import { createSshFile, removeEmptyFolder } from './ssh-file.ts';

/** The name of a new key's file. */
export function newKeyName(lab: string): string {
  return `hunt_cloud_${lab}`;
}

/** Names of the private keys in ~/.ssh whose public part lies beside them; only names that a config file can carry. */
export async function listKeys(home: string): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(sshFolder(home)).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  });
  return names.filter((name) => isKeyName(name) && names.includes(`${name}.pub`)).sort();
}

/** Answers whether a name can be a key file of ours or of the person's: no path, no hidden file. */
export function isKeyName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.@-]{0,100}$/.test(name) && !name.endsWith('.pub');
}

export interface KeyPair {
  /** In OpenSSH's format, encrypted when there is a passphrase. */
  readonly private: string;
  /** One line without line end. */
  readonly public: string;
}

/** Rounds of bcrypt, as ssh-keygen took until OpenSSH 9.4 (24 since): without native code 16 take a third of a second, each time. */
const rounds = 16;

/**
 * Makes a new key pair. ssh2 1.17.0 drops the first byte of a public key when it is 0, and the pair is then of no use (71 of 20,000,
 * measured): such a pair is thrown away and another one made.
 */
export function makeKeyPair(comment: string, passphrase: Secret | undefined): KeyPair {
  const protection = passphrase === undefined ? {} : { passphrase: passphrase.reveal(), cipher: 'aes256-ctr', rounds };
  const pair = ssh2.utils.generateKeyPairSync('ed25519', { comment, ...protection });
  return ssh2.utils.parseKey(pair.public) instanceof Error ? makeKeyPair(comment, passphrase) : pair;
}

/** Puts a pair in place. Throws `hosts.changedMeanwhile` when a file of that name is there. */
export async function placeKeyPair(file: string, pair: KeyPair, platform: Platform): Promise<void> {
  await createSshFile(file, Buffer.from(pair.private), platform);
  await createSshFile(`${file}.pub`, Buffer.from(`${pair.public}\n`), platform);
}

/** The line of a key's .pub file; undefined when there is none. */
export async function readPublicKey(file: string): Promise<string | undefined> {
  return (await readIfThere(`${file}.pub`))?.toString('utf8').trim();
}

/** SHA-256 of a key file; undefined when there is none. */
export async function keyDigest(file: string): Promise<string | undefined> {
  const content = await readIfThere(file);
  return content && sha256(content);
}

/** Removes a pair whose private file has this digest, and the folder when nothing else is in it and we made it. */
export async function removeKeyPair(file: string, digest: string, removeFolderWhenEmpty: boolean, platform: Platform): Promise<void> {
  const publicDigest = await keyDigest(`${file}.pub`);
  await removeFile(file, digest, platform);
  if (publicDigest !== undefined) await removeFile(`${file}.pub`, publicDigest, platform);
  if (removeFolderWhenEmpty) await removeEmptyFolder(dirname(file));
}

/** The name as the config file carries it. */
export function configName(file: string): string {
  return `~/.ssh/${basename(file)}`;
}

/** The file of a key by its name. */
export function keyFile(home: string, name: string): string {
  return inFolder(sshFolder(home), name);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  });
}
