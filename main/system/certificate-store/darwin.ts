// The login keychain of a person on macOS, as data: what security(1) is run with. No name of a person or a lab is among its words; a secret
// only as the one-time passphrase of a container that nobody else can read. Nothing is run as root, and no key is opened to every program
// (`-A`). Documented only: never run on a Mac. Source: security(1); reference platform.md 2.3.

import { posix } from 'node:path';
import type { Secret } from '../../core/secret.ts';
import type { Command } from '../command.ts';

const timeoutMs = 30_000;
/** macOS asks for the password of the Mac or for a finger before it changes what is trusted. */
const askingMs = 10 * 60_000;

/** The keychain that macOS opens when the person logs in. */
export function loginKeychain(home: string): string {
  return posix.join(home, 'Library', 'Keychains', 'login.keychain-db');
}

/** What an organisation or an administrator has put on the Mac for everybody. Only read. */
export const systemKeychain = '/Library/Keychains/System.keychain';

/** Where Chrome can be: the one that is there may use the key, after asking the person at its first use. */
export function chromeApps(home: string): readonly string[] {
  return ['/Applications/Google Chrome.app', posix.join(home, 'Applications', 'Google Chrome.app')];
}

/** Every certificate as PEM. Exit code 44: there is none. */
export function listCertificates(keychain: string): Command {
  return security(['find-certificate', '-a', '-p', keychain]);
}

/** Every certificate that has its key, by SHA-1. */
export function listIdentities(keychain: string): Command {
  return security(['find-identity', keychain]);
}

/** Imports certificate and key; the key cannot be taken out again (`-x`), and only these programs may use it (`-T`). */
export function importContainer(keychain: string, file: string, passphrase: Secret, apps: readonly string[]): Command {
  return security(['import', file, '-k', keychain, '-f', 'pkcs12', '-P', passphrase.revealText(), '-x', ...apps.flatMap((app) => ['-T', app])]);
}

/** Adds a certificate without trusting it. Exit code 45: it is there. */
export function addCertificate(keychain: string, file: string): Command {
  return security(['add-certificates', '-k', keychain, file]);
}

/** Adds an authority and says for this person how far it is trusted to vouch for web servers. macOS asks the person first. */
export function setTrust(keychain: string, file: string, result: 'trustRoot' | 'deny'): Command {
  return { ...security(['add-trusted-cert', '-r', result, '-p', 'ssl', '-k', keychain, file]), timeoutMs: askingMs };
}

/** Forgets what this person said of an authority. macOS asks the person first. */
export function removeTrust(file: string): Command {
  return { ...security(['remove-trusted-cert', file]), timeoutMs: askingMs };
}

/** Writes what is trusted to a file, told by SHA-1: what this person said, or an administrator for everybody. */
export function exportTrust(domain: 'user' | 'admin', file: string): Command {
  return security(['trust-settings-export', ...(domain === 'admin' ? ['-d'] : []), file]);
}

/** Removes a certificate; its key stays. Exit code 44: it is not there. */
export function deleteCertificate(keychain: string, sha1: string): Command {
  return security(['delete-certificate', '-Z', upper(sha1), keychain]);
}

/** Removes a certificate with its key. Exit code 44: it is not there. */
export function deleteIdentity(keychain: string, sha1: string): Command {
  return security(['delete-identity', '-Z', upper(sha1), keychain]);
}

/** Tells whether the keychain is open. Exit code 36: it is locked and nobody can be asked; 50: there is none. */
export function askKeychain(keychain: string): Command {
  return security(['show-keychain-info', keychain]);
}

/** The digests of every certificate, in words. */
export function listDigests(keychain: string): Command {
  return security(['find-certificate', '-a', '-Z', keychain]);
}

/** The certificates with a key that are made for logging in to web servers, by SHA-1. */
export function listClientIdentities(keychain: string): Command {
  return security(['find-identity', '-p', 'ssl-client', keychain]);
}

/** Asks the system itself whether it trusts an authority (`-l`) to vouch for web servers, without asking the network (`-L`). */
export function verifyAuthority(file: string): Command {
  return security(['verify-cert', '-c', file, '-p', 'ssl', '-l', '-L']);
}

function security(args: readonly string[]): Command {
  return { program: '/usr/bin/security', args, timeoutMs };
}

function upper(sha1: string): string {
  if (!/^[0-9a-f]{40}$/.test(sha1)) throw new Error('a certificate is told by its SHA-1');
  return sha1.toUpperCase();
}
