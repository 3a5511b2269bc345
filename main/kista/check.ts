// The chain before anything is sent: the name, the port, the greeting, the host key, our key, the folder. The first that fails is where it stops,
// and says who can put it right. It writes nothing anywhere, and no secret is in what it answers.

import { checkIds, type CheckId, type Side, type TransferInformation, type Verdict } from '../../preload/contract/kista.ts';
import type { Problem, ProblemCode } from '../../preload/contract/problems.ts';
import { LabProblem, toProblem } from '../core/problem.ts';
import type { Resolver } from '../system/machine.ts';
import { abortable } from '../system/ssh/abortable.ts';
import { makeKeyPair } from '../system/ssh/key-files.ts';
import { addOutput, emptyScreen, transcriptOf } from '../system/ssh/terminal-text.ts';
import { readBanner, type Banner } from './banner.ts';
import { openKista, type KistaTarget, type OpenKista } from './transfer/connect.ts';
import { readKey } from './transfer/login.ts';
import { kistaFolder } from './upload-folder.ts';

export interface CheckInput {
  readonly information: TransferInformation;
  /** Loads the key when it is needed; undefined: no key is chosen yet, and the chain stops before it. */
  readonly key: (() => Promise<KistaTarget['key']>) | undefined;
  readonly resolver: Resolver;
  readonly signal: AbortSignal;
  /** Told of each verdict at once. */
  readonly tell?: (verdicts: readonly Verdict[]) => void;
}

export interface Checked {
  readonly verdicts: readonly Verdict[];
  readonly isRight: boolean;
  readonly banner?: Banner;
  /** The IPv4 address that was tried. */
  readonly address?: string;
}

/** Longer than the system's own resolver takes to give up on two servers. */
const resolveTimeoutMs = 15_000;
const folderTimeoutMs = 15_000;

/** Goes through the chain. Throws an AbortError only. */
export async function checkKista(input: CheckInput): Promise<Checked> {
  const chain = createChain(input.tell ?? (() => undefined));
  let banner: Banner | undefined;
  let address: string | undefined;
  try {
    address = await findAddress(input);
    chain.pass('resolve', address);
    const kista = await connect(input, address, (raw) => {
      banner = readBanner(raw);
      chain.pass('connect', `${address ?? ''}:${input.information.port}`);
      chain.pass('banner', 'SSH-2.0');
      chain.pass('fingerprint', input.information.fingerprint);
    });
    try {
      chain.pass('banner', kista.greeting);
      chain.pass('key', input.information.user);
      await lookAtFolder(kista, input);
      chain.pass('folder', kistaFolder);
    } finally {
      kista.close();
    }
  } catch (error) {
    const problem = toProblem(error);
    if (problem.code === 'cancelled' || problem.code === 'internal') throw error;
    chain.fail(problem);
  }
  const verdicts = chain.verdicts();
  return { verdicts, isRight: verdicts.every(({ state }) => state === 'passed'), ...(banner && { banner }), ...(address !== undefined && { address }) };
}

/** The IPv4 address of a host. Throws `kista.notResolved`, an AbortError. */
export async function findAddress({ information: { host, port }, resolver, signal }: Pick<CheckInput, 'information' | 'resolver' | 'signal'>): Promise<string> {
  if (/^[\d.]+$/.test(host)) return host;
  const problem = new LabProblem('kista.notResolved', { host, port: String(port) }, { retry: 'now' });
  let timer: NodeJS.Timeout | undefined;
  try {
    const [address] = await abortable<readonly string[]>(signal, (resolve, reject) => {
      timer = setTimeout(() => reject(problem), resolveTimeoutMs);
      resolver.resolve(host).then(resolve, reject);
    });
    if (address === undefined) throw problem;
    return address;
  } finally {
    clearTimeout(timer);
  }
}

/** Without a key that can be used the server is still looked at: nothing is offered then, and the key's own problem comes last. */
async function connect({ information, key, signal }: CheckInput, address: string, heard: (raw: string) => void): Promise<OpenKista> {
  const loaded = await load(key);
  try {
    if ('value' in loaded) return await openKista({ information, address, key: loaded.value, onBanner: heard }, signal);
    const onBanner = (raw: string): void => {
      heard(raw);
      throw loaded.error;
    };
    return await openKista({ information, address, key: { content: Buffer.from(makeKeyPair('', undefined).private) }, onBanner }, signal);
  } finally {
    if ('value' in loaded) loaded.value.content.fill(0);
  }
}

