// The certificate store of a practice journey. On Linux with NSS's tools it is a real NSS database in the scratch home. Elsewhere a named
// stand-in: one file in the scratch home that keeps what a system's store would. Its keys are the practice lab's own and open nothing real.

import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { hasErrorCode, LabProblem } from '../core/problem.ts';
import { Secret } from '../core/secret.ts';
import { noBrowser } from '../system/browser/browser.ts';
import type { Platform, Runner } from '../system/command.ts';
import { readCertificate } from '../system/certificate-store/certificate.ts';
import { keyIdOf } from '../system/certificate-store/key-id.ts';
import { createNssStore } from '../system/certificate-store/nss/nss-store.ts';
import { retireBeside } from '../system/certificate-store/retire-beside.ts';
import { isTrustedForServers, type CertificateDatabase, type CertificateStore, type StorePlace } from '../system/certificate-store/store.ts';

export interface PracticeStoreParts {
  readonly platform: Platform;
  readonly home: string;
  readonly runner: Runner;
}

/** The store in a scratch home. */
export async function createPracticeStore({ platform, home, runner }: PracticeStoreParts): Promise<CertificateStore> {
  const hasTools = platform === 'linux' && await isFile('/usr/bin/certutil') && await isFile('/usr/bin/pk12util');
  return hasTools ? createNssStore({ home, runner, browser: noBrowser }) : createStandIn(join(home, 'certificate-store.json'));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false);
}

const entrySchema = z.strictObject({ certificate: z.base64(), nickname: z.string(), trust: z.string() });
const contentSchema = z.strictObject({ practice: z.literal(true), certificates: z.array(entrySchema), keys: z.record(z.string(), z.base64()) });
type Content = z.infer<typeof contentSchema>;

/** Stands in for the stores of Windows and macOS, and for NSS where its tools are missing. */
export function createStandIn(file: string): CertificateStore {
  const place: StorePlace = { id: 'practice', path: file };
  return {
    name: 'practice stand-in for the certificate store',
    places: () => Promise.resolve([place]),
    open: () => {
      const db = openFile(place);
      return { ...db, retirement: retireBeside(db, openFile({ ...place, path: retiredFile(file) })) };
    },
    prove: async (_place, wanted) => {
      const { certificates, keys } = await readContent(file) ?? emptyContent;
      return wanted.map(({ sha256, der, x509 }) => {
        const entry = certificates.find((one) => one.certificate === der.toString('base64'));
        return { sha256, listed: entry !== undefined, hasKey: Object.hasOwn(keys, keyIdOf(x509) ?? ''), trusted: isTrustedForServers(entry?.trust ?? '') };
      });
    },
  };
}

const emptyContent: Content = { practice: true, certificates: [], keys: {} };

/** Where the stand-in keeps retired identities. */
function retiredFile(file: string): string {
  return join(dirname(file), 'retired-certificates.json');
}

function openFile(place: StorePlace): Omit<CertificateDatabase, 'retirement'> {
  const file = place.path;
  const edit = async (change: (content: Content) => Content): Promise<void> => writeContent(file, change(await readContent(file) ?? emptyContent));
  const removeEmpty = async (): Promise<void> => {
    const content = await readContent(file);
    if (content?.certificates.length === 0 && Object.keys(content.keys).length === 0) await rm(file);
  };
  return {
    place,
    read: () => read(file),
    trustsOf: async (keyId) => new Map((await read(file)).certificates.filter(({ certificate }) => keyIdOf(certificate.x509) === keyId).map(({ certificate, trust }) => [certificate.sha256, trust])),
    create: async () => { if (await readContent(file) === undefined) await writeContent(file, emptyContent); },
    removeIfEmpty: removeEmpty, removeUnfinished: removeEmpty,
    addIdentity: ({ leaf, key }, nickname) => edit((content) => ({
      ...withCertificate(content, { certificate: leaf.der.toString('base64'), nickname, trust: 'u,u,u' }),
      keys: { ...content.keys, [keyIdOf(leaf.x509) ?? '']: key.reveal().toString('base64') },
    })),
    putAuthority: ({ der }, nickname, trust) => edit((content) => withCertificate(content, { certificate: der.toString('base64'), nickname, trust })),
    removeCertificate: (sha256) => edit((content) => ({ ...content, certificates: content.certificates.filter((entry) => digestOf(entry) !== sha256) })),
    removeKey: (keyId) => edit((content) => ({ ...content, keys: Object.fromEntries(Object.entries(content.keys).filter(([id]) => id !== keyId)) })),
    takeIdentity: async (sha256) => {
      const found = (await read(file)).certificates.find(({ certificate, hasKey }) => hasKey && certificate.sha256 === sha256);
      const key = (await readContent(file))?.keys[found === undefined ? '' : keyIdOf(found.certificate.x509) ?? ''];
      return found === undefined || key === undefined ? undefined : { leaf: found.certificate, chain: [], key: new Secret(Buffer.from(key, 'base64')) };
    },
  };
}

function withCertificate(content: Content, entry: Content['certificates'][number]): Content {
  const known = content.certificates.find((one) => one.certificate === entry.certificate);
  const others = content.certificates.filter((one) => one !== known);
  return { ...content, certificates: [...others, { ...entry, nickname: known?.nickname ?? entry.nickname }] };
}

function digestOf({ certificate }: { readonly certificate: string }): string {
  return readCertificate(Buffer.from(certificate, 'base64')).sha256;
}

async function read(file: string): ReturnType<CertificateDatabase['read']> {
  const content = await readContent(file);
  const { certificates, keys } = content ?? emptyContent;
  return {
    exists: content !== undefined, missingFolders: 0, keyIds: Object.keys(keys),
    certificates: certificates.map(({ certificate: base64, nickname, trust }) => {
      const certificate = readCertificate(Buffer.from(base64, 'base64'));
      const hasKey = Object.hasOwn(keys, keyIdOf(certificate.x509) ?? '');
      return { certificate, nickname, trust: hasKey ? trust : trust.replaceAll('u', ''), hasKey }; // as in NSS: `u` is said of a key that is there
    }),
  };
}

async function readContent(file: string): Promise<Content | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = contentSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new LabProblem('practice.damaged', { file: dirname(file) }, { cause: parsed.error });
  return parsed.data;
}

/** Whole or not at all: a run that is killed here leaves the store as it was. */
async function writeContent(file: string, content: Content): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.next`, JSON.stringify(content), { mode: 0o600, flush: true });
  await rename(`${file}.next`, file);
}
