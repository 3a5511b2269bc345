// The stores of the current user on Windows as one store: own certificates in My, authorities in CA, trusted roots in Root. A retired
// identity is archived: it stays with its key and browsers do not see it. Trust is said in the letters of NSS: `C,,` for what is in Root.

import { LabProblem, toProblem } from '../../../core/problem.ts';
import type { Command, CommandResult, Runner } from '../../command.ts';
import type { Certificate } from '../certificate.ts';
import type { Identity } from '../identity.ts';
import { keyIdOf } from '../key-id.ts';
import { oneTimePassphrase } from '../one-time-passphrase.ts';
import { writeP12 } from '../p12/write-p12.ts';
import { isTrustedForServers, type CertificateDatabase, type Retirement, type StorePlace, type StoredCertificate, type StoreReading } from '../store.ts';
import { addAuthority, importContainer, listStores, removeFrom, setArchived, type StoreName } from '../win32.ts';
import { isNotThere, readFailure, readListing, type ListedCertificate } from './output.ts';

interface Windows {
  readonly list: () => Promise<readonly ListedCertificate[]>;
  readonly change: (command: Command, isFine?: (result: CommandResult) => boolean) => Promise<void>;
  readonly systemRoot: string;
}

/** The store of this person. */
export function openWindowsStore(place: StorePlace, systemRoot: string, runner: Runner, signal: AbortSignal): CertificateDatabase {
  const run = async (command: Command, isFine: (result: CommandResult) => boolean = () => false): Promise<CommandResult> => {
    const result = await runner.run(command, signal).catch((error: unknown) => { throw withoutPowershell(error, place.path); });
    const failure = isFine(result) ? undefined : readFailure(result, place.path);
    if (failure !== undefined) throw failure;
    return result;
  };
  const windows: Windows = {
    systemRoot, list: async () => readListing(await run(listStores(systemRoot)), place.path), change: async (command, isFine) => { await run(command, isFine); },
  };
  const read = async (): Promise<StoreReading> => readingOf(await windows.list());
  const nothing = (): Promise<void> => Promise.resolve(); // the stores belong to the account: they are neither made nor removed
  return {
    place, read, create: nothing, removeIfEmpty: nothing, removeUnfinished: nothing, takeIdentity: () => Promise.resolve(undefined),
    trustsOf: async (keyId) => trustsIn(await read(), keyId),
    addIdentity: (identity, nickname) => importIdentity(windows, identity, nickname),
    putAuthority: (authority, _nickname, trust) => putAuthority(windows, authority, isTrustedForServers(trust)),
    removeCertificate: (sha256) => removeCertificate(windows, sha256), removeKey: (keyId, of) => removeKey(windows, keyId, of),
    retirement: archive(windows),
  };
}

/** Where an organisation forbids PowerShell altogether, it cannot be started. */
function withoutPowershell(error: unknown, place: string): unknown {
  return toProblem(error).code === 'program.missing' ? new LabProblem('certificate.scriptsRestricted', { place }, { cause: error }) : error;
}

/** One entry for each certificate, however many stores have it. Archived ones are as good as not there. */
function readingOf(all: readonly ListedCertificate[]): StoreReading {
  const shown = all.filter((one) => !one.archived);
  const certificates = [...new Set(shown.map(({ certificate }) => certificate.sha256))].map((sha256) => describe(shown.filter((one) => one.certificate.sha256 === sha256)));
  const keyIds = certificates.filter((one) => one.hasKey).flatMap(({ certificate }) => keyIdOf(certificate.x509) ?? []);
  return { exists: true, missingFolders: 0, certificates: certificates.flat(), keyIds: [...new Set(keyIds)] };
}

function describe(same: readonly ListedCertificate[]): StoredCertificate {
  const [first] = same;
  if (first === undefined) throw new Error('a certificate that no store has');
  const hasKey = same.some((one) => one.store === 'My' && one.hasKey);
  return { certificate: first.certificate, hasKey, nickname: same.find(({ label }) => label !== '')?.label ?? first.certificate.subject, trust: trustOf(same, hasKey) };
}

