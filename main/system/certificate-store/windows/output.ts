// The only place that knows what the script for Windows and certutil.exe answer, and what Windows' numbers (HRESULTs) mean. Words are never
// read: they are translated. Pure.

import { z } from 'zod';
import type { ProblemCode, Retry } from '../../../../preload/contract/problems.ts';
import { LabProblem } from '../../../core/problem.ts';
import type { CommandResult } from '../../command.ts';
import { readCertificate, type Certificate } from '../certificate.ts';
import { storeNames, type StoreName } from '../win32.ts';

export interface ListedCertificate {
  readonly certificate: Certificate;
  readonly store: StoreName;
  readonly hasKey: boolean;
  readonly archived: boolean;
  readonly label: string;
}

const listed = z.object({ store: z.enum(storeNames), raw: z.base64(), key: z.boolean(), archived: z.boolean(), label: z.base64().or(z.literal('')) });
const answerSchema = z.object({ certificates: z.array(listed) });
const failureSchema = z.object({ failed: z.number().int() });

/** The certificates in the stores. What this runtime cannot read is somebody's own oddity and left out. Throws `certificate.storeAnswerUnknown`. */
export function readListing({ stdout }: CommandResult, place: string): readonly ListedCertificate[] {
  const parsed = answerSchema.safeParse(parseJson(stdout));
  if (!parsed.success) throw new LabProblem('certificate.storeAnswerUnknown', { place }, { cause: parsed.error });
  return parsed.data.certificates.flatMap(({ store, raw, key, archived, label }) => {
    const certificate = readOrSkip(Buffer.from(raw, 'base64'));
    return certificate === undefined ? [] : [{ certificate, store, hasKey: key, archived, label: Buffer.from(label, 'base64').toString('utf8') }];
  });
}

function readOrSkip(der: Buffer): Certificate | undefined {
  try {
    return readCertificate(der);
  } catch {
    return undefined; // see readListing
  }
}

function parseJson(stdout: Buffer): unknown {
  try {
    return JSON.parse(stdout.toString('latin1'));
  } catch {
    return undefined; // no JSON is no answer
  }
}

/** Numbers of Windows (winerror.h), unsigned. */
const hresults = {
  accessDenied: 0x80070005, sharingViolation: 0x80070020, diskFull: 0x80070070, cancelled: 0x800704c7, policyBlocks: 0x800704ec, wrongPassword: 0x80070056, notFound: 0x80090011,
} as const;

const meanings: ReadonlyMap<number, readonly [code: ProblemCode, retry: Retry]> = new Map<number, readonly [ProblemCode, Retry]>([
  [hresults.accessDenied, ['certificate.storeNotWritable', 'after-fix']], [hresults.sharingViolation, ['certificate.storeLocked', 'now']],
  [hresults.diskFull, ['certificate.noSpace', 'after-fix']], [hresults.cancelled, ['certificate.rootDeclined', 'now']], [hresults.policyBlocks, ['certificate.scriptsRestricted', 'after-fix']],
]);

/** The certificate is not there: for who removes it, that is what was wanted. */
export function isNotThere({ exitCode }: CommandResult): boolean {
  return exitCode === 66;
}

/** .NET gives some of Windows' own small numbers as they are (CryptographicException), others as HRESULTs (HRESULT_FROM_WIN32, winerror.h). */
function toHresult(number: number): number {
  return number > 0 && number <= 0xffff ? (0x80070000 | number) >>> 0 : number >>> 0;
}

/** Answers which problem an ended script means; undefined when it did its work. */
export function readFailure({ exitCode, stdout }: CommandResult, place: string): LabProblem | undefined {
  if (exitCode === 0) return undefined;
  if (exitCode === 65) return new LabProblem('certificate.scriptsRestricted', { place });
  const failure = failureSchema.safeParse(exitCode === 1 ? parseJson(stdout) : undefined);
  const number = failure.success ? toHresult(failure.data.failed) : undefined;
  const [code, retry] = (number === undefined ? undefined : meanings.get(number)) ?? ['certificate.storeRefused', 'after-fix'];
  return new LabProblem(code, { place, detail: number === undefined ? `exit code ${exitCode}` : `0x${number.toString(16).padStart(8, '0')}` }, { retry });
}

export interface Description {
  readonly isThere: boolean;
  readonly hasKey: boolean;
}

/** Reads certutil's description. Its exit codes are HRESULTs, which Node gives signed or unsigned. Throws `certificate.storeRefused`. */
export function readDescription({ exitCode, stdout }: CommandResult, place: string): Description {
  const number = exitCode >>> 0;
  if (number === hresults.notFound) return { isThere: false, hasKey: false };
  if (number !== 0) throw new LabProblem('certificate.storeRefused', { place, detail: `0x${number.toString(16).padStart(8, '0')}` });
  const properties = new Set([...stdout.toString('latin1').matchAll(/^ *(CERT_[A-Z0-9_]+_PROP_ID)\(\d+\)/gm)].map((found) => found[1]));
  const isShown = !properties.has('CERT_ARCHIVED_PROP_ID');
  return { isThere: isShown, hasKey: isShown && (properties.has('CERT_KEY_PROV_INFO_PROP_ID') || properties.has('CERT_NCRYPT_KEY_HANDLE_PROP_ID')) };
}
