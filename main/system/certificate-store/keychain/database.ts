// The login keychain as a store. macOS lists no key by itself and gives none out, so a key goes with its certificate, and an old identity
// cannot be kept aside. What fails half-way is put back.

import { stat } from 'node:fs/promises';
import { LabProblem, toProblem } from '../../../core/problem.ts';
import type { Command, Runner } from '../../command.ts';
import type { Certificate } from '../certificate.ts';
import { addCertificate, chromeApps, deleteCertificate, deleteIdentity, importContainer, removeTrust, setTrust } from '../darwin.ts';
import type { Identity } from '../identity.ts';
import { keyIdOf } from '../key-id.ts';
import { oneTimePassphrase } from '../one-time-passphrase.ts';
import { writeP12 } from '../p12/write-p12.ts';
import { inPrivateFolder } from '../private-folder.ts';
import { isTrustedForServers, type CertificateDatabase, type StorePlace, type StoredCertificate } from '../store.ts';
import { endedWith } from './output.ts';
import { readKeychain, type KeychainReading } from './read.ts';
import { securityFor, type Security } from './tool.ts';

interface Keychain {
  readonly path: string;
  readonly home: string;
  readonly security: Security;
  readonly read: () => Promise<KeychainReading>;
  /** The same for putting back, which a cancelled run does as well. */
  readonly uncancelled: () => Keychain;
}

/** The keychain of this person. */
export function openKeychain(place: StorePlace, home: string, runner: Runner, signal: AbortSignal): CertificateDatabase {
  const keychain = keychainAt(place.path, home, runner, signal);
  const nothing = (): Promise<void> => Promise.resolve(); // it belongs to the account: it is neither made nor removed
  return {
    place, read: keychain.read, create: nothing, removeIfEmpty: nothing, removeUnfinished: nothing, takeIdentity: () => Promise.resolve(undefined),
    trustsOf: async (keyId) => new Map((await keychain.read()).certificates.filter(({ certificate }) => keyIdOf(certificate.x509) === keyId).map(({ certificate, trust }) => [certificate.sha256, trust])),
    addIdentity: (identity, nickname) => orPutBack(keychain, identity.leaf, () => importIdentity(keychain, identity, nickname)),
    putAuthority: (authority, _nickname, trust) => orPutBack(keychain, authority, () => putAuthority(keychain, authority, trust)),
    removeCertificate: (sha256) => removeCertificate(keychain, sha256), removeKey: (keyId) => removeKey(keychain, keyId),
  };
}

function keychainAt(path: string, home: string, runner: Runner, signal: AbortSignal): Keychain {
  const security = securityFor(path, runner, signal);
  return { path, home, security, read: () => readKeychain(path, security), uncancelled: () => keychainAt(path, home, runner, new AbortController().signal) };
}

/** What was not there before goes again when the work fails: a root without its trust, a certificate without its key. */
async function orPutBack(keychain: Keychain, certificate: Certificate, work: () => Promise<void>): Promise<void> {
  const hadIt = (await keychain.read()).own.has(certificate.sha256);
  try {
    await work();
  } catch (error) {
    if (!hadIt) await removeCertificate(keychain.uncancelled(), certificate.sha256).catch(() => undefined); // the first failure is the one to tell
    throw error;
  }
}

async function importIdentity({ path, home, security }: Keychain, identity: Identity, nickname: string): Promise<void> {
  const passphrase = oneTimePassphrase();
  const apps = (await Promise.all(chromeApps(home).map(async (app) => stat(app).then(() => [app], () => [])))).flat();
  try {
    await inPrivateFolder(async (write) => security(
      importContainer(path, await write('identity.p12', writeP12(identity, nickname, passphrase, 'macos')), passphrase, apps),
      (result) => endedWith(result, 'duplicateItem'), // a part was there; whether all is now, is looked at afterwards
    ));
  } finally {
    passphrase.wipe();
  }
}

async function putAuthority(keychain: Keychain, authority: Certificate, trust: string): Promise<void> {
  const { path, security, read } = keychain;
  const { certificates, own } = await read();
  const now = certificates.find(({ certificate }) => certificate.sha256 === authority.sha256);
  await inPrivateFolder(async (write) => {
    const file = await write('authority.pem', authority.x509.toString());
    if (isTrustedForServers(trust) || trust.startsWith('p')) return askForTrust(keychain, setTrust(path, file, trust.startsWith('p') ? 'deny' : 'trustRoot'));
    if (!own.has(authority.sha256)) await security(addCertificate(path, file), (result) => endedWith(result, 'duplicateItem'));
    if (now !== undefined && isSaid(now)) await security(removeTrust(file));
  });
}

/** A question that was answered with no ends without a number of its own: what is no other failure is taken for that. */
async function askForTrust({ path, security }: Keychain, command: Command): Promise<void> {
  await security(command).catch((error: unknown) => {
    if (toProblem(error).code === 'certificate.storeRefused') throw new LabProblem('certificate.rootDeclined', { place: path }, { retry: 'now', cause: error });
    throw error;
  });
}

function isSaid({ trust }: StoredCertificate): boolean {
  return isTrustedForServers(trust) || trust.startsWith('p');
}

/** Its key goes along, unless another certificate is over the same key. */
async function removeCertificate({ path, security, read }: Keychain, sha256: string): Promise<void> {
  const { certificates, own } = await read();
  const target = certificates.find(({ certificate }) => certificate.sha256 === sha256);
  if (target === undefined || !own.has(sha256)) return;
  if (isSaid(target)) await inPrivateFolder(async (write) => security(removeTrust(await write('authority.pem', target.certificate.x509.toString()))));
  const isShared = certificates.some((one) => one !== target && keyIdOf(one.certificate.x509) === keyIdOf(target.certificate.x509));
  const command = target.hasKey && !isShared ? deleteIdentity : deleteCertificate;
  await security(command(path, target.certificate.sha1), (result) => endedWith(result, 'itemNotFound'));
}

/** There is no command for a key alone: its certificate goes with it and comes back by itself. */
async function removeKey({ path, security, read }: Keychain, keyId: string): Promise<void> {
  const withKey = (await read()).certificates.filter(({ certificate, hasKey }) => hasKey && keyIdOf(certificate.x509) === keyId);
  for (const { certificate } of withKey) {
    await security(deleteIdentity(path, certificate.sha1), (result) => endedWith(result, 'itemNotFound'));
    await inPrivateFolder(async (write) => security(addCertificate(path, await write('own.pem', certificate.x509.toString()))));
  }
}