/** What is not to be trusted counts before what is. */
function trustOf(same: readonly ListedCertificate[], hasKey: boolean): string {
  const isIn = (store: StoreName): boolean => same.some((one) => one.store === store);
  if (isIn('Disallowed')) return 'p,p,p';
  return isIn('Root') ? `C${hasKey ? 'u' : ''},,` : hasKey ? 'u,u,u' : ',,';
}

function trustsIn({ certificates }: StoreReading, keyId: string): ReadonlyMap<string, string> {
  return new Map(certificates.filter(({ certificate }) => keyIdOf(certificate.x509) === keyId).map(({ certificate, trust }) => [certificate.sha256, trust]));
}

/** One that was retired earlier is only shown again: imported over itself it would stay hidden (X509Store.Add keeps the properties). */
async function importIdentity({ list, change, systemRoot }: Windows, identity: Identity, nickname: string): Promise<void> {
  const isHidden = (await list()).some(({ certificate, archived, hasKey }) => archived && hasKey && certificate.sha256 === identity.leaf.sha256);
  if (isHidden) return change(setArchived(systemRoot, identity.leaf.sha256, false));
  const passphrase = oneTimePassphrase();
  const command = importContainer(systemRoot, writeP12(identity, nickname, passphrase, 'windows'), passphrase);
  try {
    await change(command);
  } finally {
    passphrase.wipe();
    if (typeof command.stdin === 'object' && 'wipe' in command.stdin) command.stdin.wipe();
  }
}

/** Trusted is in Root; an authority that is not to be trusted leaves Root again, and is in CA. */
async function putAuthority({ list, change, systemRoot }: Windows, authority: Certificate, isTrusted: boolean): Promise<void> {
  if (isTrusted) return change(addAuthority(systemRoot, 'Root', authority));
  const stores = (await list()).filter(({ certificate }) => certificate.sha256 === authority.sha256).map(({ store }) => store);
  if (stores.every((store) => store === 'Root')) await change(addAuthority(systemRoot, 'CA', authority));
  if (stores.includes('Root')) await change(removeFrom(systemRoot, 'Root', authority.sha256), isNotThere);
}

async function removeCertificate({ list, change, systemRoot }: Windows, sha256: string): Promise<void> {
  const stores = (await list()).filter(({ certificate, archived, store }) => certificate.sha256 === sha256 && !archived && store !== 'Disallowed');
  for (const { store } of stores) await change(removeFrom(systemRoot, store, sha256), isNotThere);
}

/** A key has no place of its own: its certificate goes with it and comes back alone. */
async function removeKey({ list, change, systemRoot }: Windows, keyId: string, of: string | undefined): Promise<void> {
  const own = (await list()).filter(({ certificate, hasKey, archived, store }) => store === 'My' && hasKey && !archived && keyIdOf(certificate.x509) === keyId && (of ?? certificate.sha256) === certificate.sha256);
  for (const { certificate } of own) {
    await change(removeFrom(systemRoot, 'My', certificate.sha256), isNotThere);
    await change(addAuthority(systemRoot, 'My', certificate));
  }
}

function archive({ list, change, systemRoot }: Windows): Retirement {
  const find = async (sha256: string): Promise<ListedCertificate | undefined> => (await list()).find((one) => one.store === 'My' && one.hasKey && one.certificate.sha256 === sha256);
  return {
    has: async (sha256) => (await find(sha256))?.archived === true,
    retire: async ({ sha256 }) => change(setArchived(systemRoot, sha256, true), isNotThere),
    putBack: async ({ sha256 }) => {
      const found = await find(sha256);
      if (found?.archived === true) await change(setArchived(systemRoot, sha256, false));
      return found !== undefined;
    },
    sweep: () => Promise.resolve(), // one property of one certificate: done or not
  };
}