/** A key that opens, or what is wrong with it. */
async function load(key: CheckInput['key']): Promise<{ readonly value: KistaTarget['key'] } | { readonly error: unknown }> {
  try {
    const value = await (key ?? noKey)();
    readKey(value);
    return { value };
  } catch (error) {
    return { error };
  }
}

function noKey(): Promise<never> {
  return Promise.reject(new LabProblem('kista.keyNotThere', { file: '~/.ssh/ekista_…' }));
}

/** Some kistas take files without showing what is there: that the folder is one is all that counts. */
async function lookAtFolder({ sftp, closed }: OpenKista, { information: { host, port }, signal }: CheckInput): Promise<void> {
  const facts = { host, port: String(port) };
  await abortable<void>(signal, (resolve, reject) => {
    const timer = setTimeout(() => reject(new LabProblem('kista.noFileTransfer', facts)), folderTimeoutMs);
    const refuse = (cause: unknown): void => { clearTimeout(timer); reject(new LabProblem('kista.noUploadFolder', facts, { cause })); };
    void closed.then(() => { clearTimeout(timer); reject(new LabProblem('kista.connectionLost', facts, { retry: 'now' })); });
    sftp.stat(kistaFolder, (error, found) => {
      if (error !== undefined && error !== null) return refuse(error);
      if (!found.isDirectory()) return refuse(new Error('no folder'));
      clearTimeout(timer);
      resolve();
    });
  });
}

interface Chain {
  pass(id: CheckId, seen: string): void;
  fail(problem: Problem): void;
  verdicts(): readonly Verdict[];
}

function createChain(tell: (verdicts: readonly Verdict[]) => void): Chain {
  const known = new Map<CheckId, Verdict>();
  const verdicts = (): readonly Verdict[] => checkIds.map((id) => known.get(id) ?? { id, state: 'not-tried', seen: '' });
  const note = (verdict: Verdict): void => {
    // A server may say anything.
    known.set(verdict.id, { ...verdict, seen: transcriptOf(addOutput(emptyScreen, verdict.seen)).slice(0, 200) });
    tell(verdicts());
  };
  return {
    pass: (id, seen) => note({ id, state: 'passed', seen }),
    fail(problem) {
      const { at, side } = meanings[problem.code] ?? { at: checkIds.find((id) => !known.has(id)) ?? 'folder', side: 'unknown' };
      // It came as far as that: what lies before was all right.
      for (const id of checkIds.slice(0, checkIds.indexOf(at))) if (!known.has(id)) note({ id, state: 'passed', seen: '' });
      note({ id: at, state: 'failed', seen: seenIn(problem), problem, side });
    },
    verdicts,
  };
}

function seenIn({ code, facts }: Problem): string {
  return code === 'kista.otherFingerprint' ? facts['found'] ?? '' : facts['detail'] ?? '';
}

interface Meaning {
  readonly at: CheckId;
  readonly side: Side;
}

/** Which link of the chain a problem breaks, and who can put it right. */
const meanings: Partial<Record<ProblemCode, Meaning>> = {
  'kista.notResolved': { at: 'resolve', side: 'network' },
  'kista.noAnswer': { at: 'connect', side: 'network' },
  'kista.noRoute': { at: 'connect', side: 'network' },
  'kista.blockedHere': { at: 'connect', side: 'network' },
  'kista.refused': { at: 'connect', side: 'unknown' },
  'kista.closedAtOnce': { at: 'banner', side: 'hunt-cloud' },
  'kista.silent': { at: 'banner', side: 'unknown' },
  'kista.notSsh': { at: 'banner', side: 'network' },
  'kista.noSecureConnection': { at: 'fingerprint', side: 'hunt-cloud' },
  'kista.otherFingerprint': { at: 'fingerprint', side: 'unknown' },
  'kista.loginNotOffered': { at: 'key', side: 'hunt-cloud' },
  // The public half is read out of the private file itself, so the pair is right: what differs is what HUNT Cloud put in place, or the user name.
  'kista.keyRefused': { at: 'key', side: 'hunt-cloud' },
  'kista.keyNotThere': { at: 'key', side: 'you' },
  'kista.keyUnreadable': { at: 'key', side: 'you' },
  'kista.keyTooOpen': { at: 'key', side: 'you' },
  'kista.passphraseMissing': { at: 'key', side: 'you' },
  'kista.passphraseWrong': { at: 'key', side: 'you' },
  'kista.noFileTransfer': { at: 'folder', side: 'hunt-cloud' },
  'kista.noUploadFolder': { at: 'folder', side: 'hunt-cloud' },
};
