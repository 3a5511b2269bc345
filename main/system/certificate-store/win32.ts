// The certificate stores of the current user on Windows, as data: one constant script for Windows PowerShell 5.1 that is asked on standard
// input, and certutil.exe for the proof. No word of a person, a lab or a secret is ever an argument. Documented only: never run on Windows.
// Source: Microsoft Learn, X509Store, X509Certificate2 (Archived, X509KeyStorageFlags), Certificate provider (Remove-Item -DeleteKey), certutil.

import { win32 } from 'node:path';
import { Secret } from '../../core/secret.ts';
import type { Command } from '../command.ts';
import { onlyCode } from '../elevate/win32.ts';
import type { Certificate } from './certificate.ts';
import script from './windows/store.ps1?raw';

/** PowerShell takes seconds to start on a computer that checks what it starts. */
const powershellMs = 60_000;
/** Windows asks before a root comes in or goes, and the person compares a fingerprint first. */
const askingMs = 10 * 60_000;
const certutilMs = 30_000;

/** The stores: own certificates, authorities in between, trusted roots, and what is not to be trusted. */
export const storeNames = ['My', 'CA', 'Root', 'Disallowed'] as const;
export type StoreName = (typeof storeNames)[number];

/** Everything in the stores. */
export function listStores(systemRoot: string): Command {
  return ask(systemRoot, { verb: 'list' }, powershellMs);
}

/** Imports a container under its one-time passphrase. Both go on standard input and on no disk. */
export function importContainer(systemRoot: string, container: Uint8Array, passphrase: Secret): Command {
  const [before, after] = JSON.stringify({ verb: 'import', container: Buffer.from(container).toString('base64'), passphrase: '\u0000' }).split('\\u0000');
  const line = new Secret(Buffer.concat([Buffer.from(before ?? ''), passphrase.reveal(), Buffer.from(after ?? '')]));
  return { ...ask(systemRoot, {}, powershellMs), stdin: line };
}

/** Adds an authority. Into Root Windows asks the person first. */
export function addAuthority(systemRoot: string, store: 'CA' | 'Root' | 'My', { der }: Pick<Certificate, 'der'>): Command {
  return ask(systemRoot, { verb: 'add', store, certificate: der.toString('base64') }, store === 'Root' ? askingMs : powershellMs);
}

/** Removes a certificate, and its key when it has one. Out of Root Windows asks the person first. */
export function removeFrom(systemRoot: string, store: StoreName, sha256: string): Command {
  return ask(systemRoot, { verb: 'remove', store, sha256 }, store === 'Root' ? askingMs : powershellMs);
}

/** Hides one of the person's own certificates from programs, or shows it again. */
export function setArchived(systemRoot: string, sha256: string, archived: boolean): Command {
  return ask(systemRoot, { verb: 'archive', sha256, archived }, powershellMs);
}

function ask(systemRoot: string, question: Readonly<Record<string, string | boolean>>, timeoutMs: number): Command {
  const encoded = Buffer.from(onlyCode(script), 'utf16le').toString('base64');
  return {
    program: win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded], stdin: JSON.stringify(question), timeoutMs, okCodes: [0, 1],
  };
}

/**
 * Describes a certificate and writes it to a file, told by its SHA-1. The names of properties in the description (CERT_…_PROP_ID) are those of
 * wincrypt.h in every language.
 */
export function describeInStore(systemRoot: string, store: StoreName, sha1: string, file: string): Command {
  return { program: win32.join(systemRoot, 'System32', 'certutil.exe'), args: ['-user', '-v', '-store', store, sha1, file], timeoutMs: certutilMs };
}
