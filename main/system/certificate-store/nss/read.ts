// Reads everything in an NSS database: names and trust, keys, certificates. Three processes however many certificates there are; more only
// for nicknames that a batch cannot hold.

import { readCertificate, type Certificate } from '../certificate.ts';
import { keyIdOf } from '../key-id.ts';
import type { StoredCertificate, StoreReading } from '../store.ts';
import { certificatesBatch, describeCertificate, fitsInBatch, keyUri, listCertificate, listKeys, listNames, runBatch } from './commands.ts';
import { hasNoKeys, isNotFound, readDescribedTrust, readKeyIds, readNameTable, readPems, type NamedTrust } from './output.ts';
import { inPrivateFolder } from '../private-folder.ts';
import type { RunTool } from './tool.ts';

/** What is in a database that exists. Certificates that this runtime or NSS's own tools cannot show are left out. */
export async function readDatabase(db: string, look: RunTool): Promise<StoreReading> {
  const [names, keys] = await Promise.all([look(listNames(db)), look(listKeys(db), hasNoKeys)]);
  const [rows, keyIds] = [readNameTable(names.stdout.toString('utf8')), readKeyIds(keys.stdout.toString('latin1'))];
  const stored: StoredCertificate[] = [];
  for (const group of await readGroups(db, [...new Set(rows.map((row) => row.nickname))], look)) {
    stored.push(...await describe(group, rows, keyIds, (nickname) => trustInWords(db, nickname, look)));
  }
  return { exists: true, missingFolders: 0, keyIds, certificates: stored };
}

/** The certificates of one subject. NSS lists all of them under each of their nicknames; a reissue shares that of its forerunner. */
interface Group {
  readonly nicknames: string[];
  readonly certificates: readonly Certificate[];
}

async function readGroups(db: string, nicknames: readonly string[], look: RunTool): Promise<readonly Group[]> {
  const groups = new Map<string, Group>();
  for (const { nickname, certificates } of await readByName(db, nicknames, look)) {
    const subject = certificates[0]?.x509.subject;
    const known = subject === undefined ? undefined : groups.get(subject);
    if (known !== undefined) known.nicknames.push(nickname);
    else if (subject !== undefined) groups.set(subject, { nicknames: [nickname], certificates });
  }
  return [...groups.values()];
}

interface Named {
  readonly nickname: string;
  readonly certificates: readonly Certificate[];
}

/** All in one process; one by one when a name does not fit into a batch or is not found as it is shown (blanks at its end). */
async function readByName(db: string, nicknames: readonly string[], look: RunTool): Promise<readonly Named[]> {
  if (nicknames.length === 0) return [];
  const together = nicknames.every(fitsInBatch) ? await inPrivateFolder(async (write) => look(runBatch(db, await write('batch', certificatesBatch(nicknames))), isNotFound)) : undefined;
  const parts = together?.exitCode === 0 ? splitByName(readPems(together.stdout.toString('latin1')).flatMap(readOrSkip)) : [];
  if (parts.length === nicknames.length) return parts.map((certificates, index) => ({ nickname: nicknames[index] ?? '', certificates }));
  const named: Named[] = [];
  for (const nickname of nicknames) {
    const { stdout } = await look(listCertificate(db, nickname), isNotFound);
    named.push({ nickname, certificates: readPems(stdout.toString('latin1')).flatMap(readOrSkip) });
  }
  return named;
}

/** The batch's output says nothing between two names: a new one begins with another subject, or with a certificate that was there already. */
function splitByName(certificates: readonly Certificate[]): readonly (readonly Certificate[])[] {
  const parts: Certificate[][] = [];
  for (const one of certificates) {
    const last = parts.at(-1);
    const belongs = last?.[0]?.x509.subject === one.x509.subject && !last.some((other) => other.sha256 === one.sha256);
    if (belongs) last.push(one);
    else parts.push([one]);
  }
  return parts;
}

/** Somebody's own oddity is none of ours, so it does not matter here. */
function readOrSkip(pem: string): readonly Certificate[] {
  try {
    return [readCertificate(pem)];
  } catch {
    return []; // see above
  }
}

type AskTrust = (nickname: string) => Promise<ReadonlyMap<string, string>>;

/** The table has no digests, so twins with different trust have to be asked for in words. */
async function describe({ nicknames, certificates }: Group, rows: readonly NamedTrust[], keyIds: readonly string[], ask: AskTrust): Promise<readonly StoredCertificate[]> {
  const trusts = new Set(rows.filter((row) => nicknames.includes(row.nickname)).map((row) => row.trust));
  const inWords = trusts.size > 1 ? await ask(nicknames[0] ?? '') : undefined;
  return certificates.map((certificate) => ({
    certificate, nickname: nicknameOf(certificate, nicknames), hasKey: keyIds.includes(keyIdOf(certificate.x509) ?? ''),
    trust: (inWords === undefined ? [...trusts][0] : inWords.get(certificate.sha256)) ?? '',
  }));
}

/** Which of several nicknames of a subject is whose is not told, but ours end with the beginning of the digest. */
function nicknameOf({ sha256 }: Certificate, nicknames: readonly string[]): string {
  return nicknames.find((name) => name.endsWith(` ${sha256.slice(0, 8)}`)) ?? nicknames.find((name) => !/ [0-9a-f]{8}$/.test(name)) ?? nicknames[0] ?? '';
}

/** The trust of the certificates of one key, by SHA-256. */
export async function readTrustsOf(db: string, keyId: string, look: RunTool): Promise<ReadonlyMap<string, string>> {
  return trustInWords(db, keyUri(keyId), look);
}

async function trustInWords(db: string, nickname: string, look: RunTool): Promise<ReadonlyMap<string, string>> {
  return readDescribedTrust((await look(describeCertificate(db, nickname), isNotFound)).stdout.toString('latin1'));
}
